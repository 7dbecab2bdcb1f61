"""Handing ops to their feature: as a set in one savepoint, and only if that fails one by one (S6, S8)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.exc import IntegrityError

from api.core.access import Actor
from api.core.ops import Outcome
from api.sync.registry import Handler
from models.db import db


def apply_ops(handler: Handler, actor: Actor, parsed: Sequence[Any]) -> list[Outcome]:
    """One outcome per op, in order; whatever an op breaks, its neighbours and the transaction go on."""
    try:
        with db.session.begin_nested():
            return handler.apply_many(actor, parsed)
    except IntegrityError:
        if len(parsed) == 1:
            # judged afresh after its neighbours, so only its op_id can be taken: by another account (S9)
            return [Outcome("quarantined", "op_id_reused")]
        # S8: one of them breaks a rule of the database; alone it is set aside, its neighbours go in
        return [apply_ops(handler, actor, [one])[0] for one in parsed]
