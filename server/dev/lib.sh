# Shared by the scripts beside it; sourced, never run. Sets ROOT, VENV and PATH, and works from ROOT.
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
VENV="$ROOT/.venv"
cd "$ROOT" || exit 1

# The venv carries its own node and npm; an older system node must not be found first.
export PATH="$VENV/bin:$PATH"
export UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# apt_install PACKAGE…: succeeds only as root on a Debian-like system.
apt_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "installing $* with apt-get"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null
}

# newer STAMP FILE…: true if STAMP exists and none of the files changed after it.
newer() {
  local stamp="$1" file
  shift
  [ -f "$stamp" ] || return 1
  for file in "$@"; do
    [ "$file" -nt "$stamp" ] && return 1
  done
  return 0
}
