"""Phones from which nothing was heard, whose entries wait too long, or that hold something else than the server.

For the commune and the team's leader, with whom to call (S21, faults 23 and 29).
"""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from api.core import clock, paging
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.teams.logic import Scope, contacts_of, describe, territory
from api.units.logic import check_known, tree
from models.account import Account, Device, Grant
from models.db import db
from models.person import Person
from models.team import Team

SILENT = dt.timedelta(days=7)
OLD = dt.timedelta(days=3)
LOST = dt.timedelta(days=30)
REASONS = ("silent", "old_unsent", "lost", "proof")


def list_phones(actor: Actor, *, unit_id: uuid.UUID | None, after: str | None, limit: int) -> dict[str, Any]:
    """A page of phones that want a call; those not seen for longest come first.

    Only phones that are not revoked, of accounts with a grant in force. Raises Problem ``not_found`` or ``forbidden``
    for a unit that is unknown or not the actor's.
    """
    scope, instant, last_seen = _scope(actor, unit_id), clock.now(), _last_seen()
    why = _conditions(instant)
    query = (
        sa.select(Device, Account.phone, Person.name.label("person_name"), last_seen.label("seen"))
        .add_columns(*(why[reason].label(reason) for reason in REASONS))
        .join(Account, Account.id == Device.account_id)
        .join(Person, Person.id == Account.person_id)
        .where(Device.revoked_at.is_(None), Account.status == "active", sa.or_(*why.values()))
        .where(Device.account_id.in_(_held(scope, instant).with_only_columns(Grant.account_id)))
    )
    if after is not None:
        seen, device_id = paging.decode_cursor(after, 2)
        query = query.where(paging.after([last_seen, Device.id], [_instant_of(seen), paging.uuid_of(device_id)]))
    rows = db.session.execute(query.order_by(last_seen, Device.id).limit(limit + 1)).all()
    page = paging.page(rows, limit, lambda row: [row.seen.isoformat(), str(row.Device.id)], lambda row: row)
    return {**page, "items": _described(actor, page["items"], scope, instant)}


def _scope(actor: Actor, unit_id: uuid.UUID | None) -> Scope:
    """Own communes (administrators: everywhere) and the teams that the actor leads, of ``unit_id`` alone if named."""
    units, led = contacts_of(actor).units, actor.teams_as("leader")
    if unit_id is None:
        return Scope(units, led)
    check_known(unit_id)
    if units is None or unit_id in units:
        inside = territory(tree(), [unit_id])
        return Scope(inside if units is None else inside & units)
    here = frozenset(db.session.scalars(sa.select(Team.id).where(Team.id.in_(led), Team.unit_id == unit_id)))
    if not here:
        raise Problem("forbidden")
    return Scope(frozenset(), here)


def _last_seen() -> sa.ColumnElement[dt.datetime]:
    """A phone that has never sent anything is silent since it was registered."""
    return sa.func.coalesce(Device.last_seen_at, Device.created_at)


def _held(scope: Scope, instant: dt.datetime) -> sa.Select[Grant]:
    """Grants in force within the scope."""
    in_force = (Grant.valid_from <= instant, sa.or_(Grant.valid_to.is_(None), Grant.valid_to > instant))
    inside: sa.ColumnElement[bool] = sa.true()
    if scope.units is not None:
        inside = sa.or_(Grant.unit_id.in_(scope.units), Grant.team_id.in_(scope.teams))
    return sa.select(Grant).where(*in_force, inside)


def _conditions(instant: dt.datetime) -> dict[str, sa.ColumnElement[bool]]:
    """Each reason to call, as a question to the database."""
    unsent = Device.state["unsent"].as_integer()
    waiting = Device.state["waiting_since"].as_string()
    replaced = sa.and_(sa.func.coalesce(unsent, 1) == 0, _seen_elsewhere(instant))
    return {
        "silent": sa.and_(_last_seen() <= instant - SILENT, sa.not_(replaced)),
        "old_unsent": sa.and_(unsent > 0, waiting < (instant - OLD).isoformat(timespec="seconds")),
        "lost": sa.and_(Device.lost_at.is_not(None), Device.lost_at > instant - LOST),
        "proof": Device.proof["match"].as_boolean().is_(sa.false()),
    }


def _seen_elsewhere(instant: dt.datetime) -> sa.ColumnElement[bool]:
    """The person has another phone now: an old one that holds nothing unsent is nobody's worry."""
    other = aliased(Device)
    return (
        sa.select(other.id)
        .where(other.account_id == Device.account_id, other.id != Device.id, other.revoked_at.is_(None))
        .where(other.last_seen_at > instant - SILENT)
        .exists()
    )


def _described(actor: Actor, rows: Sequence[Any], scope: Scope, instant: dt.datetime) -> list[dict[str, Any]]:
    grants = _grants_of({row.Device.account_id for row in rows}, scope, instant)
    team_ids = {grant.team_id for grant in grants.values() if grant.team_id}
    found = db.session.execute(
        sa.select(Team.id, Team.unit_id, Team.title, Team.synthetic).where(Team.id.in_(team_ids))
    ).all()
    teams = {team["id"]: team for team in describe(actor, found, clock.today())} if found else {}
    return [_as_json(row, grants[row.Device.account_id], teams) for row in rows]


def _grants_of(account_ids: Collection[uuid.UUID], scope: Scope, instant: dt.datetime) -> dict[uuid.UUID, Grant]:
    """One grant per account, within the scope: that of a team if there is one."""
    query = _held(scope, instant).where(Grant.account_id.in_(account_ids))
    found = db.session.scalars(query.order_by(Grant.team_id.is_not(None), Grant.valid_from, Grant.id))
    return {grant.account_id: grant for grant in found}


def _as_json(row: Any, grant: Grant, teams: dict[uuid.UUID, dict[str, Any]]) -> dict[str, Any]:
    device: Device = row.Device
    state, team = device.state or {}, teams.get(grant.team_id) if grant.team_id else None
    proof = device.proof and {name: device.proof.get(name) for name in ("told", "held", "match")}
    return {
        "device_id": device.id,
        "device_name": device.name,
        "account_id": device.account_id,
        "person_name": row.person_name,
        "phone": row.phone,
        "role": grant.role,
        "team_id": grant.team_id,
        "team_title": team["title"] if team else None,
        "leader_name": team["leader_name"] if team else None,
        "leader_phone": team["leader_phone"] if team else None,
        "last_seen_at": device.last_seen_at,
        "unsent": state.get("unsent"),
        "oldest_unsent_at": state.get("waiting_since"),
        "storage_free_mb": state.get("storage_free_mb"),
        "lost_at": device.lost_at,
        "lost_unsent": device.lost_unsent,
        "proof": proof,
        "proved_at": device.proved_at,
        "reasons": [reason for reason in REASONS if getattr(row, reason)],
    }


def _instant_of(text: Any) -> dt.datetime:
    """A time out of a cursor. Raises Problem ``validation_failed``."""
    try:
        return dt.datetime.fromisoformat(str(text)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise invalid("after", "cursor", "The cursor is not one of ours") from None
