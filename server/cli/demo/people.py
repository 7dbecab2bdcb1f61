"""2,992 members in 585 teams: one leader each, 3 to 15 people, from the bodies that such teams are made of."""

import datetime as dt
import random
import uuid
from dataclasses import dataclass

from server.cli.demo.chance import Choice, apportion, at_time, dice, uuid7_at
from server.cli.demo.hamlets import Hamlet
from server.cli.demo.names import full_name

MEMBERS = 2992
SMALLEST, LARGEST = 3, 15
BORN = dt.date(2022, 3, 10)
# Prefix 053 has been given to nobody; six digits follow 0530.
PHONES = 1_000_000
PHONE_STEP = 7919

# (organization, position, share of men, youngest and oldest year of birth)
Body = tuple[str, str | None, float, int, int]
BOARD, CELL = "Ban điều hành khu phố, ấp", "Chi bộ khu phố, ấp"
YOUTH: Body = ("Đoàn Thanh niên", "Bí thư chi đoàn", 0.55, 1990, 2003)
OTHERS = Choice[Body](
    {
        ("Hội Liên hiệp Phụ nữ", "Chi hội trưởng", 0.0, 1962, 1992): 20,
        ("Ban Công tác Mặt trận", "Trưởng ban", 0.7, 1953, 1980): 14,
        ("Công an khu vực, công an xã", "Công an phụ trách địa bàn", 0.95, 1980, 1999): 12,
        ("Đoàn Thanh niên", None, 0.5, 1994, 2004): 13,
        ("Hội Nông dân", "Chi hội trưởng", 0.75, 1956, 1985): 8,
        ("Hội Cựu chiến binh", "Chi hội trưởng", 0.97, 1950, 1972): 9,
        ("Công chức cấp xã", None, 0.45, 1978, 1998): 8,
        ("Giáo viên", None, 0.3, 1972, 1998): 6,
        ("Doanh nghiệp, bưu điện, viễn thông", "Nhân viên", 0.55, 1985, 2001): 5,
        ("Ngân hàng", "Nhân viên", 0.4, 1985, 2000): 1.5,
        ("Người dân tình nguyện", None, 0.45, 1960, 2004): 9,
    }
)


@dataclass(frozen=True)
class DemoPerson:
    """An invented human being with an account; ``phone`` is E.164."""

    person_id: uuid.UUID
    account_id: uuid.UUID
    name: str
    gender: str
    birth_year: int
    phone: str


@dataclass(frozen=True)
class DemoMember(DemoPerson):
    """A person on a roster."""

    role: str
    organization: str
    position: str | None


@dataclass(frozen=True)
class DemoTeam:
    """A hamlet's team; the leader comes first."""

    team_id: uuid.UUID
    hamlet: Hamlet
    title: str
    members: tuple[DemoMember, ...]


def invent_teams(hamlets: list[Hamlet]) -> list[DemoTeam]:
    """A team for every hamlet."""
    rng = dice("people")
    wishes = [rng.lognormvariate(0, 0.45) for _ in hamlets]
    sizes = apportion(MEMBERS, wishes, SMALLEST, LARGEST)
    teams, number = [], 0
    for hamlet, size in zip(hamlets, sizes, strict=True):
        members = tuple(_invent_member(rng, hamlet, place, size, number + place) for place in range(size))
        number += size
        title = f"Tổ công nghệ số cộng đồng {hamlet.name[0].lower()}{hamlet.name[1:]}"
        teams.append(DemoTeam(uuid7_at(at_time(BORN, 480), rng), hamlet, title, members))
    return teams


def invent_person(rng: random.Random, number: int, men: float, first_year: int, last_year: int) -> DemoPerson:
    """A person; ``number`` gives the phone and must be unique."""
    gender = "male" if rng.random() < men else "female"
    instant = at_time(BORN, 480)
    return DemoPerson(
        person_id=uuid7_at(instant, rng),
        account_id=uuid7_at(instant, rng),
        name=full_name(rng, gender),
        gender=gender,
        birth_year=rng.randint(first_year, last_year),
        phone=f"+84530{(number * PHONE_STEP + 104_729) % PHONES:06d}",
    )


def _invent_member(rng: random.Random, hamlet: Hamlet, place: int, size: int, number: int) -> DemoMember:
    role = "leader" if place == 0 else "deputy" if place == 1 and size > SMALLEST else "member"
    body = _leader_body(rng, hamlet) if role == "leader" else YOUTH if role == "deputy" else OTHERS.pick(rng)
    person = invent_person(rng, number, *body[2:])
    return DemoMember(**person.__dict__, role=role, organization=body[0], position=body[1])


def _leader_body(rng: random.Random, hamlet: Hamlet) -> Body:
    if rng.random() < 0.8:
        return (BOARD, "Trưởng khu phố" if hamlet.urban else "Trưởng ấp", 0.75, 1956, 1988)
    return (CELL, "Bí thư chi bộ", 0.7, 1954, 1984)
