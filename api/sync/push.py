"""Push: one transaction per request, one verdict per op, and the answer only after the commit (S6, S7)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from api.assistance.wiping import erased_among
from api.core.access import Actor
from api.core.feed import NewEntry
from api.core.ops import Outcome, record_named
from api.sync import communes, devices, inbox, replay, verdicts, vouching
from api.sync.applying import apply_ops
from api.sync.codes import message
from api.sync.ops import Sent, read_ops
from api.sync.registry import HANDLERS, Handler
from api.sync.ruling import UNSIGNED, Known, Origin, Ruling, Stored
from api.sync.turns import take_turns
from models.db import db
from models.sync import Quarantine


@dataclass
class Slot:
    """One op of the request on its way to a verdict. ``twin`` is an earlier, equal op of the same request."""

    sent: Sent
    parsed: Any = None
    variant: int = 0
    stored: Stored | None = None
    twin: "Slot | None" = None

    @property
    def verdict(self) -> Stored:
        """The verdict once everything is written."""
        found = self.twin.stored if self.twin else self.stored
        if found is None:
            raise LookupError(f"op {self.sent.op_id} has no verdict")
        return found


def push(actor: Actor, request: dict[str, Any]) -> list[dict[str, Any]]:
    """Take the ops of a request; returns one result per op, in order. Reading and parsing come before the first query.

    Raises Problem ``validation_failed`` for an op without a usable ``op_id``.
    """
    slots = parse(request["ops"], request["sent_at"], request["device_id"])
    noted = devices.note(actor, devices.Telling.of(request))
    take(actor, slots, Origin(noted.device_id, request["sent_at"]), noted.bells)
    return [_result(slot) for slot in slots]


def parse(ops: list[dict[str, Any]], sent_at: dt.datetime | None, device_id: uuid.UUID | None) -> list[Slot]:
    """Read and parse ops, with no query. Raises Problem ``validation_failed`` for one without a usable ``op_id``."""
    return [_parse(sent) for sent in read_ops(ops, sent_at, device_id)]


def take(actor: Actor, slots: Sequence[Slot], origin: Origin, bells: Sequence[NewEntry] = ()) -> list[Slot]:
    """Judge and write what is new among ops of the actor; then every slot has its verdict.

    Returns those that were judged: the new ones, and such as had lain unsigned in quarantine.
    """
    take_turns({record for slot in slots if (record := _record_of(slot.sent))})
    known = verdicts.load_known(actor.account_id, [slot.sent.op_id for slot in slots])
    fresh = _sort_out(slots, known, origin)
    waiting = [slot for slot in slots if origin.signed and slot.stored and slot.stored.code == UNSIGNED]
    proven, settled = vouching.judge_again(actor, [slot.sent for slot in waiting], origin)
    outcomes, notes = judge(actor, fresh)
    rulings = [
        Ruling.of(actor.account_id, slot.sent, outcome, slot.variant, origin)
        for slot, outcome in zip(fresh, outcomes, strict=True)
    ]
    replay.meet_asks(rulings)
    communes.assign(actor, rulings)
    notes += _corrected_at_once(rulings)
    again, more = replay.orphans_of([*rulings, *proven.values()])
    stored = verdicts.write([*rulings, *proven.values(), *again], [*notes, *settled, *more, *bells])
    for slot, verdict in zip(fresh, stored, strict=False):
        slot.stored = verdict
    told = dict(zip(proven, stored[len(rulings) :], strict=False))
    for slot in waiting:
        slot.stored = told.get(vouching.key_of(slot.sent), slot.stored)
    return [*fresh, *(slot for slot in waiting if vouching.key_of(slot.sent) in told)]


def judge(actor: Actor, slots: Sequence[Slot]) -> tuple[list[Outcome], list[NewEntry]]:
    """Decide about new ops in their order, good ones as sets; returns outcomes and notes about settled corrections."""
    corrected = inbox.open_items({base for slot in slots if (base := slot.sent.corrects)}, [actor.account_id])
    outcomes = _refused([slot.sent for slot in slots])
    sound = [index for index, slot in enumerate(slots) if slot.sent.refused is None]
    for handler, group in groupby(sound, key=lambda index: _handler(slots[index])):
        indices = list(group)
        ready = [_stand_on(slots[index], corrected) for index in indices]
        for index, outcome in zip(indices, apply_ops(handler, actor, ready), strict=True):
            outcomes[index] = outcome
    notes = [
        inbox.settle(corrected[slot.sent.corrects], "corrected", actor)
        for slot, outcome in zip(slots, outcomes, strict=True)
        if slot.sent.corrects in corrected and outcome.verdict != "quarantined"
    ]
    return outcomes, notes


def _refused(sent: Sequence[Sent]) -> list[Outcome]:
    """What becomes of ops whose envelope is not sound; one of an erased record is taken and not kept (S23)."""
    named = {one.op_id: record_named(one.canonical) for one in sent if one.refused}
    erased = erased_among(db.session, {record_id for record_id in named.values() if record_id})
    return [
        Outcome("applied", erased=True) if named.get(one.op_id) in erased else Outcome("quarantined", one.refused)
        for one in sent
    ]


def _corrected_at_once(rulings: Sequence[Ruling]) -> list[NewEntry]:
    """Close what is set aside with its correction there: from the same request, after a reset, or before (S5, S16)."""
    taken = {r.sent.corrects for r in rulings if r.outcome.verdict != "quarantined"}
    aside = [r for r in rulings if r.set_aside]
    overtaken = inbox.overtaken([r for r in aside if r.sent.op_id not in taken])
    return [inbox.settled_at_once(r) for r in aside if r.sent.op_id in taken or r.item_id in overtaken]


def _parse(sent: Sent) -> Slot:
    return Slot(sent, HANDLERS[sent.op.type].parse(sent.op) if sent.op else None)


def _record_of(sent: Sent) -> uuid.UUID | None:
    return sent.op.record_id if sent.op else record_named(sent.canonical)


def _handler(slot: Slot) -> Handler:
    return HANDLERS[slot.parsed.op.type]


def _stand_on(slot: Slot, corrected: dict[uuid.UUID, Quarantine]) -> Any:
    """A correction stands on what the quarantined op stood on (S5)."""
    item = corrected.get(slot.sent.corrects) if slot.sent.corrects else None
    return slot.parsed if item is None else replay.standing_on(slot.parsed, inbox.base_of(item))


def _sort_out(slots: Sequence[Slot], known: dict[uuid.UUID, list[Known]], origin: Origin) -> list[Slot]:
    """Give known ops their stored verdict; returns the new ones. A second body under one op_id is refused (S6, S9).

    What came unsigned takes no op_id from its author (S24); nothing that comes so is judged.
    """
    fresh: dict[uuid.UUID, list[Slot]] = {}
    for slot in slots:
        op_id, earlier = slot.sent.op_id, known.get(slot.sent.op_id, [])
        seen = next((k for k in earlier if k.is_of(slot.sent)), None)
        if seen is not None:
            slot.stored = seen.stored
            continue
        siblings = fresh.setdefault(op_id, [])
        slot.twin = next((s for s in siblings if s.sent.canonical == slot.sent.canonical), None)
        if slot.twin is None:
            slot.variant = len(earlier) + len(siblings)
            if not origin.signed:
                slot.sent = replace(slot.sent, refused=UNSIGNED)
            elif siblings or any(k.stored.code != UNSIGNED for k in earlier):
                slot.sent = replace(slot.sent, op=None, refused="op_id_reused")
            siblings.append(slot)
    return [slot for slot in slots if slot.stored is None and slot.twin is None]


def _result(slot: Slot) -> dict[str, Any]:
    stored = slot.verdict
    answer = {"op_id": slot.sent.op_id, "verdict": stored.verdict, "receipt": stored.receipt.as_json()}
    if stored.code:
        answer |= {"code": stored.code, "message": message(stored.code)}
    return answer
