#!/usr/bin/env bash
# Makes .venv: Python packages checked against their hashes, with node and npm among them. Does nothing if it is current.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

OK="$VENV/.ok"
FILES=(server/dev/uv.txt requirements.txt requirements-dev.txt)

find_python() {
  local name
  for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  die "Python 3.11 or newer is needed (set PYTHON= to name it)."
}

# Debian ships venv without ensurepip until python3-venv is there.
need_ensurepip() {
  "$1" -c 'import ensurepip, venv' 2>/dev/null && return
  apt_install python3-venv && "$1" -c 'import ensurepip, venv' 2>/dev/null && return
  die "$1 cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv"
}

make_venv() {
  local python
  python="$(find_python)"
  need_ensurepip "$python"
  "$python" -m venv --clear "$VENV"
}

# A venv that was moved or half made is of no use: its programs carry the path they were installed under.
usable() {
  grep -qF " $VENV" "$VENV/pyvenv.cfg" 2>/dev/null && "$VENV/bin/python" -c '' 2>/dev/null &&
    "$VENV/bin/uv" --version >/dev/null 2>&1
}

newer "$OK" "${FILES[@]}" && usable && exit 0

# Two terminals may start at once on a fresh clone.
if command -v flock >/dev/null; then
  exec 9<"$ROOT/server/dev/setup.sh"
  flock 9
  newer "$OK" "${FILES[@]}" && usable && exit 0
fi

say "installing the Python packages"
usable || make_venv
"$VENV/bin/python" -m pip install -q --require-hashes -r server/dev/uv.txt
# Compiled once here (3 s): where PYTHONDONTWRITEBYTECODE is set, each start would compile anew (1.3 s).
"$VENV/bin/uv" pip install -q --python "$VENV/bin/python" --compile-bytecode --require-hashes \
  -r requirements.txt -r requirements-dev.txt
touch "$OK"
