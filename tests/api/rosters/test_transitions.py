"""Every act on a roster, in every state, by everybody, wherever they stand to the team."""

import uuid
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from api.auth.session import actor_of
from api.core import clock
from api.core.problems import Problem
from api.rosters.approving import approve_all
from models.db import db
from models.team import ROSTER_STATUSES, RosterVersion
from tests.api.access.places import make_former
from tests.conftest import ClientOf
from tests.factories.accounts import Account, make_account, make_grant
from tests.factories.rosters import make_line, make_version
from tests.factories.teams import make_team
from tests.factories.world import World, make_world
from tests.support.client import Answer, Client
from tests.support.store import Store

LINES = [line.as_json() for line in (make_line("leader"), make_line(), make_line())]
SEND: dict[str, Callable[[Client, uuid.UUID], Answer]] = {
    "edit": lambda client, roster: client.put(f"/rosters/{roster}", {"edits": 0, "lines": LINES}),
    "submit": lambda client, roster: client.post(f"/rosters/{roster}/submit"),
    "withdraw": lambda client, roster: client.post(f"/rosters/{roster}/withdraw"),
    "return": lambda client, roster: client.post(f"/rosters/{roster}/return", {"reason": "Thiếu số điện thoại"}),
    "discard": lambda client, roster: client.delete(f"/rosters/{roster}"),
}
EDITORS = {"leader", "deputy", "officer"}
CHECKERS = {"officer", "approver"}
# act: who may, and from which state to which
RULES: dict[str, tuple[set[str], dict[str, str]]] = {
    "edit": (EDITORS, {"draft": "draft", "returned": "returned"}),
    "submit": (EDITORS, {"draft": "submitted", "returned": "submitted"}),
    "withdraw": (EDITORS, {"submitted": "draft"}),
    "return": (CHECKERS, {"submitted": "returned"}),
    "approve": ({"approver"}, {"submitted": "approved"}),
    "discard": (EDITORS, {"draft": "gone", "returned": "gone"}),
}


class Scene:
    """A team in its commune, and everybody there and elsewhere."""

    def __init__(self) -> None:
        self.world = make_world()
        sibling, abroad = make_world(self.world.province), make_world()
        both = make_team(self.world.commune, commune=self.world.commune)
        deputy = make_account("leader", self.world.hamlet, team_id=self.world.team.id)
        self.people: dict[str, Account] = {
            "member": self.world.member,
            "leader": self.world.leader,
            "deputy": deputy,
            "officer": self.world.officer,
            "approver": self.world.approver,
            "leader of the next team": self.world.other_team.leader,
            "leader of the commune's team": both.leader,
            "officer of another commune": sibling.officer,
            "approver of another commune": sibling.approver,
            "officer of another province": abroad.officer,
            "staff": self.world.staff,
            "admin": self.world.admin,
            "former": make_former(self.world),
        }

    def roster(self, status: str) -> uuid.UUID:
        """A new version in a state, submitted by somebody else; no other is under way."""
        team_id = self.world.team.id
        mine = sa.and_(RosterVersion.team_id == team_id, RosterVersion.id != self.world.team.roster_id)
        db.session.execute(sa.update(RosterVersion).where(mine).values(status="superseded"))
        return make_version(team_id, status=status, submitted_by=self.world.other_team.member)


@pytest.fixture(scope="module")
def scene(store: Store) -> Scene:
    with store.writing():
        return Scene()


def state(store: Store, roster: uuid.UUID) -> str:
    with store.reading():
        found = db.session.get(RosterVersion, roster)
        return "gone" if found is None or found.status == "superseded" else found.status


@pytest.mark.parametrize("status", ROSTER_STATUSES)
@pytest.mark.parametrize("act", SEND)
def test_act_in_a_state_by_everybody(act: str, status: str, scene: Scene, store: Store, client_of: ClientOf) -> None:
    may, ways = RULES[act]
    for name, account in scene.people.items():
        with store.writing():
            roster = scene.roster(status)
        before = state(store, roster)
        answer = SEND[act](client_of(account), roster)
        if name not in may:
            assert (name, answer.code) == (name, "forbidden")
            assert state(store, roster) == before
        elif status not in ways:
            assert (name, answer.code) == (name, "wrong_status")
            assert answer.json["params"]["status"] == status
            assert state(store, roster) == before
        else:
            assert (name, answer.status) == (name, 204 if act == "discard" else 200), answer.text
            assert state(store, roster) == ways[status]


@pytest.mark.parametrize("status", ROSTER_STATUSES)
def test_approval_in_a_state_by_everybody(status: str, scene: Scene, store: Store) -> None:
    may, ways = RULES["approve"]
    for name, account in scene.people.items():
        with store.writing():
            roster = scene.roster(status)
        code = approve(store, scene.world, account, roster)
        assert (name, code) == (name, "forbidden" if name not in may else None if status in ways else "wrong_status")


def approve(store: Store, world: World, account: Account, roster: uuid.UUID, **seen: str) -> str | None:
    """Approve within a transaction that is thrown away; the code of what was refused."""
    with store.reading():
        actor = actor_of(account.id)
        found = db.session.get_one(RosterVersion, roster)
        decision = db.session.get_one(RosterVersion, world.team.roster_id).decision_id
        assert decision is not None
        try:
            approve_all(actor, [found], {roster: seen.get("hash", found.content_hash)}, decision, clock.today())
        except Problem as problem:
            return problem.code
        assert found.status == "approved"
        return None


@pytest.mark.parametrize("name", ["leader", "deputy", "officer"])
def test_create_needs_the_team_or_the_commune(name: str, scene: Scene, store: Store, client_of: ClientOf) -> None:
    with store.writing():
        scene.roster("superseded")
    answer = client_of(scene.people[name]).post(f"/teams/{scene.world.team.id}/rosters", {})
    assert (answer.status, answer.json["status"], answer.json["edits"]) == (201, "draft", 0)


def test_nobody_else_creates(scene: Scene, store: Store, client_of: ClientOf) -> None:
    with store.writing():
        scene.roster("superseded")
    for name in scene.people.keys() - EDITORS:
        answer = client_of(scene.people[name]).post(f"/teams/{scene.world.team.id}/rosters", {})
        assert (name, answer.code) == (name, "forbidden")


@pytest.mark.parametrize("status", ["draft", "returned", "submitted"])
def test_one_version_under_way_per_team(status: str, scene: Scene, store: Store, client_of: ClientOf) -> None:
    with store.writing():
        roster = scene.roster(status)
    answer = client_of(scene.world.leader).post(f"/teams/{scene.world.team.id}/rosters", {})
    assert (answer.code, answer.json["params"]["roster_id"]) == ("draft_exists", str(roster))


def test_nobody_decides_about_what_they_submitted_whichever_account_they_used(
    world: World, store: Store, client_of: ClientOf
) -> None:
    with store.writing():
        make_grant(world.officer, "commune_approver", world.commune)
        second = make_account("commune_approver", world.commune)
        make_grant(second, "commune_officer", world.commune)
        roster = make_version(world.team.id, status="submitted", submitted_by=world.officer)
        db.session.execute(
            sa.text("UPDATE account SET person_id = :person WHERE id = :id").bindparams(
                sa.bindparam("person", world.officer.person_id, sa.Uuid()), sa.bindparam("id", second.id, sa.Uuid())
            )
        )
    for account in (world.officer, second):
        answer = client_of(account).post(f"/rosters/{roster}/return", {"reason": "Trả lại"})
        assert answer.code == "own_submission"
        assert approve(store, world, account, roster) == "own_submission"
        assert client_of(account).get(f"/rosters/{roster}").json["may"] == ["withdraw"]
    assert approve(store, world, world.approver, roster) is None


def test_a_stale_or_second_approval_is_refused_with_the_differences(world: World, store: Store) -> None:
    with store.writing():
        roster = make_version(world.team.id, status="submitted", submitted_by=world.leader)
        approver = actor_of(world.approver.id)
        found = db.session.get_one(RosterVersion, roster)
        decision = db.session.get_one(RosterVersion, world.team.roster_id).decision_id
        assert decision is not None
        with pytest.raises(Problem) as refused:
            approve_all(approver, [found], {roster: "f" * 64}, decision, clock.today())
        assert refused.value.code == "stale"
        assert refused.value.params["content_hash"] == found.content_hash
        assert len(refused.value.params["diff"]["new"]) == 3
        replaced = approve_all(approver, [found], {roster: found.content_hash}, decision, clock.today())
        assert replaced == {roster: world.team.roster_id}
        with pytest.raises(Problem) as twice:
            approve_all(approver, [found], {roster: found.content_hash}, decision, clock.today())
        assert twice.value.code == "wrong_status"


def test_approval_ends_the_version_before_on_the_first_day_of_the_new_one(world: World, store: Store) -> None:
    today = clock.today()
    with store.writing():
        roster = make_version(world.team.id, status="submitted", submitted_by=world.leader)
        found = db.session.get_one(RosterVersion, roster)
        old = db.session.get_one(RosterVersion, world.team.roster_id)
        assert old.decision_id is not None
        approver = actor_of(world.approver.id)
        assert old.valid_from is not None
        too_early = old.valid_from.replace(year=old.valid_from.year - 1)
        with pytest.raises(Problem) as refused:
            approve_all(approver, [found], {roster: found.content_hash}, old.decision_id, too_early)
        assert [error.code for error in refused.value.errors] == ["before_current"]
        approve_all(approver, [found], {roster: found.content_hash}, old.decision_id, today)
        assert (old.status, old.valid_to, found.status, found.valid_from, found.valid_to) == (
            *("superseded", today, "approved"),
            *(today, None),
        )


def test_a_list_with_faults_is_not_approved_either(world: World, store: Store) -> None:
    with store.writing():
        roster = make_version(world.team.id, [make_line()], status="submitted", submitted_by=world.leader)
    assert approve(store, world, world.approver, roster) == "validation_failed"
