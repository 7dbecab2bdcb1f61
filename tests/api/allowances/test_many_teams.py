"""A province's month is reckoned in one go: what it asks of the database does not grow with its teams."""

import pytest

from server.app import App
from tests.api.allowances.conftest import MORNING, Confirm, work
from tests.conftest import KINDS, At, ClientOf
from tests.factories.teams import make_team
from tests.factories.units import make_hamlet
from tests.factories.world import World
from tests.support.client import Client
from tests.support.statements import statements_of
from tests.support.store import Store

MOST = 20
FILES = ("/allowances", "/allowances/workbook")
pytestmark = pytest.mark.skipif("external" in KINDS, reason="counts what the process itself sends")


def asked(app: App, client: Client, world: World, at: At, path: str) -> list[str]:
    """The statements of one answer about November, the second time: the first one builds the tree of units."""
    query = {"unit": world.commune.id, "month": "2026-11"}
    with at(MORNING):
        assert client.get(path, query).status == 200
        with statements_of(app) as told:
            assert client.get(path, query).status == 200
    return told


@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize("path", FILES)
def test_thirty_teams_cost_as_many_statements_as_two(
    app: App, world: World, store: Store, client_of: ClientOf, confirm: Confirm, at: At, path: str
) -> None:
    client = client_of(world.officer)
    confirm(world.leader, world.team.id, [work(world.member, "2026-11-09")])
    few = asked(app, client, world, at, path)
    with store.writing():
        made = [make_team(make_hamlet(world.commune), commune=world.commune, members=3) for _ in range(28)]
    for team in made[:3]:
        days = [work(team.member, "2026-11-09"), work(team.member, "2026-11-10", night=True)]
        assert confirm(team.leader, team.id, days).status == 200
    many = asked(app, client, world, at, path)
    print(f"{len(few)} statements for 2 teams, {len(many)} for 30")
    assert len(few) == len(many) < MOST
