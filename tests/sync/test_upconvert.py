"""An old app may always push, and a newer one loses nothing: its ops wait for the upgrade (S26, row 46)."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from api.assistance import logic as assistance
from api.core.ops import IncomingOp
from api.sync import inbox
from api.sync.registry import HANDLERS, NEWEST_SCHEMA, Handler
from api.sync.upconvert import UPCONVERTERS, upconvert
from server import upgrade, worker
from server.app import App
from tests.conftest import At, ClientOf
from tests.factories.world import World
from tests.support.phone import Op, Phone, log, make_op, visit_body
from tests.sync.conftest import PhoneOf

GOLDEN = Path(__file__).parent / "golden"
TRAFFIC = sorted(GOLDEN.glob("v*/*.json"))
HOLE = re.compile(r"\{(\w+)\}")
LOG = assistance.LOG


def recorded(path: Path, world: World) -> dict[str, Any]:
    """A request as it was recorded, with the ids of this world in it."""
    known = {
        "team": world.team.id,
        "other_hamlet": world.hamlets[1].id,
        "leader_person": world.leader.person_id,
    }
    ids: dict[str, str] = {name: str(value) for name, value in known.items()}
    text = HOLE.sub(lambda hole: ids.setdefault(hole[1], str(uuid7())), path.read_text())
    found: dict[str, Any] = json.loads(text)
    return found


def with_mood(body: dict[str, Any]) -> Op:
    """A visit as the app of next year sends it: it says ``where`` for ``place``, and a new thing."""
    newer = {**body, "where": body["place"], "mood": "good"}
    newer.pop("place")
    return make_op("log", newer, schema_version=2)


def parse_newer(op: IncomingOp) -> Any:
    """What the server of next year makes of it."""
    if not isinstance(op.body, dict):
        return assistance.parse(op)
    body = {**op.body, "place": op.body.get("where")}
    body.pop("where", None)
    body.pop("mood", None)
    return assistance.parse(replace(op, body=body))


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, app: App) -> Callable[[], None]:
    """The server of next year starts: version 2 of a visit, a converter for version 1, and a new type."""

    def start() -> None:
        newer = Handler(parse_newer, assistance.apply_many)
        monkeypatch.setitem(NEWEST_SCHEMA, LOG, 2)
        monkeypatch.setitem(NEWEST_SCHEMA, "assistance_session.praise", 1)
        monkeypatch.setitem(HANDLERS, LOG, newer)
        monkeypatch.setitem(HANDLERS, "assistance_session.praise", HANDLERS[assistance.AMEND])
        monkeypatch.setitem(UPCONVERTERS, LOG, {1: lambda body: {**without(body, "place"), "where": body["place"]}})
        with app.app_context():
            assert upgrade.note(str(uuid7()))
        with app.app_context():
            worker.drain()

    return start


def without(body: dict[str, Any], name: str) -> dict[str, Any]:
    """A body without one field."""
    return {key: value for key, value in body.items() if key != name}


def verdict_of(phone: Phone, op: Op) -> tuple[str, str | None]:
    """What the phone read last of an op in its own feed."""
    phone.pull()
    told = [body for (_, kind, _), body in phone.rows.items() if kind == "verdict" and body["op_id"] == op["op_id"]]
    return told[-1]["verdict"], told[-1].get("code")


@pytest.mark.parametrize("path", TRAFFIC, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_recorded_traffic_gets_the_recorded_verdicts(
    path: Path, at: At, world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    known = recorded(path, world)
    with at(known["at"]):
        phone = phone_of(world.member)
        assert phone.verdicts(*known["ops"], **known["envelope"]) == known["verdicts"]
        assert phone.verdicts(*known["ops"], **known["envelope"]) == known["verdicts"]
        phone.pull()
        assert {record: visit["place"] for record, visit in phone.visits(world.team).items()} == known["places"]
        tallies_agree()


def test_every_version_that_was_shipped_has_golden_traffic_and_a_converter() -> None:
    for kind, newest in NEWEST_SCHEMA.items():
        for version in range(1, newest + 1):
            files = (GOLDEN / f"v{version}").glob("*.json")
            assert any(f'"type": "{kind}"' in path.read_text() for path in files), f"{kind} {version}"
        assert set(UPCONVERTERS.get(kind, {})) == set(range(1, newest))


@pytest.mark.parametrize("path", TRAFFIC, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_recorded_traffic_of_an_old_app_after_the_upgrade(
    path: Path, at: At, world: World, phone_of: PhoneOf, install: Callable[[], None]
) -> None:
    known = recorded(path, world)
    install()
    with at(known["at"]):
        verdicts = phone_of(world.member).verdicts(*known["ops"], **known["envelope"])
    # what was strange then is known now; all else is as it was
    was = ["applied" if verdict == "unknown_field" else verdict for verdict in known["verdicts"]]
    assert verdicts == was


def test_ops_of_a_newer_app_are_replayed_after_the_upgrade(
    world: World, phone_of: PhoneOf, client_of: ClientOf, install: Callable[[], None], tallies_agree: Callable[[], None]
) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    newer, early = (
        with_mood(visit_body(world.team)),
        {**log(world.team), "body": {**visit_body(world.team), "mood": "x"}},
    )
    praise = make_op("praise", visit_body(world.team, place="one_stop"), record=newer["record_id"], base=newer["op_id"])
    wrong = with_mood(visit_body(world.team, place="moon"))
    assert phone.verdicts(newer, praise, wrong, early) == [
        "schema_newer",
        "unknown_type",
        "schema_newer",
        "unknown_field",
    ]
    phone.pull()
    assert phone.visits(world.team) == {}
    install()
    assert verdict_of(phone, praise) == ("applied", None)
    assert verdict_of(phone, wrong) == ("quarantined", "unknown_code")
    assert phone.visits(world.team)[newer["record_id"]]["place"] == "one_stop"
    assert phone.verdicts(newer, praise, wrong) == ["applied", "applied", "unknown_code"]
    left = officer.get("/quarantine", {"status": "open"}).json["items"]
    assert [item["op_id"] for item in left] == [wrong["op_id"]]
    tallies_agree()


def test_an_upgrade_is_noted_once_and_says_nothing_new_of_what_is_still_not_understood(
    world: World, phone_of: PhoneOf, app: App
) -> None:
    phone, op = phone_of(world.member), {**log(world.team), "schema_version": 99}
    phone.results(op)
    phone.pull()
    for program in ("one", "one", "two"):
        with app.app_context():
            upgrade.note(program + phone.device_id)
        with app.app_context():
            worker.drain()
    assert phone.ask().status == 204
    assert verdict_of(phone, op) == ("quarantined", "schema_newer")


def test_more_than_one_part_is_replayed(
    world: World, phone_of: PhoneOf, install: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.sync.jobs.PART", 2)
    phone, ops = phone_of(world.member), [with_mood(visit_body(world.team)) for _ in range(5)]
    phone.results(*ops)
    install()
    phone.pull()
    assert set(phone.visits(world.team)) == {op["record_id"] for op in ops}


def test_a_body_that_has_not_the_form_it_claims_is_set_aside_and_not_an_error(
    world: World, phone_of: PhoneOf, install: Callable[[], None]
) -> None:
    install()
    phone = phone_of(world.member)
    bad = [make_op("log", without(visit_body(world.team), "place")), make_op("log", None), make_op("log", [1])]
    assert phone.verdicts(*bad) == ["invalid_body"] * 3


def test_versions_are_climbed_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {1: lambda body: {**body, "a": 1}, 2: lambda body: {**body, "b": body["a"] + 1}}
    monkeypatch.setitem(UPCONVERTERS, "x", steps)
    assert upconvert("x", 1, 3, {}) == {"a": 1, "b": 2}
    assert upconvert("x", 2, 3, {"a": 4}) == {"a": 4, "b": 5}
    assert upconvert("x", 3, 3, {}) == {}


def test_the_codes_that_wait_for_an_upgrade_are_those_of_the_table() -> None:
    assert set(inbox.NOT_UNDERSTOOD) == {"schema_newer", "unknown_type", "unknown_field"}
