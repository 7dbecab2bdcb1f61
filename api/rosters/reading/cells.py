"""One cell at a time: names, years, genders, phones, roles and hamlets as people type them.

Each function gives the value, or raises CellFault with a stable code. Text that comes in is NFC with single spaces.
"""

import datetime as dt
import re
from dataclasses import dataclass

from api.core.text import fold, nfc, phone_e164, phone_shown
from api.rosters.reading.model import Value

OLDEST, YOUNGEST = 100, 15
LONGEST_NAME, LONGEST_ORGANIZATION = 120, 200
EXCEL_EPOCH = dt.date(1899, 12, 30)
# Serial days that can be birthdays (1904 to 2063); years lie far below.
SERIALS = range(1_500, 60_000)
TITLE = re.compile(r"(ông|bà|anh|chị|cô|chú|bác|đ/c|đc|đồng chí|ông \(bà\)|ông/bà)[\s.:]+", re.IGNORECASE)
MEN, WOMEN = ("ông", "anh", "chú"), ("bà", "chị", "cô")
# Pre-2018 prefixes of eleven digits and what became of them (Bộ TTTT, Kế hoạch 798/KH-BTTTT of 2017).
OLD_MOBILE = {
    **{f"0{a}": f"0{b}" for a, b in zip(range(162, 170), range(32, 40), strict=True)},
    **{"0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078"},
    **{"0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082"},
    **{"0186": "056", "0188": "058", "0199": "059"},
}
NO_PHONE = ("", "x", "ko", "ko co", "khong", "khong co", "chua co")
ROLES = {
    "leader": re.compile(r"(to truong|truong to|truong|nhom truong|truong nhom|tt)( to)?( cnscd)?"),
    "deputy": re.compile(
        r"(to pho|pho to|pho to truong|to truong pho|pho|pho nhom|nhom pho|tp)( to)?( thu nhat| thuong truc)?( cnscd)?"
    ),
    "member": re.compile(r"(to |uy )?vien( to)?|tv|(to )?thanh vien( to| cua to| trong to| thuong truc)?( cnscd)?"),
}
HAMLET_KINDS = {
    "khu pho": "Khu phố",
    "kp": "Khu phố",
    "to dan pho": "Tổ dân phố",
    "tdp": "Tổ dân phố",
    "ap": "Ấp",
    "thon": "Thôn",
    "khom": "Khóm",
    "buon": "Buôn",
    "soc": "Sóc",
    "xom": "Xóm",
    "ban": "Bản",
    "lang": "Làng",
}
HAMLET = re.compile(r"\b(khu pho|kp|to dan pho|tdp|ap|thon|khom|buon|soc|xom|ban|lang)(?![a-z])[\s.:]*")
# Words that mean something else where they have no accents or others: "ban chỉ đạo", "Bàn Cờ", "lang thang".
ELSEWHERE = ("ban", "lang")
COMMUNE = re.compile(r"(cap )?(phuong|xa|dac khu|thi tran)( .+)?")
# What follows a hamlet's name in a title: "ẤP 2, XÃ TÂN HÒA".
OUTSIDE = re.compile(r",| [-–] |\b(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã)\b", re.IGNORECASE)
COMMUNE_TEAM = re.compile(
    r"(?<!cac )\bto (cnscd|cong nghe so( cong dong)?|chuyen doi so( cong dong)?)( cap)? ?(?=(phuong|xa|dac khu)\b)"
)


@dataclass
class CellFault(Exception):
    """A cell that cannot be taken as it is."""

    code: str
    message: str
    suggestion: str | None = None


def text_of(value: Value) -> str:
    """A cell as the person sees it: NFC, single spaces; numbers without a decimal point that says nothing."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date):
        return value.strftime("%d/%m/%Y")
    return nfc(str(value)).replace("\u200b", "").replace("\ufeff", "")


def name_of(text: str) -> tuple[str, str | None]:
    """A person's name in its usual spelling, and the gender that a title before it tells."""
    title = TITLE.match(text)
    told = None
    if title and len(text[title.end() :].split()) > 1:
        word = title.group(1).lower()
        told = "male" if word in MEN else "female" if word in WOMEN else None
        text = text[title.end() :]
    _short(text, LONGEST_NAME)
    letters = [char for char in text if char.isalpha()]
    if not letters or not all(char.isalpha() or char in " .'’-" for char in text):
        bare = nfc(
            "".join(char if char.isalpha() or char in " .'’-" else " " for char in re.sub(r"\([^)]*\)", " ", text))
        )
        raise CellFault("not_a_name", f"“{text}” không phải họ tên", _recased(bare) if " " in bare else None)
    # TCVN3 has no capitals with tones of their own: "ánh" was shown as "Ánh"
    return " ".join(word[0].upper() + word[1:] for word in _recased(text).split()), told


def year_of(text: str, today: dt.date) -> int | None:
    """The year of birth from a date, a year or a serial day."""
    year = _year(text)
    if not today.year - OLDEST <= year <= today.year - YOUNGEST:
        raise CellFault("out_of_range", f"Năm sinh {year} không đúng")
    return year


def organization_of(text: str) -> str:
    """Where somebody works or what they are."""
    return _short(text, LONGEST_ORGANIZATION)


def gender_of(text: str) -> str | None:
    """``male`` or ``female``; None for an empty cell."""
    word = fold(text).strip(" .")
    if not word:
        return None
    if word in ("nam", "trai", "m", "male"):
        return "male"
    if word in ("nu", "gai", "f", "female"):
        return "female"
    raise CellFault("unknown_gender", f"“{text}” không phải Nam hay Nữ")


def phone_of(text: str) -> str | None:
    """E.164 of the first number in a cell; None for an empty one."""
    if not text or fold(text).strip(" .-–") in NO_PHONE:
        return None
    parts = [re.sub(r"[^\d+]", "", part) for part in re.split(r"[/;,\n]| - | hoặc ", text)]
    numbers = [part for part in parts if part]
    found = next((e164 for part in numbers if (e164 := phone_e164(part) or _first_of_two(part))), None)
    if found:
        return found
    digits = numbers[0].lstrip("+") if numbers else ""
    if not digits:
        raise CellFault("phone_digits", f"“{text}” không phải số điện thoại")
    old = digits if digits.startswith("0") else f"0{digits}"
    renewed = OLD_MOBILE.get(old[:4]) if len(old) == 11 else None
    if renewed:
        new = phone_e164(renewed + old[4:])
        raise CellFault("phone_old", "Số 11 chữ số kiểu cũ", phone_shown(new) if new else None)
    national = "0" + re.sub(r"^(84|0)", "", digits)
    if len(national) != 10:
        wrong = 10 - len(national)
        raise CellFault("phone_digits", f"SĐT {'thiếu' if wrong > 0 else 'thừa'} {abs(wrong)} số")
    raise CellFault("phone_prefix", f"Không có đầu số {national[:3]}")


def _first_of_two(digits: str) -> str | None:
    """The first of two numbers with nothing but a space between them."""
    cuts = (cut for cut in (9, 10, 11, 12) if phone_e164(digits[:cut]) and phone_e164(digits[cut:]))
    return next((phone_e164(digits[:cut]) for cut in cuts), None)


def role_of(text: str) -> str:
    """``leader``, ``deputy`` or ``member``; an empty cell is a member."""
    word = " ".join(re.sub(r"[^a-z ]", " ", fold(text)).split())
    if not word:
        return "member"
    for role, pattern in ROLES.items():
        if pattern.fullmatch(word):
            return role
    raise CellFault("unknown_role", f"Không rõ vai trò “{text}”")


def hamlet_of(text: str) -> str | None:
    """The hamlet that a heading names ("TỔ CNSCĐ ẤP 2 (5 người)" → "Ấp 2"), None if it names none."""
    text = _bare(text)
    kinds = _kinds(text)
    if not kinds:
        return None
    last = len(kinds) - 1
    # the hamlet "Ấp Xóm Mới" is no "Xóm Mới"
    while last and kinds[last - 1].end() == kinds[last].start():
        last -= 1
    own = OUTSIDE.split(text[kinds[last].end() :], maxsplit=1)[0].strip(" .,-–")
    return f"{HAMLET_KINDS[kinds[last].group(1)]} {_recased(own)}" if own and len(own) < 60 else None


def team_place(text: str, *, heading: bool) -> str | None:
    """The hamlet of a heading or title, or the commune where it names the commune's own team.

    A commune's name alone says so as a ``heading`` within the list; above it stands in every letterhead.
    """
    bare = _bare(text)
    folded = fold(bare)
    team = COMMUNE_TEAM.search(folded) if len(folded) == len(bare) else None
    own = bare[team.end() :] if team else bare if heading and COMMUNE.fullmatch(folded) else None
    return hamlet_of(text) or (_recased(own).strip(" .,-–") if own else None)


def hamlet_cell(text: str) -> str:
    """The content of a hamlet column: a hamlet's name, or as typed where it is headed by no kind ("1" stays "1")."""
    return hamlet_of(text) or _recased(_short(text, LONGEST_ORGANIZATION))


def hamlet_key(name: str) -> str:
    """What two spellings of a hamlet's name have in common: ``Khu phố 01`` is ``khu pho 1``."""
    return re.sub(r"\b0+(?=\d)", "", fold(name))


def is_commune(name: str) -> bool:
    """Whether the name is a commune's, or says "of the commune" alone."""
    return COMMUNE.fullmatch(fold(name)) is not None


def kinds_in(text: str) -> list[str]:
    """The kinds of hamlets that a text speaks of, such as ``Khu phố``."""
    return [HAMLET_KINDS[kind.group(1)] for kind in _kinds(_bare(text))]


def _bare(text: str) -> str:
    return nfc(re.sub(r"\([^)]*\)|[:;]", " ", text))


def _kinds(text: str) -> list[re.Match[str]]:
    folded = fold(text)
    if len(folded) != len(text):
        return []

    def meant(found: re.Match[str]) -> bool:
        kind, typed = found.group(1), text[found.start(1) : found.end(1)].lower()
        if typed == kind:
            return kind not in ELSEWHERE or text.isascii()
        return typed == HAMLET_KINDS[kind].lower()

    return [found for found in HAMLET.finditer(folded) if meant(found)]


def _year(text: str) -> int:
    if text.isdigit() and len(text) == 5 and int(text) in SERIALS:
        return (EXCEL_EPOCH + dt.timedelta(days=int(text))).year
    years = re.findall(r"(?<!\d)(?:1[89]|2[01])\d\d(?!\d)", text)
    if len(years) == 1:
        return int(years[0])
    if re.fullmatch(r"\d{1,4}", text) and len(text) != 2:
        return int(text)
    short = re.fullmatch(r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-])?(\d\d)", text)
    raise CellFault("not_a_year", f"“{text}” không phải năm sinh", f"19{short.group(1)}" if short else None)


def _short(text: str, longest: int) -> str:
    if len(text) > longest:
        raise CellFault("too_long", f"dài hơn {longest} chữ")
    return text


def _recased(text: str) -> str:
    """Names typed in capitals, or all small, in their usual spelling; others as they are."""
    letters = [char for char in text if char.isalpha()]
    if not letters or not (all(c.isupper() for c in letters) or all(c.islower() for c in letters)):
        return text
    return re.sub(r"[^\W_]+", lambda word: word.group()[0].upper() + word.group()[1:].lower(), text)
