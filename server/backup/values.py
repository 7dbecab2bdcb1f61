"""The text of a value in a backup is PostgreSQL's COPY text; here is what SQLite keeps for it, there and back.

PostgreSQL reads and writes it by itself. SQLite has no types of its own, so the declared type of the column decides:
UUIDs are 32 hex digits there, instants text without an offset (always UTC) and with all six digits of the fraction.
"""

import re
from collections.abc import Callable

Stored = str | int | float | bytes
NULL = r"\N"
_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_MEANT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_UTC = "+00"


def encoder(declared: str) -> Callable[[Stored], str]:
    """How a stored value of a column declared so is written into a backup."""
    return _ENCODERS.get(declared, _plain)


def decoder(declared: str) -> Callable[[str], Stored]:
    """How a text of a backup is stored in a column declared so. What it gives may raise ValueError."""
    return _DECODERS.get(declared, str)


def join(texts: list[str | None]) -> str:
    """One line of COPY text, its end included."""
    return "\t".join(NULL if text is None else text.translate(_ESCAPED) for text in texts) + "\n"


def split(line: str) -> list[str | None]:
    """The texts of a line; None for NULL."""
    return [None if field == NULL else _unescape(field) for field in line.rstrip("\n").split("\t")]


def _unescape(field: str) -> str:
    return _ESCAPE.sub(lambda found: _MEANT.get(found[1], found[1]), field) if "\\" in field else field


def _plain(value: Stored) -> str:
    # a number in a JSON column comes back as one: SQLite's affinity
    return str(value)


def _uuid_text(value: Stored) -> str:
    digits = str(value)
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _uuid_stored(text: str) -> str:
    return text.replace("-", "")


def _instant_text(value: Stored) -> str:
    return str(value) + _UTC


def _instant_stored(text: str) -> str:
    if not text.endswith(_UTC):
        raise ValueError(f"not an instant in UTC: {text}")
    seconds, _, fraction = text.removesuffix(_UTC).partition(".")
    return f"{seconds}.{fraction:0<6}"


def _bytes_text(value: Stored) -> str:
    return rf"\x{value.hex()}" if isinstance(value, bytes) else str(value)


_ENCODERS: dict[str, Callable[[Stored], str]] = {
    "CHAR(32)": _uuid_text,
    "DATETIME": _instant_text,
    "BOOLEAN": lambda value: "t" if value else "f",
    "BLOB": _bytes_text,
}
_DECODERS: dict[str, Callable[[str], Stored]] = {
    "CHAR(32)": _uuid_stored,
    "DATETIME": _instant_stored,
    "BOOLEAN": lambda text: int(text == "t"),
    "BLOB": lambda text: bytes.fromhex(text.removeprefix(r"\x")),
}
