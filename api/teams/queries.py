"""Lists of teams, and one team with its roster."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from api.core import clock, paging
from api.core.access import Actor
from api.core.text import fold
from api.teams import rosters
from api.teams.scope import check_team, contacts_of, scope_of
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.admin_unit import AdminUnitVersion
from models.db import db
from models.tally import TallyDay
from models.team import Team

# A team whose commune has gone has no code of today; it comes first.
CODE = sa.func.coalesce(AdminUnitVersion.code, "")


def list_teams(actor: Actor, unit: uuid.UUID | None, q: str, after: str | None, limit: int) -> dict[str, Any]:
    """A page of the teams that the actor may read, in the order of their hamlets' codes."""
    today = clock.today()
    query = _teams(today).where(scope_of(actor, unit).teams_where(), Team.closed_on.is_(None), *_search(q))
    if after is not None:
        code, team_id = paging.decode_cursor(after, 2)
        query = query.where(paging.after([CODE, Team.id], [str(code), paging.uuid_of(team_id)]))
    rows = db.session.execute(query.order_by(CODE, Team.id).limit(limit + 1)).all()
    page = paging.page(rows, limit, lambda row: (row.code, str(row.id)), lambda row: row)
    return {**page, "items": describe(actor, page["items"], today)}


def get_team(actor: Actor, team_id: uuid.UUID) -> dict[str, Any]:
    """A team with its roster in force (None before the first). Raises Problem ``not_found`` or ``forbidden``."""
    team, today = check_team(actor, team_id), clock.today()
    (told,) = describe(actor, [team], today)
    roster = rosters.rosters_of([team_id], today).get(team_id)
    if roster is None:
        return {**told, "roster": None}
    entries = rosters.entries_of([roster.id])[roster.id]
    accounts = rosters.accounts_of([entry.person_id for entry in entries])
    contacts = contacts_of(actor).has(team.id, team.unit_id)
    members = [rosters.member_json(entry, accounts.get(entry.person_id), contacts=contacts) for entry in entries]
    return {**told, "roster": {**rosters.version_json(roster), "entries": members}}


def describe(actor: Actor, teams: Sequence[Any], day: dt.date) -> list[dict[str, Any]]:
    """Teams (rows with id, unit_id, title, synthetic) as the API tells them; four queries however many they are."""
    ids = [team.id for team in teams]
    in_force = rosters.rosters_of(ids, day)
    roster_ids = [roster.id for roster in in_force.values()]
    counts, leaders = rosters.count_entries(roster_ids), rosters.entries_of(roster_ids, "leader")
    visited, contacts, units = last_visits(ids), contacts_of(actor), tree()
    told = []
    for team in teams:
        roster = in_force.get(team.id)
        leader = next(iter(leaders.get(roster.id, [])), None) if roster else None
        shown = leader is not None and contacts.has(team.id, team.unit_id)
        told.append(
            {
                "id": team.id,
                "title": team.title,
                **place_of(units, team.unit_id, day),
                "members": counts.get(roster.id, 0) if roster else 0,
                "leader_name": leader.name if leader else None,
                "leader_phone": leader.phone if leader and shown else None,
                "last_visit_day": visited.get(team.id),
                "synthetic": team.synthetic,
                "approved_on": roster.decided_on if roster else None,
                "decision_number": rosters.decision_number(roster) if roster else None,
            }
        )
    return told


def place_of(units: UnitTree, unit_id: uuid.UUID, day: dt.date) -> dict[str, Any]:
    """Level, hamlet and commune of a team's unit as of a day; a commune-level team has no hamlet."""
    commune_id = units.commune_at(unit_id, day)
    commune = units.version_at(commune_id, day) if commune_id else None
    hamlet = units.version_at(unit_id, day) if units.level(unit_id) == "hamlet" else None
    return {
        "level": units.level(unit_id),
        "hamlet_id": hamlet.unit_id if hamlet else None,
        "hamlet_code": hamlet.code if hamlet else None,
        "hamlet_name": hamlet.name if hamlet else None,
        "hamlet_label": units.label(unit_id, day) if hamlet else None,
        "commune_id": commune_id,
        "commune_name": commune.name if commune else None,
    }


def last_visits(team_ids: Collection[uuid.UUID], until: dt.date | None = None) -> dict[uuid.UUID, dt.date]:
    """The newest business day (not after ``until``) with a visit of each team; teams without any are missing.

    Asked for team by team: a group of all days would read years of them for one day each.
    """
    if not team_ids:
        return {}
    days = sa.select(TallyDay.day).where(TallyDay.team_id == Team.id, TallyDay.visits > 0)
    if until is not None:
        days = days.where(TallyDay.day <= until)
    last = days.order_by(TallyDay.day.desc()).limit(1).scalar_subquery()
    rows = db.session.execute(sa.select(Team.id, last).where(Team.id.in_(team_ids), last.is_not(None)))
    return dict(rows.all())


def _teams(day: dt.date) -> sa.Select[*tuple[Any, ...]]:
    version = AdminUnitVersion
    today = (version.valid_from <= day, sa.or_(version.valid_to.is_(None), version.valid_to > day))
    return sa.select(Team.id, Team.unit_id, Team.title, Team.synthetic, CODE.label("code")).outerjoin(
        version, sa.and_(version.unit_id == Team.unit_id, *today)
    )


def _search(q: str) -> list[sa.ColumnElement[bool]]:
    wanted = fold(q)
    if not wanted:
        return []
    columns = (Team.title_folded, AdminUnitVersion.name_folded, AdminUnitVersion.code)
    return [sa.or_(*[column.contains(wanted, autoescape=True) for column in columns])]
