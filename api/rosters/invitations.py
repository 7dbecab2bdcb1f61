"""Inviting people on a list into the app: who may, and for how long which kind of invitation is good."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from api.accounts.scope import check_may_manage, own_communes, standing_of
from api.auth.grants import not_ended
from api.auth.invitations import Invited, create_invitation
from api.core import audit, clock
from api.core.access import Actor
from api.core.db import short_write
from api.core.problems import Problem
from api.teams.logic import entries_of, rosters_of
from api.units.logic import current_commune
from models.account import TEAM_ROLES, Account, Grant
from models.db import db
from models.person import Person
from models.team import Team


@dataclass(frozen=True)
class Ticket:
    """A fresh invitation and what its owner types beside the code: the number (E.164), or the log-in name."""

    kind: str
    invited: Invited
    name: str
    phone: str
    login_name: str | None


def invite_person(actor: Actor, person_id: uuid.UUID, kind: str) -> Ticket:
    """Invite somebody on a list; older invitations are void. ``kind``: ``screen``, ``card`` or ``code``.

    Raises Problem ``not_found`` for somebody without an account, ``forbidden``, ``account_disabled``.
    """
    found = _people([person_id]).get(person_id)
    if found is None:
        raise Problem("not_found")
    if not may_invite(actor, found.id):
        raise Problem("forbidden")
    return _ticket(actor, found, kind)


def invite_team(actor: Actor, team_id: uuid.UUID) -> tuple[str, list[Ticket]]:
    """The team's title, and cards for those on its list who have not come in yet, in the list's order.

    To be called in a read: the cards are typeset after its short write.

    Raises Problem ``not_found``, ``forbidden``, or ``nobody_to_invite`` if all have come in.
    """
    team = db.session.get(Team, team_id)
    if team is None:
        raise Problem("not_found")
    if not _leads(actor, [team_id]) and not _runs(actor, team.unit_id):
        raise Problem("forbidden")
    title, commune_id = team.title, current_commune(team.unit_id)
    people = [one for one in _listed(team_id) if one.status == "invited" and may_invite(actor, one.id)]
    if not people:
        raise Problem("nobody_to_invite")
    with short_write():
        audit.record(actor, "team.download", "team", team_id, commune_id=commune_id, fields=("cards",))
        return title, [_ticket(actor, one, "card") for one in people]


def may_invite(actor: Actor, account_id: uuid.UUID) -> bool:
    """Whether the actor may hand out a new way in: an officer as with all accounts, a leader to the own teams alone.

    Whoever sets a PIN anew could come in as its owner: so no leader invites officials, nor those whose other team's
    rights would come along.
    """
    try:
        check_may_manage(actor, account_id)
    except Problem:
        return account_id != actor.account_id and _leads(actor, _only_teams(account_id))
    return True


def _only_teams(account_id: uuid.UUID) -> Collection[uuid.UUID]:
    """The teams an account has rights in, now or later; none if it has any other right."""
    rows = db.session.execute(
        sa.select(Grant.role, Grant.team_id).where(Grant.account_id == account_id, not_ended(clock.now()))
    ).all()
    return {row.team_id for row in rows if row.team_id} if {row.role for row in rows} <= set(TEAM_ROLES) else set()


def _leads(actor: Actor, teams: Collection[uuid.UUID]) -> bool:
    return bool(teams) and set(teams) <= actor.teams_as("leader")


def _runs(actor: Actor, unit_id: uuid.UUID) -> bool:
    return actor.has_role("admin") or current_commune(unit_id) in own_communes(actor)


def _listed(team_id: uuid.UUID) -> list[Any]:
    """People with accounts on the list in force: leader, deputies, members."""
    roster = rosters_of([team_id], clock.today()).get(team_id)
    people = [entry.person_id for entry in entries_of([roster.id])[roster.id]] if roster else []
    accounts = _people(people)
    return [accounts[person_id] for person_id in people if person_id in accounts]


def _people(person_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Any]:
    """``person → (id, person_id, phone, login_name, status, name)``; an account in use before a disabled one."""
    in_use = sa.case((Account.status == "disabled", 0), else_=1)
    rows = db.session.execute(
        sa.select(Account.id, Account.person_id, Account.phone, Account.login_name, Account.status, Person.name)
        .join(Person, Person.id == Account.person_id)
        .where(Account.person_id.in_(person_ids))
        .order_by(in_use, Account.id)
    )
    return {row.person_id: row for row in rows}


def _ticket(actor: Actor, one: Any, kind: str) -> Ticket:
    invited = create_invitation(actor, one.id, kind=kind, commune_id=standing_of(one.id).commune)
    return Ticket(kind, invited, one.name, one.phone, one.login_name)
