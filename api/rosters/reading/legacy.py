"""Text typed in fonts of before Unicode, TCVN3 (".VnTime") and VNI ("VNI-Times"): recognised and converted.

Tables: TCVN 5712:1993 (VN3) in code page 1252, and VNI's two-character forms. What can't be told for sure is not
guessed: the caller refuses the file.
"""

import re
import unicodedata
from collections.abc import Iterable

from api.core.text import fold, nfc

TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {"á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323", "â": ""}
_VNI_BREVES = {"é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323", "ê": ""}
_VNI_SINGLE = dict(zip("ñÑíìæóòîÍÌÆÓÒÎ", "đĐíìỉĩịỵÍÌỈĨỊỴ", strict=True))
_VNI_HORNS = {"ô": "ơ", "ö": "ư", "Ô": "Ơ", "Ö": "Ư"}
_VNI_PAIR = re.compile(r"([aeouyôöAEOUYÔÖ])([ùøûõïáàåãäâéèúüëêÙØÛÕÏÁÀÅÃÄÂÉÈÚÜËÊ])|[ñÑíìæóòîÍÌÆÓÒÎôöÔÖ]")

# Never in Unicode Vietnamese: what betrays each font.
_TCVN3_MARKS = re.compile("[µ¶·¸¹¨»¼½¾Æ©ÇËÎÏÐÑªÖ×ØÜÞß®«åæçë¬îïñ\xadõö÷øûüþ¡¤¥¦§ä]")
_VNI_MARKS = re.compile(r"[aeouyôöAEOUYÔÖ][ùøûõïåäëüÙØÛÕÏÅÄËÜ]|[ñÑöÖæÆ]|[aeoAEO][âêÂÊ]")
_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?"
    r"(uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|uy|ia|ie|iu|ua|uo|ui|ue|uu|oa|oe|oi|oo|ai|ao|au|ay|eo|eu|ye|[aeiouy])"
    r"(ng|nh|ch|[cmnpt])?"
)
ENOUGH = 0.85


def convert_tcvn3(text: str) -> str:
    """Unicode for text in TCVN3."""
    return nfc("".join(TCVN3.get(char, char) for char in text)) if text else text


def convert_vni(text: str) -> str:
    """Unicode for text in VNI."""
    return nfc(_VNI_PAIR.sub(_vni_vowel, text))


def detect(texts: Iterable[str]) -> str | None:
    """``tcvn3``, ``vni`` or None for Unicode; ``unknown`` for text that is broken and fits neither."""
    suspect = [t for t in texts if not _UNICODE_ONLY.search(t) and (_TCVN3_MARKS.search(t) or _VNI_MARKS.search(t))]
    if not suspect:
        return None
    plain = _share(suspect)
    if plain >= ENOUGH:
        return None
    score, name = max((_share(map(CONVERTERS[name], suspect)), name) for name in CONVERTERS)
    return name if score >= ENOUGH and score > plain else "unknown"


def convert(text: str, font: str) -> str:
    """Text of a file whose font is known; cells that were typed in Unicode stay."""
    return text if _UNICODE_ONLY.search(text) or text.isascii() else CONVERTERS[font](text)


def _share(texts: Iterable[str]) -> float:
    """Share of words that can be Vietnamese syllables."""
    words = [word for text in texts for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))]
    words += [mark for text in texts for mark in re.findall(r"[^\w\s.,;:()/\-–'\"&+#%]", text)] if words else []
    return sum(_SYLLABLE.fullmatch(fold(word)) is not None and _plain(word) for word in words) / max(1, len(words))


def _plain(word: str) -> bool:
    """Whether all letters are Vietnamese ones: ``ö`` and ``ï`` fold to a plain letter and would pass."""
    return all(
        char.isascii() or not set(unicodedata.normalize("NFD", char)) & set("\u0308\u030a\u0327") for char in word
    ) and not re.search("[ñÑæÆøØåÅß]", word)


def _vni_vowel(pair: re.Match[str]) -> str:
    if pair.group(1) is None:
        return _VNI_SINGLE.get(pair.group(), _VNI_HORNS.get(pair.group(), pair.group()))
    vowel, mark = pair.group(1), pair.group(2).lower()
    base = _VNI_HORNS.get(vowel, vowel)
    if mark in _VNI_TONES:
        return unicodedata.normalize("NFC", base + _VNI_TONES[mark])
    hats = _VNI_HATS if mark in _VNI_HATS else _VNI_BREVES
    return unicodedata.normalize("NFC", base + ("\u0302" if hats is _VNI_HATS else "\u0306") + hats[mark])


CONVERTERS = {"tcvn3": convert_tcvn3, "vni": convert_vni}
