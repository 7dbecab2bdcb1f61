"""Of an erased visit no body is left, neither on the server nor on a phone, and nothing brings one back (S23)."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from models.assistance import SessionRevision
from models.db import db
from models.sync import Erasure, Quarantine
from tests.sync.simulator.outbox import DONE
from tests.sync.simulator.phone import Phone

if TYPE_CHECKING:
    from tests.sync.simulator.run import Run


def gone(run: "Run") -> list[str]:
    """All bodies that should be gone, and all erasures that were forgotten."""
    erased = set(db.session.scalars(sa.select(Erasure.record_id)))
    r, q = SessionRevision, Quarantine
    bodies = sa.select(r.record_id).where(r.record_id.in_(erased), r.body.is_not(None))
    kept = sa.select(q.record_id).where(q.record_id.in_(erased), q.raw.is_not(None))
    found = [f"{record_id} was erased, its body is there" for record_id in db.session.scalars(bodies.union_all(kept))]
    texts = {str(record_id) for record_id in erased}
    found += [f"the erasure of {record_id} is forgotten" for record_id in run.ledger.erased - texts]
    return [*found, *(line for phone in run.phones for line in _on(phone, texts))]


def _on(phone: Phone, erased: set[str]) -> list[str]:
    shown = {record_id for rows in phone.feeds.rows.values() for kind, record_id in rows if kind == "visit"}
    sent = {row.record_id for row in phone.box.by_state(*DONE) if row.text}
    return [
        *(f"{phone.name} shows {record_id}, which was erased" for record_id in sorted(erased & shown)),
        *(f"{phone.name} keeps an op about {record_id}, which was erased" for record_id in sorted(erased & sent)),
    ]
