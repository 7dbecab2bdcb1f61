"""The desk at which decisions are made: what stories of decisions share."""

import datetime as dt
import uuid
from typing import Any

from api.core import clock
from api.rosters.lines import Line
from models.db import db
from models.team import RosterVersion
from tests.conftest import ClientOf
from tests.factories.accounts import Account
from tests.factories.rosters import make_line, make_version
from tests.factories.teams import Team
from tests.factories.world import World
from tests.support.client import API, Answer, Client
from tests.support.forms import form
from tests.support.store import Store

TODAY = clock.today()


class Desk:
    """Submits lists as the commune's officer, draws up decisions, approves them."""

    def __init__(self, world: World, store: Store, client_of: ClientOf) -> None:
        self.world, self.store, self.client_of = world, store, client_of
        self.officer: Client = client_of(world.officer)
        self.approver: Client = client_of(world.approver)

    def submitted(self, team: Team | None = None, by: Account | None = None, *names: str) -> dict[str, Any]:
        """A submitted list of the team with new people; ``{id, content_hash}``."""
        lines = [make_line("leader"), make_line(), make_line()]
        lines += [make_line(full_name=name) for name in names]
        return self.submitted_lines(team or self.world.team, lines, by)

    def submitted_lines(self, team: Team, lines: list[Line], by: Account | None = None) -> dict[str, Any]:
        """A submitted list of the team; ``{id, content_hash}``."""
        with self.store.writing():
            roster_id = make_version(team.id, lines, status="submitted", submitted_by=by or self.world.officer)
            seen = db.session.get_one(RosterVersion, roster_id).content_hash
        return {"id": str(roster_id), "content_hash": seen}

    def both(self) -> list[dict[str, Any]]:
        """A submitted list of each team."""
        return [self.submitted(), self.submitted(self.world.other_team)]

    def draw_up(self, rosters: list[dict[str, Any]], **told: Any) -> Answer:
        """Ask for a decision over rosters."""
        body = {"unit_id": str(self.world.commune.id), "kind": "re-issue", "rosters": rosters, **told}
        return self.officer.post("/decisions", body)

    def drawn_up(self, rosters: list[dict[str, Any]] | None = None, **told: Any) -> dict[str, Any]:
        """A draft over rosters (default: one of each team)."""
        answer = self.draw_up(self.both() if rosters is None else rosters, **told)
        assert answer.status == 201, answer.text
        return dict(answer.json)

    def approve(self, decision: dict[str, Any], client: Client | None = None, **told: Any) -> Answer:
        """Approve a draft as the approver, with what was seen when it was drawn up."""
        return (client or self.approver).post(f"/decisions/{decision['id']}/approve", approval(decision, **told))

    def approved(self, rosters: list[dict[str, Any]] | None = None, **told: Any) -> dict[str, Any]:
        """An approved decision."""
        answer = self.approve(self.drawn_up(rosters), **told)
        assert answer.status == 200, answer.text
        return dict(answer.json)

    def scan(self, decision: dict[str, Any], content: bytes, filename: str = "quyet dinh.pdf") -> Answer:
        """Attach a scan as the officer."""
        sent = form({}, content, filename)
        path = f"{API}/decisions/{decision['id']}/scan"
        return self.officer.send("POST", path, data=sent.body, headers={"Content_Type": sent.content_type})

    def change(self, roster_id: str) -> str:
        """Somebody changes a submitted list behind everybody's back; returns its hash."""
        with self.store.writing():
            roster = db.session.get_one(RosterVersion, uuid.UUID(roster_id))
            roster.content_hash = "f" * 64
            return roster.content_hash


def approval(decision: dict[str, Any], **told: Any) -> dict[str, Any]:
    """The body of an approval."""
    return {
        "number": "45/QĐ-UBND",
        "date": str(TODAY),
        "signer": "Nguyễn Văn Ký",
        "position": "CHỦ TỊCH",
        "authority": "CHỦ TỊCH",
        "hashes": {roster["id"]: roster["content_hash"] for roster in decision["rosters"]},
        **told,
    }


def days(count: int) -> str:
    """A day that many days from today."""
    return str(TODAY + dt.timedelta(days=count))
