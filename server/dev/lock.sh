#!/usr/bin/env bash
# Pins every package with its hashes. No registry's address gets into the files, so any mirror will do.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

pin() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header "$1" -o "$2"
}

pin requirements.in requirements.txt
pin requirements-dev.in requirements-dev.txt
cd pwa
npm install --silent --package-lock-only
npm ci --silent # npm can write a lock file that it refuses itself: the registry may lack a build of another system
touch node_modules/.ok
