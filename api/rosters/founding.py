"""New teams: an officer sets up one for a hamlet that has none, or an imported list does."""

import uuid
from typing import Any

import sqlalchemy as sa

from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.core.text import fold, nfc
from api.rosters import settings
from api.rosters.import_lists import teams_of
from api.teams.logic import describe
from api.units.logic import check_known, current_commune, tree
from api.units.offices import offices_of
from models.admin_unit import AdminUnit
from models.db import db
from models.team import Team

LONGEST = 200


def found_team(actor: Actor, unit_id: uuid.UUID, title: str | None = None) -> dict[str, Any]:
    """Set up a team without people for a hamlet (or the commune itself); ``title``: else as the settings call teams.

    Raises Problem ``not_found``, ``forbidden`` unless the actor is officer of the commune, ``validation_failed``, and
    ``team_exists`` (``params``: ``team_id``, ``team_title``).
    """
    check_known(unit_id)
    if current_commune(unit_id) not in offices_of(actor, "commune_officer"):
        raise Problem("forbidden")
    today = clock.today()
    unit = tree().version_at(unit_id, today)
    if unit is None or not unit.holds_on(today):
        raise invalid("unit_id", "ended", "The unit is no more")
    # of two who set up the same team one waits
    held = sa.select(AdminUnit.id).where(AdminUnit.id == unit_id)
    db.session.execute(held.with_for_update(key_share=True))
    there = teams_of([unit_id]).get(unit_id)
    if there is not None:
        raise Problem("team_exists", params={"team_id": there.id, "team_title": there.title})
    (told,) = describe(actor, [make_team(actor, unit_id, unit.name, title, synthetic=unit.synthetic)], today)
    return told


def make_team(actor: Actor, unit_id: uuid.UUID, name: str, title: str | None = None, *, synthetic: bool) -> Team:
    """The team of a unit called ``name``. Whether there is one already is for the caller to check."""
    shown = (nfc(title or "") or f"{settings.read().team_title} {name}")[:LONGEST]
    today = clock.today()
    team = Team(unit_id=unit_id, title=shown, title_folded=fold(shown), founded_on=today, synthetic=synthetic)
    db.session.add(team)
    db.session.flush()
    fields = ("unit_id", "title")
    audit.record(actor, "team.create", "team", team.id, commune_id=current_commune(unit_id), fields=fields)
    return team
