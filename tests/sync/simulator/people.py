"""What people do with their phones: log, change, cancel, undo, put right, set the clock, lose everything."""

import copy
import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from tests.sync.simulator import office, outbox, rescuing
from tests.sync.simulator.ledger import Saved, on_server
from tests.sync.simulator.outbox import Row
from tests.sync.simulator.phone import Phone
from tests.sync.simulator.poison import POISON, REPAIRABLE

if TYPE_CHECKING:
    from tests.sync.simulator.run import Run

OFFSETS = (
    dt.timedelta(),
    dt.timedelta(minutes=4),
    dt.timedelta(minutes=-25),
    dt.timedelta(hours=9),
    dt.timedelta(days=-3 * 365),
)
FIELDS = ("team_id", "kind", "started_at", "duration_minutes", "place", "people", "items", "note", "hamlet_id",
          "with_members", "on_behalf_of", "follows")  # fmt: skip
Body = dict[str, Any]


def log_visit(run: "Run", phone: Phone) -> None:
    """Log some visits of the last minutes."""
    team_id = team_of(phone)
    for _ in range(run.chance.number(1, 4) if team_id else 0):
        ago = dt.timedelta(minutes=run.chance.number(0, 50))
        keep(run, phone, "log", visit(run, phone, str(team_id), ago), run.server.now - ago)


def log_poison(run: "Run", phone: Phone) -> None:
    """Log something that the server must set aside."""
    team_id = team_of(phone)
    if team_id is None:
        return
    code, spoil = run.chance.pick(POISON)
    run.chance.count("poison")
    body = visit(run, phone, team_id, dt.timedelta())
    keep(run, phone, "log", body, run.server.now, spoil=spoil, expect=code)


def change_visit(run: "Run", phone: Phone) -> None:
    """Amend or cancel a visit that the phone shows."""
    found = run.chance.pick(shown(run, phone) or [None])
    if found is None:
        return
    record_id, base, body = found
    if run.chance.likely(0.25):
        keep(run, phone, "void", {"reason": "mistake", "note": ""}, run.server.now, record=record_id, base=base)
        return
    changed = {**body, **run.chance.pick(({"place": "one_stop"}, {"note": "đã sửa"}, {"people": people(run)}))}
    keep(run, phone, "amend", changed, run.server.now, record=record_id, base=base)


def put_right(run: "Run", phone: Phone) -> None:
    """Correct an op that was set aside and send it again (S5)."""
    for row in phone.box.by_state("sent", "confirmed"):
        entry = run.ledger.saved[row.op_id]
        taken = row.erased or any(other.corrects == row.op_id for other in run.ledger.saved.values())
        if row.verdict == "quarantined" and entry.expect in REPAIRABLE and not taken and team_of(phone):
            body = visit(run, phone, entry.op["body"]["team_id"] if row_has_team(row) else str(team_of(phone)))
            keep(run, phone, "log", body, run.server.now, record=row.record_id, base=row.op_id, corrects=row.op_id)
            return


def ask(run: "Run", phone: Phone) -> None:
    """Ask the commune to look at an op that was set aside (S8)."""
    asked = {(entry.op["base_revision"]) for entry in run.ledger.saved.values() if entry.kind == "ask"}
    for row in phone.box.by_state("sent", "confirmed"):
        if row.verdict == "quarantined" and not row.erased and row.op_id not in asked:
            body = {"note": run.chance.pick(("", "Nhờ xã xem giúp"))}
            keep(run, phone, "ask", body, run.server.now, record=row.record_id, base=row.op_id)
            return


def undo(run: "Run", phone: Phone) -> None:
    """Try to take the newest op back; the outbox says whether it is still held (S15)."""
    newest = max(phone.box.rows.values(), key=lambda row: row.seq, default=None)
    for op_id in outbox.take_back(phone.box, newest.op_id) if newest else []:
        run.ledger.saved[op_id].undone = True


def set_clock(run: "Run", phone: Phone) -> None:
    """Put the clock somewhere else."""
    phone.set_clock(run.chance.pick(OFFSETS))
    run.chance.count("clock")


def lose_everything(run: "Run", phone: Phone) -> None:
    """The storage is wiped: from now on the phone owes only what has reached the server."""
    run.chance.count("wiped")
    wipe(run, phone)
    office.log_in(run, phone)


def wipe(run: "Run", phone: Phone) -> None:
    """Nothing is left on the phone."""
    phone.wipe()
    run.ledger.wiped(phone.name)
    with run.server.reading():
        run.ledger.excuse(on_server())


def write_file(run: "Run", phone: Phone) -> None:
    """Write a rescue file for a team mate, often because the phone does not work any more (S24)."""
    if not phone.device_id or not phone.box.by_state(*outbox.UNSENT):
        return
    file, op_ids = rescuing.file_of(phone, run.server.rescue_key)
    run.files.append((file, phone.account.id, op_ids))
    run.chance.count("rescue_file")
    for op_id in op_ids:
        run.ledger.saved[op_id].holders.add(f"file {len(run.files)}")
    if run.chance.likely(0.5):
        lose_everything(run, phone)


def clone(run: "Run", phone: Phone) -> None:
    """The phone is copied: two with one memory and one device_id (fault 47)."""
    outbox.end_holds(phone.box)
    twin = copy.copy(phone)
    twin.box, twin.feeds, twin.name = (
        copy.deepcopy(phone.box),
        copy.deepcopy(phone.feeds),
        f"{phone.name}-twin-{len(run.phones)}",
    )
    run.phones.append(twin)
    run.ledger.cloned(phone.name, twin.name)
    run.chance.count("cloned")


def keep(
    run: "Run",
    phone: Phone,
    kind: str,
    body: Body,
    visited_at: dt.datetime,
    *,
    record: str | None = None,
    base: str | None = None,
    corrects: str | None = None,
    expect: str | None = None,
    spoil: Any = None,
) -> None:
    """Save an op in the outbox; once that is done the phone says "saved"."""
    instant = phone.clock
    op = {
        "op_id": run.chance.id7(instant),
        "record_id": record or run.chance.id7(instant),
        "base_revision": base,
        "type": kind if kind == "ask" else f"assistance_session.{kind}",
        "schema_version": 1,
        "client_time": instant.isoformat(),
        "utc_offset": 420,
        "body": body,
    }
    op = spoil(op) if spoil else op
    row = outbox.save(phone.box, op, instant)
    entry = Saved(op, row.text, phone, phone.account.id, visited_at, phone.clock_changes, expect, corrects)
    entry.holders.add(phone.name)
    run.ledger.note(entry)


def visit(run: "Run", phone: Phone, team_id: str, ago: dt.timedelta = dt.timedelta()) -> Body:
    """The body of a visit that began ``ago``, by the phone's clock."""
    return {
        "team_id": team_id,
        "kind": "one_to_one",
        "started_at": (phone.clock - ago).isoformat(),
        "duration_minutes": run.chance.number(1, 60),
        "place": run.chance.pick(("home", "hamlet_hall", "other")),
        "people": people(run),
        "items": [{"topic": run.chance.pick(("VNEID2", "DVC", "PAY")), "outcome": "done", "detail": None, "count": 1,
                   "reason": None}],
        "note": "",
        "hamlet_id": None,
        "with_members": [],
        "on_behalf_of": None,
        "follows": None,
    }  # fmt: skip


def people(run: "Run") -> Body:
    """Some people."""
    total = run.chance.number(1, 4)
    return {"total": total, "groups": [{"age_band": "46_59", "sex": "female", "count": run.chance.number(1, total)}]}


def team_of(phone: Phone) -> str | None:
    """The team in which the phone believes its owner to be: what its feed said last, else where the run began.

    None where only the log-in page is left.
    """
    if phone.ended:
        return None
    row = phone.feeds.rows.get(f"u/{phone.account.id}", {}).get(("grants", str(phone.account.id)))
    if row is None:
        return str(phone.team.id) if phone.team else None
    teams = [grant["team_id"] for grant in row["body"]["grants"] if grant["team_id"]]
    return teams[-1] if teams else None


def row_has_team(row: Row) -> bool:
    """Whether the op's body names its team."""
    return isinstance(row.op["body"], dict) and "team_id" in row.op["body"]


def shown(run: "Run", phone: Phone) -> list[tuple[str, str, Body]]:
    """``(record, revision, body)`` of the visits that this person may change, the outbox's ops laid over the rows."""
    found: dict[str, tuple[str, Body]] = {}
    for scope, rows in phone.feeds.rows.items():
        for (kind, record_id), entry in rows.items():
            own = entry.get("body", {}).get("author_id") == str(phone.account.id)
            if scope.startswith("t/") and kind == "visit" and (own or phone.account.role == "leader"):
                found[record_id] = (entry["revision"], {name: entry["body"][name] for name in FIELDS})
    for row in sorted(phone.box.rows.values(), key=lambda row: row.seq):
        if run.ledger.saved[row.op_id].expect is None:
            _lay_over(found, row)
    return [(record_id, *what) for record_id, what in found.items()]


def _lay_over(found: dict[str, tuple[str, Body]], row: Row) -> None:
    if row.erased:
        found.pop(row.record_id, None)
    if row.erased or row.state == "confirmed" or row.verdict == "quarantined":
        return
    op = json.loads(row.text)
    if op["type"].endswith(".void"):
        found.pop(row.record_id, None)
    elif isinstance(op["body"], dict) and set(op["body"]) == set(FIELDS) and op["schema_version"] == 1:
        found[row.record_id] = (row.op_id, op["body"])
