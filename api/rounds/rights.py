"""Who runs a round, and who reads or writes a commune's report."""

import uuid

from api.core import clock
from api.core.access import OFFICIALS, PROVINCE, Actor
from api.core.problems import Problem
from api.units.logic import check_known, tree
from api.units.offices import offices_of
from models.db import db
from models.reporting import ReportingRound

OFFICER = "commune_officer"


def own_province(actor: Actor, unit_id: uuid.UUID | None) -> uuid.UUID:
    """The province that the actor opens a round for. Raises Problem ``not_found`` or ``forbidden``."""
    own = actor.units_as(*PROVINCE)
    if unit_id is None and len(own) == 1:
        return min(own)
    if unit_id is None or check_known(unit_id) != "province":
        raise Problem("not_found")
    if unit_id not in own:
        raise Problem("forbidden")
    return unit_id


def find_round(actor: Actor, round_id: uuid.UUID, *, locked: bool = False) -> ReportingRound:
    """A round of the actor's province. Raises Problem ``not_found`` or ``forbidden``.

    ``locked``: nobody closes it, or hands in, until this write is through.
    """
    found = db.session.get(ReportingRound, round_id, with_for_update=locked)
    if found is None:
        raise Problem("not_found")
    if not sees_province(actor) and not own_communes(actor, found):
        raise Problem("forbidden")
    return found


def sees_province(actor: Actor) -> bool:
    """Whether the actor sees every commune of a round."""
    return actor.has_role(*PROVINCE)


def communes_of(found: ReportingRound) -> list[uuid.UUID]:
    """The communes that report: those of the round's last day, in the order of their names."""
    return tree().below(found.unit_id, "commune", found.end)


def own_communes(actor: Actor, found: ReportingRound, *roles: str) -> list[uuid.UUID]:
    """The communes of the round whose official the actor is; an office follows its commune into its successor (S25)."""
    offices, units, today = offices_of(actor, *(roles or OFFICIALS)), tree(), clock.today()
    return [commune for commune in communes_of(found) if units.heir(commune, today) in offices]


def check_reads(actor: Actor, found: ReportingRound, unit_id: uuid.UUID) -> None:
    """Raise Problem ``not_found`` for what is no commune of the round, ``forbidden`` for somebody else's."""
    if unit_id not in communes_of(found):
        raise Problem("not_found")
    if not sees_province(actor) and unit_id not in own_communes(actor, found):
        raise Problem("forbidden")


def check_writes(actor: Actor, found: ReportingRound, unit_id: uuid.UUID) -> None:
    """Raise as ``check_reads``; the commune's officer writes its report. ``round_closed`` once that is so."""
    check_reads(actor, found, unit_id)
    if unit_id not in own_communes(actor, found, OFFICER):
        raise Problem("forbidden")
    if found.closed_at is not None:
        raise Problem("round_closed")
