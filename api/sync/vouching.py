"""Ops that lie unsigned in quarantine, and now come from their author: they are judged again as any other (S24)."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.core.feed import NewEntry
from api.core.seal import unseal
from api.sync import replay
from api.sync.ops import Sent
from api.sync.ruling import UNSIGNED, Origin, Ruling
from models.db import db
from models.sync import Quarantine

Key = tuple[uuid.UUID, bytes]


def key_of(sent: Sent) -> Key:
    """What tells bodies apart, also such as are no JSON."""
    return sent.op_id, sent.canonical


def judge_again(author: Actor, sent: Sequence[Sent], origin: Origin) -> tuple[dict[Key, Ruling], list[NewEntry]]:
    """Rulings by op, and notes for the author's feed; what officials have closed meanwhile stays as they left it."""
    wanted = {key_of(one) for one in sent}
    rulings: dict[Key, Ruling] = {}
    notes: list[NewEntry] = []
    for item in _open_items(author, sent):
        key = (item.op_id, unseal(item.raw or b""))
        if key in wanted:
            item.device_id = origin.device_id
            # S6: the phone's clock is known now
            item.sent_at = origin.sent_at and item.received_at - (clock.now() - origin.sent_at)
            rulings[key], settled = replay.judge_again(item)
            notes += settled
    return rulings, notes


def _open_items(author: Actor, sent: Sequence[Sent]) -> list[Quarantine]:
    if not sent:
        return []
    q = Quarantine
    mine = sa.select(q).where(q.account_id == author.account_id, q.op_id.in_([one.op_id for one in sent]))
    query = mine.where(q.code == UNSIGNED, q.status == "open").order_by(q.id).with_for_update()
    return list(db.session.scalars(query))
