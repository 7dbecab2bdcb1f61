"""PINs: argon2 hashes, and which PINs are too easy to guess. Slow on purpose: never call it inside a write."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from api.core.problems import Problem

LENGTH = 6
# About 35 ms; OWASP's second choice of parameters for argon2id (Password Storage Cheat Sheet).
HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
# Checked where there is no hash to check, so that unknown and disabled accounts take as long as a wrong PIN.
DUMMY_HASH = "$argon2id$v=19$m=19456,t=2,p=1$/GXC7FS5Z+lkoWOisHbjYA$BbLSfOLyE6Xr0qUE1uYNd/TnE84CobUPoAzdADGWBho"
OFTEN_CHOSEN = frozenset({"147258", "258369", "159753", "159357", "102030", "520520", "110110", "987456", "789456"})
STEPS = {"0123456789012345", "9876543210987654"}


def hash_pin(pin: str) -> str:
    """The argon2id hash of a PIN (about 35 ms and 19 MB)."""
    return HASHER.hash(pin)


def verify_pin(secret_hash: str | None, pin: str) -> bool:
    """Whether ``pin`` made the hash; with no hash always False, after the same time."""
    try:
        HASHER.verify(secret_hash or DUMMY_HASH, pin)
    except (VerificationError, InvalidHashError):
        return False
    return secret_hash is not None


def check_pin(pin: str, phone: str = "") -> None:
    """Raise Problem ``pin_weak`` unless the PIN is six digits that a stranger would not try first."""
    if not (pin.isascii() and pin.isdecimal() and len(pin) == LENGTH):
        raise Problem("pin_weak", "A PIN has six digits")
    if _is_pattern(pin) or pin in OFTEN_CHOSEN or phone.endswith(pin):
        raise Problem("pin_weak")


def _is_pattern(pin: str) -> bool:
    """Few different digits, steps up or down, a half repeated or mirrored, or pairs such as 112233."""
    first, last = pin[:3], pin[3:]
    pairs = pin[0::2] == pin[1::2]
    return len(set(pin)) < 3 or any(pin in steps for steps in STEPS) or last in (first, first[::-1]) or pairs
