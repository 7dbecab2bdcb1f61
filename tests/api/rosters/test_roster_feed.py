"""What a roster's way through its states looks like on phones."""

from typing import Any

from tests.conftest import ClientOf
from tests.factories.accounts import Account
from tests.factories.world import World
from tests.support.client import Client


def pulled(client: Client, account: Account, scope: str, cursors: dict[str, Any]) -> list[dict[str, Any]]:
    """Entries of kind ``roster_status`` since the cursors, which are moved on; a first pull gives a snapshot's rows."""
    answer = client.post("/sync/pull", {"device_id": str(account.id), "proto": 1, "cursors": cursors})
    if answer.status == 204:
        return []
    page = answer.json["scopes"][scope]
    cursors |= {name: each["cursor"] for name, each in answer.json["scopes"].items() if "cursor" in each}
    found = [*page.get("entries", []), *page.get("snapshot", {}).get("rows", [])]
    return [entry for entry in found if entry["kind"] == "roster_status"]


def test_a_returned_reason_reaches_the_leaders_phone_and_nothing_of_the_list(client_of: ClientOf, world: World) -> None:
    leader, officer, scope = client_of(world.leader), client_of(world.officer), f"t/{world.team.id}"
    roster = leader.post(f"/teams/{world.team.id}/rosters", {}).json
    cursors: dict[str, Any] = {}
    pulled(leader, world.leader, scope, cursors)
    leader.post(f"/rosters/{roster['id']}/submit")
    officer.post(f"/rosters/{roster['id']}/return", {"reason": "Thiếu Tổ phó"})
    submitted, returned = pulled(leader, world.leader, scope, cursors)
    assert (submitted["gone"], submitted["body"]) == (True, None)
    assert (returned["record_id"], returned["body"]) == (
        roster["id"],
        {
            "roster_id": roster["id"],
            "team_id": str(world.team.id),
            "version": 2,
            "status": "returned",
            "reason": "Thiếu Tổ phó",
        },
    )
    leader.post(f"/rosters/{roster['id']}/submit")
    (again,) = pulled(leader, world.leader, scope, cursors)
    assert (again["body"]["status"], again["body"]["reason"]) == ("submitted", None)


def test_a_phone_that_reads_from_the_start_knows_what_is_under_way(client_of: ClientOf, world: World) -> None:
    leader, scope = client_of(world.leader), f"t/{world.team.id}"
    assert pulled(leader, world.leader, scope, {}) == []
    roster = leader.post(f"/teams/{world.team.id}/rosters", {}).json
    (row,) = pulled(leader, world.leader, scope, {})
    assert (row["record_id"], row["body"]["status"]) == (roster["id"], "draft")
    cursors: dict[str, Any] = {}
    pulled(leader, world.leader, scope, cursors)
    leader.delete(f"/rosters/{roster['id']}")
    (gone,) = pulled(leader, world.leader, scope, cursors)
    assert gone["body"]["status"] == "discarded"


def test_the_commune_hears_of_it_and_edits_are_nobodys_news(client_of: ClientOf, world: World) -> None:
    leader, officer, scope = client_of(world.leader), client_of(world.officer), f"c/{world.commune.id}"
    cursors: dict[str, Any] = {}
    pulled(officer, world.officer, scope, cursors)
    roster = leader.post(f"/teams/{world.team.id}/rosters", {}).json
    leader.put(f"/rosters/{roster['id']}", {"edits": 0, "lines": roster["lines"]})
    leader.post(f"/rosters/{roster['id']}/submit")
    entries = pulled(officer, world.officer, scope, cursors)
    assert [entry.get("gone", False) for entry in entries] == [True, False]
    assert entries[1]["body"]["status"] == "submitted"
