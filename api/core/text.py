"""Vietnamese text: normal form, search without accents, order by given name, phone numbers."""

import re
import unicodedata

_ALPHABET = {c: i for i, c in enumerate("0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# huyền < hỏi < ngã < sắc < nặng (CLDR 48, vi)
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MOBILE = re.compile(r"0[35789][0-9]{8}")
_LANDLINE = re.compile(r"0(?:274|271|251)[0-9]{7}|028[0-9]{8}")


def nfc(text: str) -> str:
    """Composed form with single spaces and no space at either end."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without accents, đ as d: what a search compares."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def collation_key(text: str) -> str:
    """A key whose byte order is Vietnamese order: letters first, tones second, case last."""
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", text).lower():
        parts = unicodedata.normalize("NFD", char)
        tone = next((c for c in parts if c in _TONES), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else char
        if base in _ALPHABET:
            letters.append(chr(0x41 + _ALPHABET[base]))
        else:
            letters.append(" " if base.isspace() else "!")
        tones.append(str(_TONES.get(tone, 0)))
    return "".join(letters) + " " + "".join(tones) + " " + text.swapcase()


def natural_key(text: str) -> str:
    """The same with numbers in the order of their size: Khu phố 2 before Khu phố 10."""
    return collation_key(re.sub(r"[0-9]+", lambda found: found[0].zfill(9), text))


def name_key(name: str) -> str:
    """Order of persons: given name, then family name, then middle names."""
    words = name.split()
    return collation_key(" ".join([words[-1], *words[:-1]])) if words else ""


def phone_e164(text: str) -> str | None:
    """``+84…`` for any usual spelling of a Vietnamese number (dots, spaces, 84, lost zero), else None.

    Source: Thông tư 22/2014/TT-BTTTT numbering plan as amended 2018; 11-digit mobiles of before 2018 are not guessed.
    """
    digits = re.sub(r"[\s.\-()]", "", text)
    if digits.startswith("+84"):
        digits = "0" + digits[3:].removeprefix("0")
    elif digits.startswith("84") and len(digits) in (11, 12):
        digits = "0" + digits[2:].removeprefix("0")
    elif len(digits) == 9 and digits[0] in "35789":
        digits = "0" + digits
    if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
        return "+84" + digits[1:]
    return None


def phone_shown(e164: str) -> str:
    """``0912 345 678`` for ``+84912345678``."""
    digits = "0" + e164.removeprefix("+84")
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
