"""Everybody who is signed in can ask for units of any day."""

import datetime as dt

from tests.conftest import At, ClientOf
from tests.factories.accounts import make_account
from tests.factories.units import add_version, make_commune, make_hamlet, make_province
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store

MOVED = dt.date(2025, 7, 1)
NOBODY = "00000000-0000-0000-0000-000000000000"


def test_a_stranger_is_asked_to_log_in(stranger: Client) -> None:
    """Units are no secret, but the API is for its users."""
    assert stranger.get("/units").code == "unauthenticated"


def test_a_member_lists_the_hamlets_of_a_commune(world: World, client_of: ClientOf) -> None:
    """By parent, with the parent's name; and by accent-free name."""
    client = client_of(world.team.member)
    items = client.get("/units", {"parent": world.commune.id, "level": "hamlet"}).json["items"]
    assert {item["id"] for item in items} == {str(hamlet.id) for hamlet in world.hamlets}
    assert {item["parent_name"] for item in items} == {world.commune.name}
    found = client.get("/units", {"level": "commune", "q": world.commune.name.upper()}).json["items"]
    assert [item["code"] for item in found] == [world.commune.code]


def test_hamlets_of_one_name_are_told_apart_by_where_they_came_from(store: Store, client_of: ClientOf, at: At) -> None:
    """Two communes become one; each had a "Khu phố 1" and one had a "Khu phố 10"."""
    with store.writing():
        province = make_province()
        old = [make_commune(province, f"Phường {name}") for name in ("Phú Cường", "Chánh Nghĩa")]
        new = make_commune(province, "Phường Thủ Dầu Một")
        hamlets = [make_hamlet(old[0], "Khu phố 1"), make_hamlet(old[1], "Khu phố 1"), make_hamlet(old[1], "Khu phố 2")]
        for hamlet in hamlets:
            add_version(hamlet.id, hamlet.code, hamlet.name, "hamlet", new, MOVED)
        account = make_account("province_staff", province)
    staff = client_of(account)
    with at("2026-11-20T09:00"):
        now = staff.get("/units", {"level": "hamlet", "parent": new.id}).json["items"]
        then = staff.get("/units", {"parent": old[0].id, "on": "2025-06-30"}).json["items"]
        told = staff.get(f"/units/{hamlets[0].id}").json
    assert sorted(item["label"] for item in now) == [
        "Khu phố 1 (Chánh Nghĩa cũ)",
        "Khu phố 1 (Phú Cường cũ)",
        "Khu phố 2",
    ]
    assert [item["label"] for item in then] == ["Khu phố 1"]
    assert [version["parent_name"] for version in told["versions"]] == ["Phường Phú Cường", "Phường Thủ Dầu Một"]


def test_unknown_units_and_levels_are_refused(world: World, client_of: ClientOf) -> None:
    """404 for an id, 422 with the field for a level."""
    client = client_of(world.officer)
    assert client.get(f"/units/{NOBODY}").code == "not_found"
    assert client.get("/units", {"parent": NOBODY}).code == "not_found"
    answer = client.get("/units", {"level": "village"})
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "level")
