"""Lists saved as text: any usual encoding and separator. Row numbers are the lines where records begin."""

import csv
import io

from api.rosters.reading.guard import MAX_COLUMNS, MAX_ROWS, too_many_rows, utf16_of
from api.rosters.reading.header import recognised
from api.rosters.reading.model import Refused, Sheet

SEPARATORS = ";,\t|"
SAMPLE_LINES = 60
SAMPLE_CHARACTERS = 60_000
# Windows' Vietnamese code page comes before Latin-1, which decodes anything and is how legacy fonts travel.
ENCODINGS = ("utf-8-sig", "cp1258", "latin-1")


def read_text(content: bytes) -> Sheet:
    """The only sheet of a text file. Raises Refused for one without separators or with too many lines."""
    text = decode(content)
    separator = _separator(text)
    rows, lines, before = [], [], 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            rows.append(list(row[:MAX_COLUMNS]))
            lines.append(before + 1)
            before = reader.line_num
            if before > MAX_ROWS:
                raise too_many_rows()
    except csv.Error as error:
        raise Refused("damaged", "Tệp văn bản bị hỏng. Lưu lại từ Excel thành .xlsx rồi gửi.") from error
    return Sheet("", rows, lines)


def decode(content: bytes) -> str:
    """Text of a file whose encoding nobody tells. Never fails: every byte means something in Latin-1."""
    wide = utf16_of(content)
    if wide is not None:
        return content.decode(wide, errors="replace")
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp1258" or _reads_as_vietnamese(text):
            return text
    raise AssertionError("Latin-1 decodes every byte")


def _reads_as_vietnamese(text: str) -> bool:
    """Whether text decoded as cp1258 has its combining tones behind vowels, as Vietnamese Windows writes them."""
    tones = [index for index, char in enumerate(text) if char in "\u0300\u0301\u0303\u0309\u0323"]
    behind_vowel = sum(text[index - 1].lower() in "aăâeêioôơuưy" for index in tones if index)
    return bool(tones) and behind_vowel >= 0.9 * len(tones)


def _separator(text: str) -> str:
    """The separator under which the beginning looks most like a list."""
    head = text[:SAMPLE_CHARACTERS].splitlines(keepends=True)[:SAMPLE_LINES]

    def likeness(separator: str) -> tuple[int, int]:
        rows = list(csv.reader(head, delimiter=separator))
        best = max((recognised(row) for row in rows), default=0)
        return best, sum(len(row) for row in rows)

    return max(SEPARATORS, key=likeness)
