"""A commune's own "Lập tổ": a team without people for a hamlet that has none."""

import uuid
from collections import Counter

import pytest
import sqlalchemy as sa

from api.core import clock
from models.audit import AuditEvent
from models.team import Team as TeamRow
from tests.api.rosters.test_at_once import all_at_once
from tests.conftest import ClientOf
from tests.factories.accounts import make_account
from tests.factories.rosters import make_line
from tests.factories.units import Unit, make_commune, make_hamlet, make_unit
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store


@pytest.fixture
def empty(store: Store, world: World) -> Unit:
    """A hamlet without a team."""
    with store.writing():
        return make_hamlet(world.commune, "Ấp Trống")


@pytest.fixture
def officer(world: World, client_of: ClientOf) -> Client:
    """The commune's."""
    return client_of(world.officer)


def test_officer_sets_up_a_team_and_draws_up_its_first_list(
    officer: Client, empty: Unit, world: World, store: Store, client_of: ClientOf
) -> None:
    answer = officer.post("/teams", {"unit_id": empty.id})
    assert answer.status == 201, answer.text
    team = answer.json
    assert (team["title"], team["hamlet_name"], team["members"]) == (
        f"Tổ công nghệ số cộng đồng {empty.name}",
        empty.name,
        0,
    )
    assert (team["commune_id"], team["leader_name"], team["approved_on"]) == (str(world.commune.id), None, None)
    assert officer.get(f"/teams/{team['id']}").json["roster"] is None
    lines = [line.as_json() for line in (make_line("leader"), make_line(), make_line())]
    draft = officer.post(f"/teams/{team['id']}/rosters", {"lines": lines}).json
    assert (draft["version"], len(draft["lines"]), draft["problems"]) == (1, 3, [])
    assert officer.post(f"/rosters/{draft['id']}/submit").status == 200
    lines_of_it = sa.select(AuditEvent.action, AuditEvent.scope).where(AuditEvent.object_id == uuid.UUID(team["id"]))
    assert store.all(lines_of_it) == [("team.create", f"a/{world.commune.id}")]


def test_a_title_of_its_own_and_the_communes_own_team(officer: Client, empty: Unit, world: World) -> None:
    named = officer.post("/teams", {"unit_id": empty.id, "title": " Tổ  số  Ấp Trống "}).json
    assert named["title"] == "Tổ số Ấp Trống"
    own = officer.post("/teams", {"unit_id": world.commune.id}).json
    assert (own["level"], own["hamlet_id"], own["commune_id"]) == ("commune", None, str(world.commune.id))
    assert officer.post("/teams", {"unit_id": empty.id, "title": "   "}).code == "validation_failed"


def test_a_place_with_a_team_gets_no_second_one(officer: Client, world: World) -> None:
    answer = officer.post("/teams", {"unit_id": world.hamlet.id})
    told = {"team_id": str(world.team.id), "team_title": world.team.title}
    assert (answer.status, answer.code, answer.json["params"]) == (409, "team_exists", told)


def test_of_several_at_once_one_sets_it_up(empty: Unit, world: World, store: Store, client_of: ClientOf) -> None:
    with store.writing():
        officers = [make_account("commune_officer", world.commune) for _ in range(4)]
    clients = [client_of(one) for one in officers]
    answers = all_at_once(clients, lambda client: client.post("/teams", {"unit_id": empty.id}))
    assert answers == Counter({"201": 1, "team_exists": 3})
    assert store.count(TeamRow, TeamRow.unit_id == empty.id) == 1


def test_where_no_team_can_work(officer: Client, world: World, store: Store) -> None:
    with store.writing():
        elsewhere = make_hamlet(make_commune(world.province))
        gone = make_unit("hamlet", world.commune, valid_to=clock.today())
    ended = officer.post("/teams", {"unit_id": gone.id})
    assert [(one["field"], one["code"]) for one in ended.json["errors"]] == [("unit_id", "ended")]
    assert officer.post("/teams", {"unit_id": elsewhere.id}).code == "forbidden"
    assert officer.post("/teams", {"unit_id": world.province.id}).code == "forbidden"
    assert officer.post("/teams", {"unit_id": uuid.uuid4()}).code == "not_found"
    assert officer.post("/teams", {}).code == "validation_failed"
