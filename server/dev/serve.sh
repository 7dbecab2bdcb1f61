#!/usr/bin/env bash
# Builds the phone app, brings the database up to date and serves. The venv must be there: ./run sees to it.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/env.sh"

# First of all: what already serves here may be using the same database.
python -m server.dev.port
server/dev/build.sh
python -m server.dev.prepare
exec python -m server.dev.serve
