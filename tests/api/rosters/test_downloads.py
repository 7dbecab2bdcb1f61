"""Papers with people's names leave a line in the audit log when somebody takes them away."""

import io
import uuid
from typing import Any

import pytest
import sqlalchemy as sa
from pypdf import PdfWriter

from models.audit import AuditEvent
from server.app import App
from tests.api.rosters.offices import Office, lines_of
from tests.api.rosters.papers import Desk
from tests.api.rosters.uploads import ImportDesk
from tests.conftest import ClientOf
from tests.factories.rosters import make_line
from tests.factories.world import World
from tests.support.client import Client
from tests.support.lists import HEAD, person, team, workbook
from tests.support.store import Store


@pytest.fixture
def desk(world: World, store: Store, client_of: ClientOf) -> Desk:
    """The commune's desk."""
    return Desk(world, store, client_of)


def blank_page() -> bytes:
    """A PDF of one empty page."""
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(made)
    return made.getvalue()


def downloads(store: Store, object_id: object) -> list[tuple[str, uuid.UUID, str, list[Any]]]:
    """``(action, who, chain, what)`` of each download of an object, oldest first."""
    event = AuditEvent
    lines = sa.select(event.action, event.actor_id, event.scope, event.fields).where(
        event.object_id == uuid.UUID(str(object_id)), event.action.endswith(".download")
    )
    return [tuple(row) for row in store.all(lines.order_by(event.seq))]


def test_each_paper_of_a_decision_is_noted(desk: Desk, client_of: ClientOf) -> None:
    decision, world = desk.approved([desk.submitted()]), desk.world
    assert desk.scan(decision, blank_page()).status == 201
    path, chain = f"/decisions/{decision['id']}", f"a/{desk.world.commune.id}"
    people = {"pdf": world.officer, "docx": world.staff, "scan": world.approver}
    for what, account in people.items():
        ending = "/scan" if what == "scan" else f".{what}"
        assert client_of(account).get(path + ending).status == 200
    told = [("decision.download", account.id, chain, [what]) for what, account in people.items()]
    assert downloads(desk.store, decision["id"]) == told
    for refused in (world.leader, world.member):
        assert client_of(refused).get(f"{path}.pdf").status == 403
    assert len(downloads(desk.store, decision["id"])) == len(told), "only what was handed out is noted"


def test_rows_with_errors_are_noted(app: App, world: World, store: Store, client_of: ClientOf) -> None:
    officer = ImportDesk(app, client_of(world.officer), world)
    found = officer.read(workbook([HEAD, *team("Ấp 1"), person(4, "Hồ Thị Tư", "Ấp 1", phone="05")]))
    assert officer.client.get(f"/roster-imports/{found['id']}/errors.xlsx").status == 200
    told = ("roster_import.download", world.officer.id, f"a/{world.commune.id}", ["errors"])
    assert downloads(store, found["id"]) == [told]


def test_cards_are_noted(world: World, office: Office, store: Store, client_of: ClientOf) -> None:
    leader: Client = client_of(world.leader)
    assert leader.post(f"/teams/{world.team.id}/cards.pdf").code == "nobody_to_invite"
    assert downloads(store, world.team.id) == []
    office.approve(lines_of(world.team, make_line(full_name="Cao Thị Mới")))
    assert leader.post(f"/teams/{world.team.id}/cards.pdf").status == 200
    told = ("team.download", world.leader.id, f"a/{world.commune.id}", ["cards"])
    assert downloads(store, world.team.id) == [told]
