"""Erasing: no body anywhere any more, and none that comes back (S23)."""

import base64
import uuid
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
import sqlalchemy as sa

from api.assistance import ledger
from api.core.seal import unseal
from models.assistance import AssistanceSession, SessionRevision
from models.audit import AuditEvent
from models.db import db
from models.sync import Erasure, FeedEntry, Operation, Quarantine
from server.app import App
from tests.conftest import KINDS, ClientOf
from tests.factories.accounts import Account
from tests.factories.world import World
from tests.support.client import Answer
from tests.support.phone import Op, Phone, amend, log, make_op, void
from tests.support.store import Store
from tests.sync.conftest import PhoneOf

# without diacritics: JSON in SQLite is written with escapes
SECRET = "nha cong xanh canh gieng"
Erase = Callable[..., Answer]


@pytest.fixture
def erase(client_of: ClientOf, world: World) -> Erase:
    """``erase(op)``: the officer (or ``by``) erases the record of an op."""

    def ask(op: Op, by: Account | None = None, reason: str = "request") -> Answer:
        return client_of(by or world.officer).post(f"/sessions/{op['record_id']}/erase", {"reason": reason})

    return ask


def everything(store: Store) -> str:
    """All rows of all tables as text, what is sealed opened."""
    told = []
    with store.reading():
        for table in db.metadata.tables.values():
            told += [str(tuple(row)) for row in db.session.execute(sa.select(table))]
        raws = db.session.scalars(sa.select(Quarantine.raw).where(Quarantine.raw.is_not(None)))
        told += [unseal(raw or b"").decode(errors="replace") for raw in raws]
    return "\n".join(told)


def test_every_body_of_a_visit_is_gone_and_the_frame_stays(
    world: World, phone_of: PhoneOf, erase: Erase, store: Store, tallies_agree: Callable[[], None]
) -> None:
    mine, theirs = phone_of(world.member), phone_of(world.leader)
    op = log(world.team, note=SECRET)
    kept = amend(op, note=f"{SECRET}, sau")
    assert mine.verdicts(op, amend(op, note=f"{SECRET}, trước")) == ["applied", "applied"]
    assert theirs.verdicts(kept, amend(op, note=SECRET, place="nowhere")) == ["conflict_kept", "unknown_code"]
    unsound = {**amend(op, note=SECRET), "schema_version": 99}
    assert mine.verdicts(unsound) == ["schema_newer"]
    assert SECRET in everything(store)
    assert erase(op).status == 204
    assert SECRET not in everything(store)
    tallies_agree()
    assert store.count(SessionRevision, SessionRevision.record_id == uuid.UUID(op["record_id"])) == 3
    shown = phone_of(world.officer).client.get(f"/sessions/{op['record_id']}").json
    assert (shown["status"], shown["note"], {one["body"] is None for one in shown["revisions"]}) == (
        "voided",
        None,
        {True},
    )


def test_phones_are_told_and_what_they_read_says_nothing(world: World, phone_of: PhoneOf, erase: Erase) -> None:
    mine, theirs, late = phone_of(world.member), phone_of(world.leader), phone_of(world.team.members[1])
    op, other = log(world.team, note=SECRET), log(world.team)
    mine.results(op, other)
    mine.pull(), theirs.pull()
    assert set(theirs.visits(world.team)) == {op["record_id"], other["record_id"]}
    erase(op)
    answer = mine.ask()
    for scope in (f"u/{world.member.id}", f"t/{world.team.id}"):
        (entry,) = answer.json["scopes"][scope]["entries"]
        assert (entry["kind"], entry["body"]) == ("erased", {"record_id": op["record_id"]})
    mine.pull(), theirs.pull(), late.pull()
    for phone in (mine, theirs, late):
        assert set(phone.visits(world.team)) == {other["record_id"]}
    assert mine.erased == theirs.erased == {op["record_id"]}
    assert SECRET not in answer.text


def test_a_phone_that_reads_its_own_feed_anew_is_told_too(world: World, phone_of: PhoneOf, erase: Erase) -> None:
    phone = phone_of(world.member)
    op = log(world.team, note=SECRET)
    phone.results(op)
    erase(op)
    phone.cursors.clear()
    phone.pull()
    assert phone.erased == {op["record_id"]}


def test_what_is_offered_again_is_taken_and_not_kept(
    world: World, phone_of: PhoneOf, erase: Erase, store: Store, tallies_agree: Callable[[], None]
) -> None:
    phone, leader = phone_of(world.member), phone_of(world.leader)
    op = log(world.team, note=SECRET)
    phone.results(op)
    erase(op)
    again = [
        op,
        {**op, "body": {**op["body"], "note": f"{SECRET}, khác"}},
        amend(op, note=SECRET),
        void(op),
        make_op("log", op["body"], record=op["record_id"]),
        amend(op, note=SECRET, place="nowhere"),
        {**amend(op, note=SECRET), "schema_version": 99},
    ]
    assert phone.verdicts(*again) == ["applied"] * len(again)
    assert leader.verdicts(amend(op, note=SECRET)) == ["applied"]
    raw = {"op_id": str(uuid.uuid4()), "raw": base64.b64encode(orjson.dumps(amend(op, note=SECRET))[:-3]).decode()}
    assert phone.verdicts(raw) == ["applied"]
    record = uuid.UUID(op["record_id"])
    # the first op, and one verdict for each new op_id: they are known for ever (S9), by nothing that tells a body
    kept = store.all(sa.select(Operation.op_id, Operation.salt).where(Operation.record_id == record))
    assert {str(row.op_id) for row in kept} >= {one["op_id"] for one in again[:6]}
    assert {row.salt for row in kept} == {bytes(16)}
    assert store.count(SessionRevision, SessionRevision.record_id == record) == 1
    assert SECRET not in everything(store)
    phone.pull()
    told = {body["op_id"] for key, body in phone.rows.items() if key[1] == "verdict"}
    assert told >= {one["op_id"] for one in again}, "each is confirmed (S15)"
    assert phone.visits(world.team) == {}
    assert phone.verdicts(*again) == ["applied"] * len(again)
    op_ids = {uuid.UUID(one["op_id"]) for one in again}
    assert store.count(Operation, Operation.op_id.in_(op_ids)) == len(op_ids), "each is known (S9)"
    tallies_agree()


def test_a_visit_that_was_only_ever_set_aside_can_be_erased(
    world: World, phone_of: PhoneOf, erase: Erase, store: Store, client_of: ClientOf
) -> None:
    phone = phone_of(world.member)
    op = log(world.team, note="CCCD 079301001234")
    assert phone.verdicts(op) == ["personal_data"]
    waiting = void(log(world.team))
    assert phone.verdicts(waiting) == ["parent_missing"]
    assert erase(op, reason="personal_data").status == 204
    item = store.one(sa.select(Quarantine.raw, Quarantine.status).where(Quarantine.op_id == uuid.UUID(op["op_id"])))
    assert (item.raw, item.status) == (None, "declined")
    assert phone.verdicts(op) == ["applied"]
    assert store.count(AssistanceSession, AssistanceSession.id == uuid.UUID(op["record_id"])) == 0
    inbox = client_of(world.officer).get("/quarantine", {"status": "open"}).json["items"]
    assert inbox == []
    assert store.one(sa.select(Quarantine.raw).where(Quarantine.op_id == uuid.UUID(waiting["op_id"]))) is not None


def test_a_visit_erased_twice_or_voided_before_counts_once(
    world: World, phone_of: PhoneOf, erase: Erase, store: Store, tallies_agree: Callable[[], None]
) -> None:
    phone = phone_of(world.member)
    op, voided = log(world.team), log(world.team)
    phone.results(op, voided, void(voided))
    entries = sa.select(FeedEntry.seq).where(FeedEntry.kind == "erased", FeedEntry.scope == f"t/{world.team.id}")
    assert [erase(one).status for one in (op, op, voided, voided)] == [204] * 4
    assert len(store.all(entries)) == 2
    tallies_agree()


def test_the_audit_holds_ids_and_names_of_fields_alone(
    world: World, phone_of: PhoneOf, erase: Erase, store: Store
) -> None:
    op = log(world.team, note=SECRET)
    phone_of(world.member).results(op)
    erase(op, reason="personal_data")
    a, e, record = AuditEvent, Erasure, uuid.UUID(op["record_id"])
    line = store.one(sa.select(a.action, a.actor_id, a.fields).where(a.object_id == record))
    assert (line.action, line.actor_id, line.fields) == ("session.erase", world.officer.id, ["body"])
    erasure = store.one(sa.select(e.unit_id, e.erased_by_id, e.reason).where(e.record_id == record))
    assert (erasure.unit_id, erasure.erased_by_id, erasure.reason) == (
        world.commune.id,
        world.officer.id,
        "personal_data",
    )


def test_an_unknown_visit_and_an_unknown_reason_are_refused(world: World, phone_of: PhoneOf, erase: Erase) -> None:
    op = log(world.team)
    assert erase(op).status == 404
    phone_of(world.member).results(op)
    assert erase(op, reason="nhầm").status == 422
    assert erase(op, by=world.leader).status == 403


@pytest.mark.skipif("external" in KINDS, reason="needs the server's files")
def test_without_the_ledger_nothing_is_erased(
    app: App, world: World, phone_of: PhoneOf, erase: Erase, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    phone = phone_of(world.member)
    op = log(world.team, note=SECRET)
    phone.results(op)
    with monkeypatch.context() as patch:
        patch.setitem(app.config, "ERASURE_LEDGER", str(tmp_path))
        answer = erase(op)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
        phone.pull()
        assert phone.visits(world.team)[op["record_id"]]["note"] == SECRET
    path = tmp_path / "apart" / "erasures.jsonl"
    monkeypatch.setitem(app.config, "ERASURE_LEDGER", str(path))
    path.parent.mkdir()
    path.write_bytes(b'{"record_id": "broken o')
    assert erase(op).status == 204
    with app.app_context():
        (line,) = ledger.read()
    assert (str(line.record_id), line.reason) == (op["record_id"], "request")


@pytest.mark.only_on("sqlite")
def test_not_even_the_file_holds_the_body(
    app: App, world: World, phone_of: PhoneOf, erase: Erase, client_of: ClientOf
) -> None:
    if "external" in KINDS:
        pytest.skip("needs the server's files")
    phone = Phone(client_of(world.member), world.member)
    ops = [log(world.team, note=f"{SECRET} {number:03}") for number in range(60)]
    for start in range(0, 60, 20):
        phone.results(*ops[start : start + 20])
    phone.results(*[amend(op, note=f"{SECRET} {number:03} thêm chữ cho dài ra") for number, op in enumerate(ops)][:50])
    marks = [f"{SECRET} {number:03}" for number in range(60)]
    assert all(mark.encode() in content_of(app) for mark in marks)
    for op in ops[::3]:
        assert erase(op).status == 204
    content = content_of(app)
    assert [mark for mark in marks[::3] if mark.encode() in content] == []
    assert all(mark.encode() in content for number, mark in enumerate(marks) if number % 3)


def content_of(app: App) -> bytes:
    """The bytes of the database and what lies beside it."""
    with app.app_context():
        path = Path(str(db.engine.url.database))
    return b"".join(found.read_bytes() for found in path.parent.glob(f"{path.name}*"))
