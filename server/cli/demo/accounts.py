"""Accounts and grants for everybody; about 20 of them can log in."""

import datetime as dt
import random
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from api.auth.pins import hash_pin
from api.core import clock
from api.core.text import fold, name_key
from api.units.files import read_acts
from server.cli.demo.chance import at_time, dice, uuid7_at
from server.cli.demo.officials import Official
from server.cli.demo.people import DemoMember, DemoPerson, DemoTeam
from server.cli.demo.pins import demo_pin

Row = dict[str, Any]
# Phường Thủ Dầu Một: its officials, a team of 4 people and a second team's leader and member.
HOME = "25747"
# Phường Dĩ An has officials too; the others a leader and a member each: Bến Cát, Thuận An, Phú Giáo (a xã).
SECOND, OTHERS = "25942", ("25813", "25978", "25858")


@dataclass(frozen=True)
class Post:
    """What somebody is since when."""

    person: DemoPerson
    role: str
    unit_id: uuid.UUID
    team_id: uuid.UUID | None
    since: dt.date


@dataclass(frozen=True)
class People:
    """Rows of persons, accounts and grants."""

    persons: list[Row]
    accounts: list[Row]
    grants: list[Row]


def choose_active(teams: list[DemoTeam], officials: list[Official]) -> list[DemoPerson]:
    """Who may log in: first one of each role, then some more."""
    home, second = _teams_of(teams, HOME, 2)
    first, *rest = [official.person for official in _officials_of(officials, HOME)]
    province = [official.person for official in officials if official.unit_code not in _communes(officials)]
    staff, other_staff, admin = province
    chosen: list[DemoPerson] = [_member(home), home.members[0], first, *rest, staff, admin]
    chosen += [member for member in home.members if member.role == "member"][1:3]
    chosen += [second.members[0], _member(second), other_staff]
    for code in (SECOND, *OTHERS):
        (team,) = _teams_of(teams, code, 1)
        chosen += [team.members[0], _member(team)]
    return chosen + [official.person for official in _officials_of(officials, SECOND)][:1]


def hash_pins(active: Iterable[DemoPerson]) -> list[Row]:
    """Credentials, each made a minute after the one before: that is the order in which ``flask accounts`` lists them.

    Slow: to be called before the transaction begins.
    """
    rng, day = dice("credentials"), read_acts()["reform_on"]
    return [
        {
            "id": uuid7_at(at_time(day, minute), rng),
            "account_id": person.account_id,
            "kind": "pin",
            "secret_hash": hash_pin(demo_pin(person.phone)),
            "created_at": at_time(day, minute),
        }
        for minute, person in enumerate(active)
    ]


def list_posts(teams: list[DemoTeam], officials: list[Official], founded: dict[uuid.UUID, dt.date]) -> list[Post]:
    """What everybody is. Members' rights begin with the decision, officials' with the new communes."""
    reform = read_acts()["reform_on"]
    posts = [
        # A deputy has a leader's rights.
        Post(m, "member" if m.role == "member" else "leader", t.hamlet.unit_id, t.team_id, founded[t.team_id])
        for t in teams
        for m in t.members
    ]
    return posts + [Post(o.person, o.role, o.unit_id, None, reform) for o in officials]


def list_people(posts: list[Post], active: list[DemoPerson]) -> People:
    """Rows for all posts; only the ``active`` can log in, the others are invited."""
    rng, opened = dice("grants"), {person.account_id for person in active}
    return People(
        persons=[_person_row(post) for post in posts],
        accounts=[_account_row(post, opened) for post in posts],
        grants=[_grant_row(post, rng) for post in posts],
    )


def _person_row(post: Post) -> Row:
    person = post.person
    return {
        "id": person.person_id,
        "name": person.name,
        "name_folded": fold(person.name),
        "sort_key": name_key(person.name),
        "birth_year": person.birth_year,
        "gender": person.gender,
        "synthetic": True,
        "created_at": clock.day_start(post.since),
    }


def _account_row(post: Post, opened: set[uuid.UUID]) -> Row:
    person = post.person
    return {
        "id": person.account_id,
        "person_id": person.person_id,
        "phone": person.phone,
        "status": "active" if person.account_id in opened else "invited",
        "grants_version": 1,
        "synthetic": True,
        "created_at": clock.day_start(post.since),
    }


def _grant_row(post: Post, rng: random.Random) -> Row:
    instant = clock.day_start(post.since)
    return {
        "id": uuid7_at(instant, rng),
        "account_id": post.person.account_id,
        "role": post.role,
        "unit_id": post.unit_id,
        "team_id": post.team_id,
        "valid_from": instant,
        "valid_to": None,
        "created_at": instant,
    }


def _teams_of(teams: list[DemoTeam], new_code: str, count: int) -> list[DemoTeam]:
    """Teams of a commune with enough members to show something."""
    return [team for team in teams if team.hamlet.new_code == new_code and len(team.members) >= 5][:count]


def _officials_of(officials: list[Official], code: str) -> list[Official]:
    return [official for official in officials if official.unit_code == code]


def _communes(officials: list[Official]) -> set[str]:
    return {official.unit_code for official in officials if official.role.startswith("commune")}


def _member(team: DemoTeam) -> DemoMember:
    return next(member for member in team.members if member.role == "member")
