"""Stories of administering accounts: the administrator everywhere, the commune officer in the own commune."""

from typing import Any

from models.audit import AuditEvent
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.world import World
from tests.support.store import Store


def new_member(world: World, **changes: Any) -> dict[str, Any]:
    """What an officer types in for a new member of the world's team."""
    return {
        "name": "Lý Thị Bông",
        "phone": unique.phone(),
        "role": "member",
        "unit_id": world.commune.id,
        "team_id": world.team.id,
        **changes,
    }


def test_an_officer_creates_a_member_of_the_own_commune(world: World, client_of: ClientOf, store: Store) -> None:
    officer = client_of(world.officer)
    answer = officer.post("/accounts", new_member(world, name="  Lý   Thị Bông "))
    assert answer.status == 201, answer.text
    account, invitation = answer.json["account"], answer.json["invitation"]
    assert account["name"] == "Lý Thị Bông"
    assert account["status"] == "invited"
    assert account["grants"][0]["unit_id"] == str(world.hamlet.id), "members belong to the team's own unit"
    assert len(invitation["code"]) == 8
    assert "/#/vao/" in invitation["link"]
    assert officer.get(f"/accounts/{account['id']}").json == account
    actions = store.all(
        AuditEvent.__table__.select()
        .with_only_columns(AuditEvent.action)
        .where(AuditEvent.scope == f"a/{world.commune.id}")
    )
    assert {"account.create", "grant.create", "invitation.create"} <= set(actions)
