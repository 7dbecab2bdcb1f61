"""How much is drawn at random: a little each time, a lot in `make nightly`, which sets NIGHTLY=1."""

import os

NIGHTLY = os.environ.get("NIGHTLY") == "1"


def examples(usual: int, *, nightly: int) -> int:
    """The number of examples of a property."""
    return nightly if NIGHTLY else usual
