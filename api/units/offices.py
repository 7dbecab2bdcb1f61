"""Where officials hold their office: it follows a commune into what it became (S25)."""

import datetime as dt
import uuid

from api.core import clock
from api.core.access import Actor
from api.units.logic import tree


def offices_of(actor: Actor, *roles: str, at: dt.datetime | None = None) -> frozenset[uuid.UUID]:
    """The units over which one of the roles is held at an instant (default: now), as they are on that day."""
    instant = at or clock.now()
    held = {grant.unit_id for grant in actor.held(instant) if grant.role in roles}
    units, day = tree(), clock.business_day(instant)
    return frozenset(units.heir(unit_id, day) for unit_id in held)
