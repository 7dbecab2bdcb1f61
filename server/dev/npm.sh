#!/usr/bin/env bash
# Installs the npm packages of the lock file into pwa/node_modules. Does nothing if they are current.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

OK=pwa/node_modules/.ok

newer "$OK" pwa/package.json pwa/package-lock.json && exit 0
say "installing the npm packages"
(cd pwa && npm ci --silent --no-audit --no-fund)
touch "$OK"
