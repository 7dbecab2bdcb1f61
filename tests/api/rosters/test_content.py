"""What a version says, and the hash that a decision names."""

import uuid
from dataclasses import replace

import pytest
import sqlalchemy as sa

from api.rosters import content
from api.rosters.lines import Line
from models.db import db
from models.person import Person
from models.team import RosterEntry, Team
from tests.factories.rosters import make_line, make_version
from tests.factories.world import World
from tests.support.store import Store


def loaded(store: Store, roster_id: uuid.UUID) -> list[Line]:
    with store.reading():
        return content.load(roster_id)


def test_lines_come_back_as_written_with_a_person_each(world: World, store: Store) -> None:
    written = [make_line(), make_line("deputy", organization="Đoàn Thanh niên"), make_line("leader", position="Trưởng")]
    with store.writing():
        roster_id = make_version(world.team.id, written)
    lines = loaded(store, roster_id)
    assert [line.role for line in lines] == ["leader", "deputy", "member"]
    assert all(line.person_id for line in lines)
    assert [replace(line, person_id=None) for line in lines] == [written[2], written[1], written[0]]


def test_a_draft_knows_whom_it_means_and_changes_nobody(world: World, store: Store) -> None:
    line = Line(None, world.leader.name.upper(), 1981, "female", phone=world.leader.phone, role="leader")
    with store.writing():
        roster_id = make_version(world.team.id, [line])
    (found,) = loaded(store, roster_id)
    assert found == replace(line, person_id=world.leader.person_id)
    with store.reading():
        person = db.session.get_one(Person, world.leader.person_id)
        assert (person.name, person.birth_year) == (world.leader.name, 1980)
        assert content.load(world.team.roster_id)[0].full_name == world.leader.name


def test_two_lines_that_mean_one_person_are_two_people(world: World, store: Store) -> None:
    line = Line(None, world.leader.name, 1980, phone=world.leader.phone)
    with store.writing():
        roster_id = make_version(world.team.id, [line, replace(line, role="leader")])
    ids = {found.person_id for found in loaded(store, roster_id)}
    assert len(ids) == 2
    assert world.leader.person_id in ids


def test_two_lines_that_name_one_person_are_refused(world: World, store: Store) -> None:
    line = Line(world.leader.person_id, world.leader.name)
    with pytest.raises(ValueError, match="two lines"), store.writing():
        make_version(world.team.id, [line, line])


def test_the_hash_tells_every_change_and_none_otherwise(world: World, store: Store) -> None:
    with store.writing():
        roster_id = make_version(world.team.id, [make_line("leader"), make_line()])
        first = content.content_hash(roster_id)
        lines = content.load(roster_id)
        assert content.write_entries(roster_id, list(reversed(lines))) == first
        hashes = {first}
        for change in (
            {"full_name": "Tên Khác"},
            {"birth_year": 1900},
            {"gender": "male"},
            {"organization": "Hội Phụ nữ"},
            {"position": "Chi hội trưởng"},
            {"phone": None},
            {"role": "deputy"},
        ):
            changed = [lines[0], replace(lines[1], **change)]
            hashes.add(content.write_entries(roster_id, changed))
        hashes.add(content.write_entries(roster_id, lines[:1]))
    assert len(hashes) == 9
    assert all(len(value) == 64 for value in hashes)


def test_the_hash_stays_true_when_a_phone_is_blanked(world: World, store: Store) -> None:
    with store.writing():
        roster_id = make_version(world.team.id, [make_line("leader"), make_line()])
        before = content.content_hash(roster_id)
        db.session.execute(sa.update(RosterEntry).where(RosterEntry.roster_id == roster_id).values(phone=None))
    with store.reading():
        assert content.content_hash(roster_id) == before


def test_a_hash_from_before_rosters_were_governed_is_made_of_the_lines(world: World, store: Store) -> None:
    with store.writing():
        first = content.content_hash(world.team.roster_id)
        assert first not in ("0" * 64, content.content_hash(world.other_team.roster_id))
        db.session.get_one(Team, world.team.id).title = "Tổ mới"
        assert content.content_hash(world.team.roster_id) != first


def test_people_of_a_draft_go_with_their_lines(world: World, store: Store) -> None:
    with store.writing():
        roster_id = make_version(world.team.id, [make_line("leader"), make_line()])
        leader, member = (line.person_id for line in content.load(roster_id))
        content.write_entries(roster_id, [Line(leader, "Ai Đó", role="leader")])
    with store.reading():
        assert db.session.get(Person, leader) is not None
        assert db.session.get(Person, member) is None
