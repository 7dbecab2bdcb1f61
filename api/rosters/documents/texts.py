"""The Vietnamese wording of decisions that establish (thành lập) or renew (kiện toàn) teams.

Composed after Nghị định 30/2020/NĐ-CP and the practice of communes; officials may change the DOCX before
it is signed.
"""

import datetime as dt
from dataclasses import dataclass

from api.core.spelling import GAP, day_words, place_and_day
from api.core.text import fold
from api.rosters.documents.data import Annex, Article, DecisionPaper, ListedTeam
from api.units.naming import short_name

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT = "DỰ THẢO"
RECIPIENTS = "Nơi nhận:"
TITLE = "QUYẾT ĐỊNH"
TEAMS = "Tổ công nghệ số cộng đồng"
TWO_TIERS = dt.date(2025, 7, 1)
OLD_LAW = "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
NEW_LAW = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
NATIONAL = (
    "Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ phê duyệt “Chương trình Chuyển đổi số "
    "quốc gia đến năm 2025, định hướng đến năm 2030”",
    "Quyết định số 411/QĐ-TTg ngày 31 tháng 3 năm 2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát "
    "triển kinh tế số và xã hội số đến năm 2025, định hướng đến năm 2030",
    "Công văn số 793/BTTTT-THH ngày 05 tháng 3 năm 2022 của Bộ Thông tin và Truyền thông hướng dẫn triển khai thí điểm "
    "Tổ công nghệ số cộng đồng",
)
# no line begins with the dash
OFFICE = "phòng Văn hóa\u00a0- Xã hội"
PROPOSER = f"Trưởng {OFFICE}"
VERBS = {"establish": "thành lập", "re-issue": "kiện toàn"}
ROLES = {"leader": "Tổ trưởng", "deputy": "Tổ phó", "member": "Tổ viên"}
GENDERS = {"male": "Nam", "female": "Nữ"}
COLUMNS = (
    "STT",
    "Họ và tên",
    "Năm sinh",
    "Giới tính",
    "Chức vụ, đơn vị công tác",
    "Vai trò trong Tổ",
    "Số điện thoại",
)
DUTIES = (
    "1. Tuyên truyền, phổ biến đến từng hộ gia đình chủ trương, chính sách của Đảng và Nhà nước về chuyển đổi số.",
    "2. Hướng dẫn người dân sử dụng dịch vụ công trực tuyến, định danh điện tử, thanh toán không dùng tiền mặt, mua "
    "sắm trực tuyến và các nền tảng số khác; tự bảo vệ mình trên không gian mạng.",
    "3. Tiếp nhận nhu cầu, phản ánh của người dân về chuyển đổi số và chuyển đến cơ quan có trách nhiệm giải quyết.",
    "4. Báo cáo kết quả hoạt động với {body} theo định kỳ và khi được yêu cầu.",
)
OWN_POWER = "CHỦ TỊCH"
# What may stand above the signer's position; the Chair signs in his own power with the position alone.
ON_BEHALF = ("KT. ", "TM. ", "Q. ")


@dataclass(frozen=True)
class Facts:
    """What is known of a decision: official names of units, label of the number, days, signer, teams of the annex."""

    kind: str
    province: str
    commune: str
    symbol: str
    teams: tuple[ListedTeam, ...]
    draft: bool
    team_kind: str = TEAMS
    number: str | None = None
    decided_on: dt.date | None = None
    effective_on: dt.date | None = None
    signer: str | None = None
    position: str | None = None
    authority: str | None = None
    replaces: tuple[str, dt.date | None] | None = None


def paper_of(facts: Facts) -> DecisionPaper:
    """The paper for the facts; what is not known yet stays open to be written in."""
    return DecisionPaper(
        parent_body=f"UBND {facts.province.upper()}",
        body=("ỦY BAN NHÂN DÂN", facts.commune.upper()),
        number=f"Số: {_number(facts)}",
        day=place_and_day(_place(facts.commune), facts.decided_on),
        title=TITLE,
        subject=_subject(facts),
        issuer=f"CHỦ TỊCH ỦY BAN NHÂN DÂN {facts.commune.upper()}",
        bases=_bases(facts),
        articles=_articles(facts),
        recipients=_recipients(facts),
        authority=authority_lines(facts.authority, facts.position),
        signer=facts.signer or "",
        annex=_annex(facts),
        draft=facts.draft,
    )


def authority_lines(authority: str | None, position: str | None) -> tuple[str, ...]:
    """``("CHỦ TỊCH",)`` for the Chair's own power, ``("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")`` for a deputy."""
    above, own = (authority or "").upper(), (position or OWN_POWER).upper()
    return (above, own) if above.startswith(ON_BEHALF) else (own,)


def _number(facts: Facts) -> str:
    return facts.number or f"{GAP}/{facts.symbol}"


def _place(commune: str) -> str:
    """The commune's name without its type, unless that is a number (``Phường 2``)."""
    short = short_name(commune)
    return commune if short[:1].isdigit() else short


def _in_text(name: str) -> str:
    """``phường Phú Cường``: a unit's name within a sentence."""
    return name[:1].lower() + name[1:]


def _body(facts: Facts) -> str:
    return f"Ủy ban nhân dân {_in_text(facts.commune)}"


def _one_title(facts: Facts) -> str:
    """What the decision is about: the only team by its name, several by their kind."""
    if len(facts.teams) == 1:
        return named(facts.teams[0])
    return f"các {facts.team_kind}"


def named(team: ListedTeam) -> str:
    """The team's title, with its hamlet unless the title says it."""
    hamlet = team.hamlet.partition(" (")[0]
    return team.title if fold(hamlet) in fold(team.title) else f"{team.title} {team.hamlet}"


def _subject(facts: Facts) -> tuple[str, ...]:
    return (f"Về việc {VERBS[facts.kind]} {_one_title(facts)}", f"trên địa bàn {_in_text(facts.commune)}")


def _bases(facts: Facts) -> tuple[str, ...]:
    law = OLD_LAW if facts.decided_on and facts.decided_on < TWO_TIERS else NEW_LAW
    grounds = (f"Căn cứ {ground};" for ground in (law, *NATIONAL))
    return (*grounds, f"Theo đề nghị của {PROPOSER}.")


def _articles(facts: Facts) -> tuple[Article, ...]:
    body = _body(facts)
    return (
        Article("Điều 1.", _what(facts)),
        Article("Điều 2.", "Nhiệm vụ của Tổ:", tuple(duty.format(body=body) for duty in DUTIES)),
        Article(
            "Điều 3.",
            "Tổ làm việc theo chế độ kiêm nhiệm, dưới sự điều hành của Tổ trưởng. Kinh phí hoạt động thực hiện theo "
            f"quy định hiện hành. Giao {OFFICE} tham mưu {body} hướng dẫn, theo dõi hoạt động của Tổ.",
        ),
        Article("Điều 4.", _effect(facts)),
        Article(
            "Điều 5.",
            f"Chánh Văn phòng Hội đồng nhân dân và {body}, {PROPOSER}, thủ trưởng các cơ quan, đơn vị có liên quan và "
            "các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        ),
    )


def _what(facts: Facts) -> str:
    people = sum(len(team.members) for team in facts.teams)
    verb = VERBS[facts.kind].capitalize()
    if len(facts.teams) == 1:
        return (
            f"{verb} {named(facts.teams[0])}, gồm {people:02d} ông (bà) có tên trong danh sách kèm theo Quyết định này."
        )
    return (
        f"{verb} {len(facts.teams):02d} {facts.team_kind} trên địa bàn {_in_text(facts.commune)}, gồm {people:02d} "
        "ông (bà) có tên trong danh sách kèm theo Quyết định này."
    )


def _effect(facts: Facts) -> str:
    start = "ngày ký" if facts.effective_on in (None, facts.decided_on) else day_words(facts.effective_on)
    if facts.replaces is None:
        return f"Quyết định này có hiệu lực kể từ {start}."
    label, day = facts.replaces
    return (
        f"Quyết định này có hiệu lực kể từ {start} và thay thế Quyết định số {label} {day_words(day)} của Chủ tịch "
        f"{_body(facts)}."
    )


def _recipients(facts: Facts) -> tuple[str, ...]:
    return (
        "- Như Điều 5;",
        "- Sở Khoa học và Công nghệ (để báo cáo);",
        f"- Thường trực Đảng ủy, HĐND {facts.commune.removesuffix(short_name(facts.commune)).strip().lower()};",
        "- Chủ tịch, các Phó Chủ tịch UBND;",
        "- Lưu: VT, VHXH.",
    )


def _annex(facts: Facts) -> Annex:
    title = ("DANH SÁCH THÀNH VIÊN", _one_title(facts).upper())
    told = f"(Kèm theo Quyết định số {_number(facts)} {day_words(facts.decided_on)} của Chủ tịch {_body(facts)})"
    return Annex("Phụ lục", title, told, COLUMNS, facts.teams)
