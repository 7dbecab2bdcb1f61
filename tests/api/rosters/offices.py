"""Lists as they are approved, without the papers: what stories of enrolment share."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.auth.session import actor_of
from api.rosters import content, enrolment
from api.rosters.lines import Line
from models.account import Account as AccountRow
from models.account import Grant
from models.db import db
from models.team import RosterVersion
from tests.factories.accounts import Account
from tests.factories.rosters import make_line, make_version
from tests.factories.teams import Team
from tests.factories.world import World
from tests.support.store import Store

EARLY = dt.date(2026, 3, 1)


def line_of(account: Account, role: str = "member", **told: object) -> Line:
    """The line that names somebody with an account."""
    return make_line(
        role, **{"person_id": account.person_id, "full_name": account.name, "phone": account.phone, **told}
    )


def lines_of(team: Team, *more: Line) -> list[Line]:
    """The team's list as it stands, and ``more``."""
    return [line_of(team.leader, "leader"), *(line_of(member) for member in team.members), *more]


class Office:
    """Approves lists for the world's team and its neighbour as the approver does."""

    def __init__(self, world: World, store: Store) -> None:
        self.world, self.store = world, store
        self.newest: dict[uuid.UUID, uuid.UUID] = {team.id: team.roster_id for team in (world.team, world.other_team)}

    def approve(self, lines: list[Line], *, on: dt.date = EARLY, team: Team | None = None) -> enrolment.Applied:
        """Put ``lines`` in force; returns what came of it."""
        team = team or self.world.team
        old = self.newest[team.id]
        with self.store.writing():
            new = make_version(team.id, lines, status="approved")
            db.session.get_one(RosterVersion, new).valid_from = on
            before = db.session.get_one(RosterVersion, old)
            before.status, before.valid_to = "superseded", on
            done = enrolment.apply(actor_of(self.world.approver.id), {new: old}, on)
        self.newest[team.id] = new
        return done

    def account_of(self, name: str) -> Any:
        """``(id, phone, login_name, status, synthetic)`` of somebody on the newest list of the world's team."""
        with self.store.reading():
            lines = content.load(self.newest[self.world.team.id])
        person_id = next(line.person_id for line in lines if line.full_name == name)
        columns = (AccountRow.id, AccountRow.phone, AccountRow.login_name, AccountRow.status, AccountRow.synthetic)
        return self.store.one(sa.select(*columns).where(AccountRow.person_id == person_id))

    def grants_of(self, account_id: uuid.UUID) -> list[tuple[str, uuid.UUID | None, dt.datetime, dt.datetime | None]]:
        """``(role, team, from, to)`` of an account, oldest first."""
        columns = (Grant.role, Grant.team_id, Grant.valid_from, Grant.valid_to)
        return self.store.all(sa.select(*columns).where(Grant.account_id == account_id).order_by(Grant.id))
