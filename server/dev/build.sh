#!/usr/bin/env bash
# Builds the phone app into pwa/dist. Does nothing if no source changed since the last build.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

BUILT=pwa/dist/.built

# Folders count too, so that a deleted file is noticed.
changed() {
  [ -f "$BUILT" ] || return 0
  [ -n "$(find pwa -mindepth 1 \( -path pwa/node_modules -o -path pwa/dist -o -name '*.test.ts*' \) -prune \
    -o -newer "$BUILT" -print -quit)" ]
}

changed || exit 0
server/dev/npm.sh
say "building the phone app"
(cd pwa && npm run --silent build -- --logLevel warn)
touch "$BUILT"
