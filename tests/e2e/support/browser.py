"""Debian's Chromium, and its process."""

import os
import signal
import time
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"
# Of several such lists Chromium heeds the last, so Playwright's (1.65) is repeated, as far as it is Chromium's.
PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,"
    "TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)
# What drops down from an address bar, which nobody sees here: with each window it cost more than our own page.
ADDRESS_BAR = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"
# The last two keep a page that no one looks at as quick as one in front.
ARGS = [
    f"--disable-features={PLAYWRIGHTS},{ADDRESS_BAR}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
]
KILLED_WITHIN_SECONDS = 10.0


def kill_browser(profile: Path) -> None:
    """End the browser of a profile and all its processes as a phone ends an app: at once, without a word (SIGKILL)."""
    pid = browser_pid(profile)
    group = os.getpgid(pid)
    assert group != os.getpgid(0), "the browser has a process group of its own"
    os.killpg(group, signal.SIGKILL)
    deadline = time.monotonic() + KILLED_WITHIN_SECONDS
    while _any_lives(group) and time.monotonic() < deadline:
        time.sleep(0.02)
    # What a killed browser leaves behind would keep the next one from starting.
    for name in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
        (profile / name).unlink(missing_ok=True)


def browser_pid(profile: Path) -> int:
    """The process id of the browser itself, which is the parent of all its other processes."""
    wanted = f"--user-data-dir={profile}".encode()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        words = _command(entry)
        if wanted in words and not any(word.startswith(b"--type=") for word in words):
            return int(entry.name)
    raise LookupError(f"no browser runs with {profile}")


def _command(entry: Path) -> list[bytes]:
    try:
        return (entry / "cmdline").read_bytes().split(b"\0")
    except OSError:  # it ended in between
        return []


def _any_lives(group: int) -> bool:
    return any(_lives_in(group, entry) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def _lives_in(group: int, entry: Path) -> bool:
    try:
        state, _, its_group = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
    except OSError:  # it ended in between
        return False
    return state != "Z" and int(its_group) == group
