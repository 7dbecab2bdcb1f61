"""Which characters the shipped fonts can draw: an archive paper (PDF/A) must not be made with any other."""

import struct
import unicodedata
from functools import cache, reduce
from pathlib import Path
from typing import Any

# Stands where a character was that no font here has, such as an emoji.
BOX = "□"
INVISIBLE = ("Cc", "Cf", "Mn", "Me")
WINDOWS_UNICODE = (3, 1)
# The last segment only ends the table.
LAST = 0xFFFE


def drawable(told: Any, fonts: Path) -> Any:
    """JSON values in which every text can be drawn with all fonts of the folder."""
    if isinstance(told, str):
        known = coverage(fonts)
        return told if known.issuperset(told) else "".join(_instead(char, known) for char in told)
    if isinstance(told, list | tuple):
        return [drawable(one, fonts) for one in told]
    if isinstance(told, dict):
        return {key: drawable(value, fonts) for key, value in told.items()}
    return told


@cache
def coverage(fonts: Path) -> frozenset[str]:
    """The characters that each font of the folder has, and the line feed, which none needs."""
    each = [_characters(path.read_bytes()) for path in sorted(fonts.glob("*.ttf"))]
    return reduce(frozenset.intersection, each) | {"\n"}


def _instead(char: str, known: frozenset[str]) -> str:
    if char in known:
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in INVISIBLE else BOX


def _characters(font: bytes) -> frozenset[str]:
    """Of the table ``cmap``, format 4 (OpenType 1.9, "cmap"): segments of the basic plane."""
    at = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, at + 2)
    records = (struct.unpack_from(">HHI", font, at + 4 + 8 * n) for n in range(count))
    at += next(offset for platform, encoding, offset in records if (platform, encoding) == WINDOWS_UNICODE)
    kind, _, _, doubled = struct.unpack_from(">4H", font, at)
    if kind != 4:
        raise ValueError(f"a font with a cmap of format {kind}")
    segments = doubled // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{segments}H", font, at + 14 + skipped + n * doubled)
        for n, skipped in enumerate((0, 2, 2, 2))
    )
    found: set[str] = set()
    for place in range(segments):
        # offsets count from where they stand themselves
        listed = at + 16 + 3 * doubled + 2 * place + offsets[place]
        for code in range(starts[place], min(ends[place], LAST) + 1):
            given = struct.unpack_from(">H", font, listed + 2 * (code - starts[place]))[0] if offsets[place] else code
            missing = offsets[place] and given == 0
            if not missing and (given + deltas[place]) & 0xFFFF:
                found.add(chr(code))
    return frozenset(found)


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(count))
    return next(int(offset) for tag, _, offset, _ in tables if tag == name)
