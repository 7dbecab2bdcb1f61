"""Stories of phones: they register a key, are listed with what they last told, and are revoked when lost."""

import base64
import uuid
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric import ec

from models.account import Device
from models.db import db
from tests.api.accounts.conftest import ActionsIn
from tests.conftest import At, ClientOf
from tests.factories.accounts import make_device
from tests.factories.world import World
from tests.support.client import Client
from tests.support.entry import log_in
from tests.support.store import Store


def coordinate(value: int) -> str:
    """32 bytes as a JWK writes them."""
    return base64.urlsafe_b64encode(value.to_bytes(32, "big")).decode().rstrip("=")


def new_key() -> dict[str, Any]:
    """A public key as WebCrypto exports it."""
    point = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    members = {"kty": "EC", "crv": "P-256", "x": coordinate(point.x), "y": coordinate(point.y)}
    return {**members, "ext": True, "key_ops": ["verify"]}


def new_phone(**changes: Any) -> dict[str, Any]:
    """What a phone tells about itself."""
    return {"id": str(uuid.uuid4()), "name": "Điện thoại của Bông", "public_key": new_key(), **changes}


def test_a_member_s_phone_registers_once(world: World, client_of: ClientOf, store: Store) -> None:
    member, phone = client_of(world.member), new_phone()
    first, second = member.post("/devices", phone), member.post("/devices", phone)
    assert (first.status, second.status) == (201, 200)
    assert first.json == second.json == {"id": phone["id"]}
    assert member.get("/me").json["device_id"] == phone["id"]
    kept = store.one(sa.select(Device.public_key).where(Device.id == uuid.UUID(phone["id"])))
    assert kept == {name: phone["public_key"][name] for name in ("kty", "crv", "x", "y")}
    (listed,) = member.get("/devices").json["items"]
    assert (listed["name"], listed["revoked_at"], listed["unsent"]) == (phone["name"], None, None)


def test_a_phone_known_from_log_in_gets_its_key_later(world: World, stranger: Client) -> None:
    phone = new_phone()
    log_in(stranger, world.member, device_id=phone["id"])
    assert stranger.post("/devices", phone).status == 201


def test_an_id_belongs_to_one_account_and_one_key(world: World, client_of: ClientOf) -> None:
    phone = new_phone()
    member = client_of(world.member)
    member.post("/devices", phone)
    assert client_of(world.leader).post("/devices", phone).code == "device_taken"
    assert member.post("/devices", {**phone, "public_key": new_key()}).code == "conflict"


@pytest.mark.parametrize(
    "change",
    [
        {"kty": "RSA"},
        {"crv": "P-384"},
        {"x": coordinate(5)},
        {"x": "AAAA"},
        {"y": "*" * 43},
        {"y": "é" * 43},
        {"d": coordinate(7)},
        {"x": None},
    ],
)
def test_only_a_public_key_of_p_256_is_taken(world: World, client_of: ClientOf, change: dict[str, Any]) -> None:
    phone = new_phone()
    phone["public_key"].update(change)
    answer = client_of(world.member).post("/devices", phone)
    assert (answer.status, answer.code) == (422, "validation_failed"), answer.text
    assert answer.json["errors"][0]["field"].startswith("public_key")


def test_an_officer_revokes_a_lost_phone_and_it_is_out_at_once(
    world: World, client_of: ClientOf, store: Store, actions_in: ActionsIn
) -> None:
    with store.writing():
        lost, kept = make_device(world.member), make_device(world.member)
    on_lost, on_kept, officer = (
        client_of(world.member, lost),
        client_of(world.member, kept),
        client_of(world.officer),
    )
    assert officer.delete(f"/devices/{lost}").status == 204
    assert officer.delete(f"/devices/{lost}").status == 204
    assert on_lost.get("/me").code == "unauthenticated"
    assert on_kept.get("/me").status == 200
    assert actions_in(world.commune) == ["device.revoke"]
    revoked = {item["id"]: bool(item["revoked_at"]) for item in on_kept.get("/devices").json["items"]}
    assert revoked == {str(lost): True, str(kept): False}
    assert on_kept.post("/devices", new_phone(id=str(lost))).code == "device_revoked"


def test_whoever_has_the_pin_gets_in_on_a_revoked_phone_only_as_on_a_new_one(
    world: World, client_of: ClientOf, store: Store, stranger: Client
) -> None:
    with store.writing():
        lost = make_device(world.member)
    client_of(world.officer).delete(f"/devices/{lost}")
    assert log_in(stranger, world.member, device_id=str(lost)).json["device_id"] is None


def test_a_member_ends_the_own_sessions_one_by_one_or_all(world: World, client_of: ClientOf, store: Store) -> None:
    with store.writing():
        device = make_device(world.member, "Máy bảng")
    first, second, third = client_of(world.member), client_of(world.member, device), client_of(world.member)
    path = f"/sessions-of/{world.member.id}"
    items = first.get(path).json["items"]
    assert len(items) == 3
    (on_tablet,) = [item for item in items if item["device_name"] == "Máy bảng"]
    assert first.delete(path, {"session": on_tablet["id"]}).status == 204
    assert second.get("/me").code == "unauthenticated"
    assert first.delete(path, {"session": on_tablet["id"]}).code == "not_found"
    assert first.delete(path, {"session": str(uuid.uuid4())}).code == "not_found"
    assert third.delete(path).status == 204
    assert [client.get("/me").code for client in (first, third)] == ["unauthenticated"] * 2


def test_an_officer_ends_all_sessions_of_a_member(world: World, client_of: ClientOf, actions_in: ActionsIn) -> None:
    phones, officer = [client_of(world.member) for _ in range(3)], client_of(world.officer)
    assert officer.delete(f"/sessions-of/{world.member.id}").status == 204
    assert [phone.get("/me").code for phone in phones] == ["unauthenticated"] * 3
    assert officer.get("/me").status == 200
    assert actions_in(world.commune) == ["session.revoke"]


def test_a_session_of_somebody_else_cannot_be_ended_in_passing(world: World, client_of: ClientOf) -> None:
    member, leader = client_of(world.member), client_of(world.leader)
    (other,) = leader.get(f"/sessions-of/{world.leader.id}").json["items"]
    assert member.delete(f"/sessions-of/{world.member.id}", {"session": other["id"]}).code == "not_found"
    assert member.get(f"/sessions-of/{world.leader.id}").code == "forbidden"
    assert member.delete(f"/sessions-of/{world.leader.id}").code == "forbidden"
    assert member.get("/devices", {"account": world.leader.id}).code == "forbidden"
    assert leader.get("/me").status == 200


def test_an_expired_session_is_not_listed(world: World, client_of: ClientOf, at: At) -> None:
    with at("2026-01-01T08:00"):
        client_of(world.member)
    with at("2026-06-01T08:00"):
        assert len(client_of(world.member).get(f"/sessions-of/{world.member.id}").json["items"]) == 1


def test_an_officer_sees_what_a_phone_last_told(world: World, client_of: ClientOf, store: Store) -> None:
    with store.writing():
        device = make_device(world.member)
        row = db.session.get_one(Device, device)
        row.state, row.skew_seconds = {"unsent": 12, "oldest_unsent_at": "2026-03-01T08:00:00+07:00"}, -31
    (item,) = client_of(world.officer).get("/devices", {"account": world.member.id}).json["items"]
    assert (item["unsent"], item["oldest_unsent_at"], item["skew_seconds"]) == (12, "2026-03-01T08:00:00+07:00", -31)
