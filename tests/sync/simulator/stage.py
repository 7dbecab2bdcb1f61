"""The people of every run: two communes of one province, two teams each, and a log-in for everybody with a phone."""

import uuid
from dataclasses import dataclass

from tests.factories.accounts import Account
from tests.factories.teams import Team
from tests.factories.world import World, make_world
from tests.support.login import session_cookie
from tests.sync.simulator.server import Server

TEMPLATE = "template"


@dataclass(frozen=True)
class Stage:
    """Who and what exists when a run begins; ``cookies`` by account."""

    worlds: tuple[World, World]
    cookies: dict[uuid.UUID, str]

    @property
    def teams(self) -> list[Team]:
        """All teams."""
        return [team for world in self.worlds for team in (world.team, world.other_team)]

    @property
    def communes(self) -> dict[uuid.UUID, uuid.UUID]:
        """Team → commune."""
        return {team.id: world.commune.id for world in self.worlds for team in (world.team, world.other_team)}


def build(server: Server) -> Stage:
    """Write the people once and keep the database as the template of all runs."""
    with server.writing():
        first = make_world()
        worlds = (first, make_world(first.province))
        cookies = {account.id: session_cookie(server.app, account.id) for account in _everybody(worlds)}
    server.keep(TEMPLATE)
    return Stage(worlds, cookies)


def _everybody(worlds: tuple[World, World]) -> list[Account]:
    teams = [team for world in worlds for team in (world.team, world.other_team)]
    members = [account for team in teams for account in (team.leader, *team.members)]
    return [*members, *(world.officer for world in worlds)]
