"""Every string of the phone app exists in Vietnamese and English, in words that people use."""

import re
from pathlib import Path

import pytest

from tests.support.sources import pwa_files, shown

SOURCES = [path for path in pwa_files(".ts", ".tsx") if ".test." not in path.name and "testing" not in path.parts]
FILES = [path for path in SOURCES if path.name == "strings.ts" or "\nconst vi = {" in path.read_text()]
OTHERS = [path for path in SOURCES if path not in FILES]
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`', re.DOTALL)
VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
PAIR = re.compile(
    r"const vi\b.*?=\s*\{(?P<vi>.*?)^\};.*?const en: typeof vi = \{(?P<en>.*?)^\};", re.MULTILINE | re.DOTALL
)
# Names (program, language, browser, the teams in full and short), and single letters of an alphabet.
NO_WORDS = re.compile(r"Tổ Số|Cốc Cốc|Tiếng Việt|Tổ công nghệ số cộng đồng|Tổ CNSCĐ|\"\w\"")
BANNED = {
    "vi": ("đồng bộ", "offline", "cache", "server", "hợp lệ", "vui lòng", "tải lên"),
    "en": ("offline", "cache", "server", "invalid", "please", "synchroni"),
}
ENTRY = re.compile(r"^  (\w+)(?::|\()", re.MULTILINE)


def sides(path: Path) -> dict[str, str]:
    """The text of the Vietnamese and of the English object of a strings file."""
    code = COMMENT.sub("", path.read_text())
    found = PAIR.search(code)
    assert found, f"{shown(path)} needs `const vi = {{…}}` and `const en: typeof vi = {{…}}`"
    return found.groupdict()


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_strings_exist_in_both_languages(path: Path) -> None:
    text = sides(path)
    assert set(ENTRY.findall(text["vi"])) == set(ENTRY.findall(text["en"]))
    assert not VIETNAMESE.search(re.sub(r"Tổ Số|Tổ|Zalo|Việt Nam|Tiếng Việt|VNeID", "", text["en"])), "not translated"


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_strings_use_words_of_everyday(path: Path) -> None:
    for language, text in sides(path).items():
        shown_text = " ".join(LITERAL.findall(text)).lower()
        assert [word for word in BANNED[language] if word in shown_text] == []


@pytest.mark.parametrize("path", OTHERS, ids=shown)
def test_no_string_stands_outside_the_string_files(path: Path) -> None:
    code = NO_WORDS.sub("", COMMENT.sub("", path.read_text()))
    assert [line.strip() for line in code.splitlines() if VIETNAMESE.search(line)] == []
