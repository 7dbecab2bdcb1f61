#!/usr/bin/env bash
# Runs checks one after the other and times them; a failed one does not hide the next. Ends non-zero if any failed.
#   check.sh lint    what is decided without running the code
#   check.sh test    everything there is
set -uo pipefail
. "$(dirname "$0")/lib.sh"

FAILED=0
SUMMARY=""

# step NAME COMMAND…
step() {
  local name="$1" start=$SECONDS verdict=ok
  shift
  say "== $name"
  "$@" || { verdict=FAILED FAILED=1; }
  SUMMARY+="$(printf '%5d s  %-6s  %s' $((SECONDS - start)) "$verdict" "$name")"$'\n'
}

in_pwa() { (cd pwa && "$@"); }

lint() {
  step "ruff check" ruff check --quiet .
  step "ruff format" ruff format --quiet --check .
  step "mypy" mypy
  step "import-linter" lint-imports --no-logo
  step "biome" in_pwa npm run --silent lint
  step "tsc" in_pwa npm run --silent typecheck
}

run_tests() {
  # Compiled once for all processes of the tests, whatever the environment says: else each compiles the house anew.
  export PYTHONDONTWRITEBYTECODE=
  step "vitest" in_pwa npm run --silent test
  step "build" server/dev/build.sh
  step "chromium" server/dev/browser.sh
  # Two of the processes drive browsers and mostly wait: made for two cores, see tests/support/spread.py.
  step "pytest" pytest -q -n 3 --dist loadgroup
}

step "packages" server/dev/setup.sh
step "npm packages" server/dev/npm.sh
[ "$FAILED" = 0 ] || exit 1
case "${1:-}" in
  lint) lint ;;
  test) lint && run_tests ;;
  *) die "usage: check.sh lint | test" ;;
esac
printf '\n%s\n%5d s  total\n' "${SUMMARY%$'\n'}" "$SECONDS"
exit "$FAILED"
