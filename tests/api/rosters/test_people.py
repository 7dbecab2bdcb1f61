"""Who is meant by a line of a list."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from api.core.text import fold
from api.rosters import people
from api.rosters.lines import Line
from models.db import db
from models.person import Person
from models.team import RosterEntry, RosterVersion
from tests.factories import unique
from tests.factories.accounts import make_account, make_person
from tests.factories.rosters import make_line, make_version
from tests.factories.teams import make_team
from tests.factories.world import World, make_world
from tests.support.store import Store


def told(world: World, **changes: object) -> Line:
    """The leader of the world's team as a list may tell of them."""
    leader = world.leader
    return replace(Line(None, leader.name, 1980, "female", phone=leader.phone), **changes)  # type: ignore[arg-type]  # fields by name


def matched(store: Store, world: World, line: Line) -> uuid.UUID | None:
    with store.reading():
        return people.match_person(world.hamlet.id, line)


@pytest.mark.parametrize("spelling", [str.upper, str.lower, lambda name: name.replace("ị", "i").replace("Đ", "D")])
def test_same_number_and_the_name_in_any_spelling(spelling: object, world: World, store: Store) -> None:
    line = told(world, full_name=spelling(world.leader.name), birth_year=None)  # type: ignore[operator]  # str to str
    assert matched(store, world, line) == world.leader.person_id


def test_a_new_number_is_found_by_name_and_year_within_the_commune_only(world: World, store: Store) -> None:
    with store.writing():
        name = f"Trịnh Thị {uuid.uuid4().hex}"
        team = make_team(world.hamlet, commune=world.commune)
        person = db.session.get_one(Person, team.leader.person_id)
        person.name, person.name_folded = name, fold(name)
        elsewhere = make_world(world.province)
    line = Line(None, name, 1980, phone=unique.phone())
    assert matched(store, world, line) == team.leader.person_id
    assert matched(store, world, replace(line, birth_year=1981)) is None
    assert matched(store, world, replace(line, birth_year=None)) is None
    assert matched(store, elsewhere, line) is None


def test_a_number_on_its_own_does_not_make_a_person(world: World, store: Store) -> None:
    assert matched(store, world, told(world, full_name="Ai Khác Hẳn")) is None


def test_an_account_of_the_same_number_and_name_is_meant_wherever_it_is(world: World, store: Store) -> None:
    with store.writing():
        stranger = make_account("member", make_world().hamlet, team_id=world.team.id, name="Quách Thị Xa")
        gone = make_account(name="Quách Thị Xa", status="disabled")
    assert matched(store, world, Line(None, "Quách Thị Xa", phone=stranger.phone)) == stranger.person_id
    assert matched(store, world, Line(None, "Quách Thị Xa", phone=gone.phone)) is None


def test_two_who_fit_are_nobody_unless_the_year_tells_them_apart(world: World, store: Store) -> None:
    phone = unique.phone()
    with store.writing():
        twins = [make_person("Lương Thị Đôi"), make_person("Lương Thị Đôi")]
        twins[1].birth_year = 1999
        for person in twins:
            db.session.add(RosterEntry(roster_id=world.team.roster_id, person_id=person.id, role="member", phone=phone))
        older, younger = (person.id for person in twins)
    line = Line(None, "Lương Thị Đôi", None, phone=phone)
    assert matched(store, world, line) is None
    assert matched(store, world, replace(line, birth_year=1980)) == older
    assert matched(store, world, replace(line, birth_year=1999)) == younger


def test_a_number_of_a_roster_that_is_over_says_nothing(world: World, store: Store) -> None:
    phone = unique.phone()
    with store.writing():
        person = make_person("Mạc Thị Cũ")
        db.session.add(RosterEntry(roster_id=world.team.roster_id, person_id=person.id, role="member", phone=phone))
        person_id = person.id
    line = Line(None, "Mạc Thị Cũ", phone=phone)
    assert matched(store, world, line) == person_id
    with store.writing():
        db.session.get_one(RosterVersion, world.team.roster_id).valid_to = dt.date(2025, 1, 1)
    assert matched(store, world, line) is None


def test_a_new_person_is_searchable_and_goes_when_nobody_names_them(world: World, store: Store) -> None:
    with store.writing():
        listed = people.make_person(Line(None, "  Đặng   Văn Ổn ", 1970, "male"))
        unlisted = people.make_person(make_line())
        make_version(world.team.id, [Line(listed, "Đặng Văn Ổn")])
        people.forget_unused([listed, unlisted, world.member.person_id])
    with store.reading():
        person = db.session.get_one(Person, listed)
        assert (person.name, person.name_folded, person.birth_year) == ("Đặng Văn Ổn", "dang van on", 1970)
        assert db.session.get(Person, unlisted) is None
        assert db.session.get(Person, world.member.person_id) is not None
