"""What must differ between stories that share a database, now and from an earlier run."""

import itertools
import secrets

_start = secrets.randbelow(10**6)
_numbers = itertools.count()
_phones = itertools.count(secrets.randbelow(10**7))


def number() -> int:
    """A number below a million million that no other story has."""
    return _start * 10**6 + next(_numbers)


def code(prefix: str = "x") -> str:
    """A unit's or record's code."""
    return f"{prefix}{number():012d}"


def phone() -> str:
    """A mobile number (E.164) out of the prefix 053, which nobody has been given."""
    return f"+8453{next(_phones) % 10**7:07d}"
