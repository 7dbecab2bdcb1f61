"""Odd text is stored as it is (composed) or refused, the same on both databases; never a 500 (security, row 38)."""

import json
import unicodedata

import pytest

from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.world import World
from tests.support.client import Answer, Client

STORED = [
    "Nguyễn Thị Hạnh",
    unicodedata.normalize("NFD", "Nguyễn Thị Hạnh"),
    "<script>alert(1)</script>",
    "'; DROP TABLE account; --",
    "=A1+A2",
    "__proto__",
    "null",
    "\u202eđảo ngược",
    "a\u0308\u0323\u0323\u0323",
    "𝔑𝔤𝔲𝔶ễ𝔫 👩‍👩‍👧‍👦",
    "Ẩ" * 120,
    "%s %d {0} ${x}",
    "\\Hạnh\\",
]
REFUSED = ["", " ", "=1+1", "﷽﷽﷽", "a\0b", "a" * 121, "a" * 500_000]
NUMBERS: list[object] = [2**63, -(2**63) - 1, 2**64, 1e308, 0.5, True, None, "1", [], {}]


def rename(client: Client, world: World, name: object) -> Answer:
    """The administrator corrects a member's name."""
    return client.patch(f"/accounts/{world.member.id}", {"name": name})


@pytest.mark.parametrize("name", STORED)
def test_odd_names_are_stored_composed(client_of: ClientOf, world: World, name: str) -> None:
    client = client_of(world.admin)
    answer = rename(client, world, name)
    assert answer.status == 200, answer.text
    kept = client.get(f"/accounts/{world.member.id}").json["name"]
    assert kept == unicodedata.normalize("NFC", name)
    found = client.get("/accounts", {"unit": world.commune.id, "q": name[:20].strip()})
    assert found.status == 200


@pytest.mark.parametrize("name", REFUSED, ids=lambda name: f"{len(name)} characters")
def test_names_that_are_none_are_refused(client_of: ClientOf, world: World, name: str) -> None:
    answer = rename(client_of(world.admin), world, name)
    assert (answer.status, answer.code) == (422, "validation_failed")
    assert answer.json["errors"][0]["field"] == "name"


def test_half_of_a_surrogate_pair_is_refused(client_of: ClientOf, world: World) -> None:
    body = json.dumps({"name": "a\ud800b"}).encode()
    path = f"/api/v1/accounts/{world.member.id}"
    answer = client_of(world.admin).send("PATCH", path, data=body, headers={"Content-Type": "application/json"})
    assert (answer.status, answer.code) == (400, "unreadable_json")


@pytest.mark.parametrize(("number", "allowed"), [*((number, False) for number in NUMBERS), (5, True), (5.0, True)])
def test_only_integers_within_bounds_are_taken(
    client_of: ClientOf, world: World, number: object, allowed: bool
) -> None:
    entry = {
        "kind": "reason",
        "code": "other",
        "name": "Lý do khác",
        "name_en": "Another reason",
        "short_vi": "Lý do khác",
        "short_en": "Another reason",
        "order": number,
    }
    body = json.dumps(entry).encode()
    answer = client_of(world.admin).send(
        "PUT", "/api/v1/topics", data=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status in ((200,) if allowed else (400, 422)), answer.text


@pytest.mark.parametrize("spelling", ["{}.", " {}", "{}\n", "{}\t", "\u200b{}", "{}\u200b"])
def test_a_number_with_odd_spaces_is_the_number_or_none(client_of: ClientOf, world: World, spelling: str) -> None:
    number = unique.phone()
    answer = client_of(world.admin).patch(f"/accounts/{world.member.id}", {"phone": spelling.format(number)})
    assert answer.status == 422 or answer.json["phone"] == number
