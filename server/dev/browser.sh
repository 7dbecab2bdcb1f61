#!/usr/bin/env bash
# Sees to Debian's Chromium, which the browser tests drive.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

[ -x /usr/bin/chromium ] && exit 0
# DejaVu has all Vietnamese letters; a bare machine may have no font at all.
apt_install chromium fonts-dejavu-core && [ -x /usr/bin/chromium ] && exit 0
die "The browser tests need /usr/bin/chromium. As root: apt-get install chromium fonts-dejavu-core"
