"""PINs of the demo's log-ins: derived from the phone number, so that they can be told again and again.

Anybody can work them out. That is the point of a demo, and why none of this runs outside of it.
"""

import hashlib
import itertools

from api.auth.pins import check_pin
from api.core.problems import Problem


def demo_pin(phone: str) -> str:
    """The PIN of a demo account (E.164 number): six digits that pass the rules for PINs."""
    return next(pin for pin in (_candidate(phone, n) for n in itertools.count()) if _is_good(pin, phone))


def _candidate(phone: str, nth: int) -> str:
    digest = hashlib.sha256(f"toso demo pin {phone} {nth}".encode()).digest()
    return f"{int.from_bytes(digest[:4], 'big') % 1_000_000:06d}"


def _is_good(pin: str, phone: str) -> bool:
    try:
        check_pin(pin, phone)
    except Problem:
        return False
    return True
