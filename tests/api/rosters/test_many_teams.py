"""A whole commune approved at once: everybody else who writes waits for it, so it must not take long."""

import uuid
from typing import Any

import pytest

from models.account import Account, Grant
from server.app import App
from tests.api.rosters.papers import Desk
from tests.conftest import KINDS, ClientOf
from tests.factories.rosters import make_line
from tests.factories.teams import make_team
from tests.factories.units import make_hamlet
from tests.factories.world import World
from tests.support.statements import statements_of
from tests.support.store import Store

MOST = 100
pytestmark = pytest.mark.skipif("external" in KINDS, reason="counts what the process itself sends")


@pytest.fixture
def desk(world: World, store: Store, client_of: ClientOf) -> Desk:
    """The commune's desk."""
    return Desk(world, store, client_of)


def drawn_up(desk: Desk, teams: int) -> dict[str, Any]:
    """A decision over as many further teams of six, of which two stay, two left and four are new."""
    with desk.store.writing():
        made = [make_team(make_hamlet(desk.world.commune), commune=desk.world.commune, members=3) for _ in range(teams)]
    rosters = []
    for team in made:
        stay = [
            make_line(role, person_id=one.person_id, full_name=one.name, phone=one.phone)
            for role, one in (("leader", team.leader), ("deputy", team.member))
        ]
        rosters.append(desk.submitted_lines(team, [*stay, *(make_line() for _ in range(4))]))
    return desk.drawn_up(rosters)


def test_forty_teams_cost_no_more_statements_than_a_handful(app: App, desk: Desk) -> None:
    few, many = drawn_up(desk, 2), drawn_up(desk, 40)
    with statements_of(app) as for_few:
        assert desk.approve(few, number="1").status == 200
    with statements_of(app) as for_many:
        answer = desk.approve(many, number="2")
    assert (answer.status, answer.json["notes"]) == (200, [])
    print(f"{len(for_few)} statements for 2 teams, {len(for_many)} for 40")
    assert len(for_many) < MOST
    assert len(for_many) - len(for_few) < 10
    teams = {uuid.UUID(roster["team_id"]) for roster in answer.json["rosters"]}
    lasting = desk.store.count(Grant, Grant.team_id.in_(teams), Grant.valid_to.is_(None))
    invited = desk.store.count(
        Account, Account.status == "invited", Account.id == Grant.account_id, Grant.team_id.in_(teams)
    )
    assert (len(teams), lasting, invited) == (40, 40 * 6, 40 * 4)
