"""Judging ops again that were set aside: when the missing record arrives, or at an official's word (S8)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from api.core.feed import NewEntry
from api.core.ops import Outcome, Refused
from api.core.seal import unseal
from api.sync import ask, inbox
from api.sync.applying import apply_ops
from api.sync.authors import author_of
from api.sync.ops import CLOCK_TOLERANCE, Sent, reread
from api.sync.registry import HANDLERS
from api.sync.ruling import Ruling
from models.sync import Quarantine


def orphans_of(rulings: Sequence[Ruling]) -> tuple[list[Ruling], list[NewEntry]]:
    """Judge again what waited for the records that these rulings brought, and asks that came before their ops (S8)."""
    arrived = {r.sent.op.record_id for r in rulings if r.sent.op and _brings(r)}
    waiting = inbox.waiting_of({r.account_id for r in rulings if r.set_aside})
    items = {item.id: item for item in [*inbox.orphans(arrived), *waiting]}
    again, notes = [], []
    for item in items.values():
        sent = _reread(item)
        if is_ask(sent):
            ruling, settled = _ask_again(item, sent, rulings)
        elif item.record_id in arrived:
            ruling, settled = judge_again(item, sent)
        else:
            continue
        if settled or ruling.outcome.code != "parent_missing":
            again.append(ruling)
            notes += settled
    return again, notes


def _ask_again(item: Quarantine, sent: Sent, rulings: Sequence[Ruling]) -> tuple[Ruling, list[NewEntry]]:
    missing = Outcome("quarantined", "parent_missing")
    ruling = Ruling(item.account_id, sent, missing, item.device_id, item.sent_at, operation_id=item.operation_id)
    meet_asks([ruling, *rulings])
    return ruling, [] if ruling.outcome is missing else [inbox.settle(item, "replayed", None)]


def meet_asks(rulings: Sequence[Ruling]) -> None:
    """Take asks about ops of these very rulings; an op that is set aside comes into the inbox as asked for."""
    by_op = {(r.account_id, r.sent.op_id): r for r in rulings}
    for ruling in rulings:
        op = ruling.sent.op
        if op is None or not is_ask(ruling.sent) or ruling.outcome.code != "parent_missing" or not op.base_revision:
            continue
        target = by_op.get((ruling.account_id, op.base_revision))
        if target is not None and target is not ruling:
            ruling.outcome = Outcome("applied")
            if target.set_aside:
                target.ask_note = str(op.body.get("note", ""))


def is_ask(sent: Sent) -> bool:
    """Whether an op only asks the commune to look at another one."""
    return sent.op is not None and sent.op.type == ask.TYPE


def standing_on(parsed: Any, base: uuid.UUID | None) -> Any:
    """A parsed op on another base revision."""
    return replace(parsed, op=replace(parsed.op, base_revision=base))


def judge_again(item: Quarantine, sent: Sent | None = None, *, released: bool = False) -> tuple[Ruling, list[NewEntry]]:
    """Judge an item as its author's op; it is closed as replayed when it is applied, else it keeps its newest code.

    ``released``: at the word of an official, who decides about what waits for that alone (``month_closed``).
    """
    sent = sent or _reread(item)
    outcome, notes = Outcome("quarantined", sent.refused), []
    if sent.op is not None:
        # of an op that was not understood at first not even the record was known (S26)
        item.record_id = sent.op.record_id
        handler, actor = HANDLERS[sent.op.type], author_of(item.account_id)
        parsed = handler.parse(replace(sent.op, released=released))
        corrected = inbox.open_items({sent.corrects} if sent.corrects else set(), [item.account_id])
        for other in corrected.values():
            parsed = standing_on(parsed, inbox.base_of(other))
        (outcome,) = apply_ops(handler, actor, [parsed])
        if outcome.verdict != "quarantined":
            notes = [inbox.settle(other, "corrected", actor) for other in corrected.values()]
    ruling = Ruling(item.account_id, sent, outcome, item.device_id, item.sent_at, operation_id=item.operation_id)
    if outcome.verdict != "quarantined":
        return ruling, [*notes, inbox.settle(item, "replayed", None)]
    item.code, item.team_id = outcome.code or item.code, item.team_id or outcome.team_id
    return ruling, []


def _brings(ruling: Ruling) -> bool:
    """Whether its record is there now."""
    return ruling.outcome.verdict != "quarantined" and not is_ask(ruling.sent)


def _reread(item: Quarantine) -> Sent:
    skew = inbox.skew_of(item) or dt.timedelta()
    plain = unseal(item.raw or b"")
    try:
        return reread(plain, skew if abs(skew) > CLOCK_TOLERANCE else dt.timedelta(), item.device_id)
    except Refused as refused:
        return Sent(item.op_id, plain, None, refused.code)
