"""Which commune looks after an op that was set aside: its team's, else the one its author works in (S8)."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.sync.ruling import Ruling
from api.units import logic as units
from models.db import db
from models.team import Team


def assign(actor: Actor, rulings: Sequence[Ruling]) -> None:
    """Fill in ``commune_id`` of the rulings that set an op aside."""
    waiting = [ruling for ruling in rulings if ruling.set_aside]
    if not waiting:
        return
    team_ids = {ruling.outcome.team_id for ruling in waiting if ruling.outcome.team_id}
    rows = db.session.execute(sa.select(Team.id, Team.unit_id).where(Team.id.in_(team_ids)))
    unit_of = {row.id: row.unit_id for row in rows}
    own = home_unit(actor)
    for ruling in waiting:
        unit_id = unit_of.get(ruling.outcome.team_id) or own if ruling.outcome.team_id else own
        ruling.commune_id = None if unit_id is None else units.tree().commune_at(unit_id, clock.today())


def home_unit(actor: Actor) -> uuid.UUID | None:
    """The unit of the actor's newest grant."""
    return actor.grants[-1].unit_id if actor.grants else None
