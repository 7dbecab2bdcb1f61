"""Stories of the audit: the administrator reads who did what, newest first, and nobody else does."""

import uuid
from typing import Any

import pytest

from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.client import Client


def act(world: World, officer: Client, times: int) -> None:
    """Leave lines in the commune's audit."""
    for number in range(times):
        officer.patch(f"/accounts/{world.member.id}", {"name": f"Ngô Thị Ái {'i' * number}"})


def test_the_administrator_leafs_through_a_commune_s_lines(world: World, client_of: ClientOf) -> None:
    act(world, client_of(world.officer), 5)
    admin, seen, after = client_of(world.admin), list[dict[str, Any]](), None
    while True:
        page = admin.get("/audit", {"unit": world.commune.id, "limit": 2, "after": after}).json
        seen += page["items"]
        after = page["next"]
        if after is None:
            break
    assert [line["seq"] for line in seen] == [5, 4, 3, 2, 1]
    line = seen[0]
    assert line.pop("at")
    assert line == {
        "scope": f"a/{world.commune.id}",
        "seq": 5,
        "actor_name": world.officer.name,
        "action": "account.rename",
        "object_kind": "account",
        "object_id": str(world.member.id),
        "fields": ["name"],
    }


def test_without_a_unit_all_lines_are_read_newest_first(world: World, client_of: ClientOf) -> None:
    act(world, client_of(world.officer), 3)
    first = client_of(world.admin).get("/audit", {"limit": 2}).json
    second = client_of(world.admin).get("/audit", {"limit": 2, "after": first["next"]}).json
    instants = [line["at"] for line in [*first["items"], *second["items"]]]
    assert instants == sorted(instants, reverse=True)
    keys = [(line["scope"], line["seq"]) for line in [*first["items"], *second["items"]]]
    assert len(keys) == len(set(keys))


def test_acts_above_communes_are_the_province_s(world: World, client_of: ClientOf) -> None:
    admin = client_of(world.admin)
    admin.patch(f"/accounts/{world.staff.id}", {"name": "Bạch Văn Minh"})
    lines = admin.get("/audit", {"unit": world.province.id, "limit": 200}).json["items"]
    # stories of other tests play on later days
    line = next(line for line in lines if line["object_id"] == str(world.staff.id))
    assert (line["scope"], line["actor_name"]) == ("a/province", world.admin.name)


@pytest.mark.parametrize("role", ["member", "leader", "officer", "approver", "staff"])
def test_nobody_else_reads_it(world: World, client_of: ClientOf, role: str) -> None:
    assert client_of(getattr(world, role)).get("/audit").code == "forbidden"


def test_what_cannot_be_asked_is_refused(world: World, client_of: ClientOf) -> None:
    admin = client_of(world.admin)
    assert admin.get("/audit", {"unit": uuid.uuid4()}).code == "not_found"
    for after in ("x", "W10", "WzEsMiwzXQ", "WyJ4IiwieSIsMV0"):
        assert admin.get("/audit", {"after": after}).code == "validation_failed"
