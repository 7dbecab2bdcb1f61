"""The fixed words of the phone app in both languages, read from its strings files."""

import re
from functools import cache

from tests.support.sources import pwa_files

PAIR = re.compile(
    r"const vi\b.*?=\s*\{(?P<vi>.*?)^\};.*?const en: typeof vi = \{(?P<en>.*?)^\};", re.MULTILINE | re.DOTALL
)
WORDS = re.compile(r'"((?:[^"\\\n]|\\.)+)"')
LETTER = re.compile(r"[^\W\d_]")
# Languages call themselves by their own name wherever they are offered.
OWN_NAMES = {"Tiếng Việt", "English"}
# What a program says by accident, in any language.
ACCIDENTS = re.compile(r"\b(undefined|null|NaN|Infinity|Invalid Date)\b|\[object ")


@cache
def fixed_words(language: str) -> frozenset[str]:
    """Every fixed text of one language that the other does not have as well."""
    sides: dict[str, set[str]] = {"vi": set(), "en": set()}
    for path in pwa_files(".ts", ".tsx"):
        for pair in PAIR.finditer(path.read_text()):
            for side, words in sides.items():
                # what has no letter is of no language: n === "1" ? ...
                words.update(text for text in WORDS.findall(pair[side]) if LETTER.search(text))
    other = "en" if language == "vi" else "vi"
    return frozenset(sides[language] - sides[other] - OWN_NAMES)


def misplaced(said: list[str], language: str) -> list[str]:
    """What of a screen's text is fixed words of the other language, or an accident."""
    strange = fixed_words("en" if language == "vi" else "vi")
    return [words for words in said if words in strange or ACCIDENTS.search(words)]
