"""Finding the header, wherever it is, and what each column means by its wording (domain.md §4)."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from api.core.text import fold, nfc
from api.rosters.reading.model import Value

# The law wants these left alone (Luật 91/2025/QH15): dropped, and said so.
FORBIDDEN = re.compile(
    r"\b(cccd|cmnd|cmt|cc?cd|can cuoc|chung minh|so dinh danh|ma dinh danh|ho chieu|dan toc|ton giao|dang vien"
    r"|vao dang|ngay vao dang|chinh thuc dang|suc khoe|tai khoan|so tk|que quan|tinh trang hon nhan)\b"
)
# The first that fits wins: what a column is *in the team* comes before what somebody is elsewhere.
MEANINGS: tuple[tuple[str, str], ...] = (
    ("number", r"(stt|tt|so (tt|thu tu)|so|no)"),
    ("role", r".*\b(trong to|vai tro|chuc danh to|nhiem vu|phan cong|to truong to pho|chuc trach)\b.*"),
    ("phone", r".*\b(so dien thoai|dien thoai|sdt|so dt|dtdd|dt|di dong|so may|so lien (he|lac)|phone|mobile|tel)\b.*"),
    ("birth_male", r"((nam sinh|ngay sinh|ngay thang nam sinh) )?nam"),
    ("birth_female", r"((nam sinh|ngay sinh|ngay thang nam sinh) )?nu"),
    ("birth_year", r".*\b(nam sinh|ngay sinh|ngay thang nam sinh|sinh nam|sinh ngay|nsinh|ns)\b.*"),
    ("gender", r"(gioi tinh.*|gioi|phai|gt|nam nu|nu nam)"),
    ("family_name", r"(ho va (ten )?(chu )?(dem|lot)|ho (ten )?(dem|lot|chu dem)|ho)"),
    ("given_name", r"ten"),
    ("full_name", r".*\b(ho va ten|ho ten|ho va ten thanh vien|ten thanh vien|ho ten thanh vien|hoten|full name)\b.*"),
    ("note", r"(ghi chu|gc|luu y).*"),
    ("address", r".*\b(dia chi|noi o|cho o|email|thu dien tu|e mail|zalo|facebook|thuong tru|tam tru)\b.*"),
    ("hamlet", r"(ten )?(to )?((khu pho|kp|ap|thon|to dan pho|tdp|dia ban|xom|buon|soc|khom|ban|lang|to)( |$))+.*"),
    (
        "organization",
        r".*\b(chuc vu|chuc danh|don vi|co quan|noi cong tac|cong tac|nghe nghiep|cong viec|thanh phan|to chuc)\b.*",
    ),
)
PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in MEANINGS)
SEARCH_ROWS = 60
LONGEST_HEADER = 60
MOSTLY = 0.75
MOST_TYPED = 120


@dataclass
class Header:
    """Where the list begins. ``fields``: column index → meaning; ``first`` is the index of the first row below."""

    first: int
    fields: dict[int, str]
    labels: dict[int, str]
    forbidden: dict[int, str] = field(default_factory=dict)

    def column(self, name: str) -> int | None:
        """The column of a meaning, the first if several have it."""
        return next((index for index, meaning in self.fields.items() if meaning == name), None)

    def label(self, name: str) -> str | None:
        """The heading of a meaning as it is written."""
        index = self.column(name)
        return None if index is None else self.labels[index]


def meaning_of(label: str) -> str | None:
    """The field that a heading means, ``forbidden`` for one the law wants left alone, None for an unknown one."""
    words = _words(label)
    if not words or len(words) > LONGEST_HEADER:
        return None
    if FORBIDDEN.search(words):
        return "forbidden"
    return next((name for name, pattern in PATTERNS if pattern.fullmatch(words)), None)


def recognised(row: Sequence[Value]) -> int:
    """How many different fields the cells of a row mean."""
    return len({found for cell in row if isinstance(cell, str) and (found := meaning_of(cell))})


def find_header(rows: Sequence[Sequence[Value]]) -> Header | None:
    """The first row that has a name and at least one more field, joined with a second row of headings below it."""
    for index, row in enumerate(rows[:SEARCH_ROWS]):
        header = _header(rows, index) if recognised(row) > 1 else None
        if header is not None:
            return header
    return None


def repeats(row: Sequence[Value], header: Header) -> bool:
    """Whether a row within the list is the header once more, as at the top of each printed page.

    Not by what its words could mean: "Nam", "Ấp 1" and "TT" stand in people's rows too.
    """
    words = {column: cell for column, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
    # headings are short; what is long need not be looked at
    short = {column: cell for column, cell in words.items() if column in header.labels and len(cell) <= MOST_TYPED}
    if len(short) < max(2, MOSTLY * len(words)):
        return False
    same = [c for c, cell in short.items() if _words(cell) and _words(cell) in _words(header.labels[c])]
    return len(same) >= max(2, MOSTLY * len(words))


def _header(rows: Sequence[Sequence[Value]], index: int) -> Header | None:
    top = [nfc(cell) if isinstance(cell, str) else "" for cell in rows[index]]
    below = rows[index + 1] if index + 1 < len(rows) else []
    second = _second_row(top, below)
    header = Header(index + (2 if second else 1), {}, {})
    for column, label, meaning in _columns(top, second):
        header.labels[column] = label
        if meaning == "forbidden":
            header.forbidden[column] = label
        elif meaning is not None and (meaning not in header.fields.values() or meaning == "phone"):
            header.fields[column] = meaning
    meanings = set(header.fields.values())
    named = "full_name" in meanings or {"family_name", "given_name"} <= meanings
    if not named and "given_name" in meanings:
        # a column headed "Tên" alone holds whole names
        header.fields = {c: "full_name" if m == "given_name" else m for c, m in header.fields.items()}
        named = True
    return header if named and len(meanings - {"number"}) > 1 else None


def _second_row(top: Sequence[str], below: Sequence[Value]) -> list[str] | None:
    """Headings below headings, such as "Nam" and "Nữ" below "Năm sinh"; None if the row is somebody's."""
    texts = [nfc(cell) if isinstance(cell, str) else "" for cell in below]
    if any(not isinstance(cell, str) and cell is not None for cell in below):
        return None
    own = [text for text, above in zip(texts, top, strict=False) if text and text != above]
    # the heading of a group fills the whole row with one text
    return texts if len(set(own)) > 1 and all(meaning_of(text) for text in own) else None


def _columns(top: Sequence[str], second: Sequence[str] | None) -> Iterator[tuple[int, str, str | None]]:
    for column, label in enumerate(top):
        under = second[column] if second and column < len(second) and second[column] != label else ""
        both = nfc(f"{label} {under}")
        if both:
            yield column, both, (meaning_of(both) or (meaning_of(under) if under else None) or meaning_of(label))


@functools.lru_cache(maxsize=512)
def _words(label: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", fold(re.sub(r"\([^)]*\)", " ", label))).split())
