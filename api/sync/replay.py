"""Judging ops again that were set aside: when the missing record arrives, or at an official's word (S8)."""

import datetime as dt
from collections.abc import Sequence

from api.auth.session import actor_of
from api.core.feed import NewEntry
from api.core.ops import Outcome, Refused
from api.core.seal import unseal
from api.sync import inbox
from api.sync.applying import apply_ops
from api.sync.ops import CLOCK_TOLERANCE, Sent, reread
from api.sync.registry import HANDLERS
from api.sync.ruling import Ruling
from models.sync import Quarantine


def orphans_of(rulings: Sequence[Ruling]) -> tuple[list[Ruling], list[NewEntry]]:
    """Judge again what waited for the records that these rulings brought."""
    arrived = {r.sent.op.record_id for r in rulings if r.sent.op and r.outcome.verdict != "quarantined"}
    again, notes = [], []
    for item in inbox.orphans(arrived):
        ruling, note = judge_again(item)
        again.append(ruling)
        notes += note
    return again, notes


def judge_again(item: Quarantine) -> tuple[Ruling, list[NewEntry]]:
    """Judge an item as its author's op; it is closed as replayed when it is applied, else it keeps its newest code."""
    sent = _reread(item)
    outcome = Outcome("quarantined", sent.refused)
    if sent.op is not None:
        handler = HANDLERS[sent.op.type]
        (outcome,) = apply_ops(handler, actor_of(item.account_id), [handler.parse(sent.op)])
    ruling = Ruling(item.account_id, sent, outcome, item.device_id, item.sent_at, operation_id=item.operation_id)
    if outcome.verdict != "quarantined":
        return ruling, [inbox.settle(item, "replayed", None)]
    item.code = outcome.code or item.code
    return ruling, []


def _reread(item: Quarantine) -> Sent:
    skew = inbox.skew_of(item) or dt.timedelta()
    plain = unseal(item.raw or b"")
    try:
        return reread(plain, skew if abs(skew) > CLOCK_TOLERANCE else dt.timedelta(), item.device_id)
    except Refused as refused:
        return Sent(item.op_id, plain, None, refused.code)
