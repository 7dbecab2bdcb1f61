"""Whose account is it to administer? The administrator's everywhere, the commune officer's in the own commune."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from api.auth.grants import not_ended
from api.core import clock
from api.core.access import Actor
from api.core.problems import Problem
from api.units.logic import current_commune, tree
from models.account import Account, Grant
from models.db import db

# Not the approver: whoever resets an approver's PIN could approve what they submitted themselves.
OFFICER_GIVES = frozenset({"member", "leader", "commune_officer"})


@dataclass(frozen=True)
class Standing:
    """Roles of an account and the communes they are held in (None: above any commune), as of now or later.

    Whoever holds nothing any more is judged by what they held, so that the commune can invite them back.
    """

    roles: frozenset[str]
    communes: frozenset[uuid.UUID | None]

    @property
    def commune(self) -> uuid.UUID | None:
        """The one commune of all grants, else None."""
        return next(iter(self.communes)) if len(self.communes) == 1 else None


def standing_of(account_id: uuid.UUID) -> Standing:
    """Where an account stands. Raises Problem ``not_found`` for an unknown id."""
    if db.session.scalar(sa.select(Account.id).where(Account.id == account_id)) is None:
        raise Problem("not_found")
    query = sa.select(Grant.role, Grant.unit_id).where(Grant.account_id == account_id)
    rows = db.session.execute(query.where(not_ended(clock.now()))).all() or db.session.execute(query).all()
    return Standing(frozenset(row.role for row in rows), communes_of(row.unit_id for row in rows))


def communes_of(unit_ids: Iterable[uuid.UUID]) -> frozenset[uuid.UUID | None]:
    """The communes that units fall under today; None stands for a unit above communes."""
    units, today = tree(), clock.today()
    return frozenset(units.commune_at(unit_id, today) for unit_id in unit_ids)


def own_communes(actor: Actor) -> frozenset[uuid.UUID | None]:
    """Communes in which the actor is officer today."""
    return communes_of(actor.units_as("commune_officer")) - {None}


def check_may_manage(actor: Actor | None, account_id: uuid.UUID, *, own: bool = False) -> Standing:
    """The standing of an account the actor may administer (``own``: or which is the actor's). None = the command line.

    Raises Problem ``forbidden`` for other communes and for roles that officers do not give, ``not_found``.
    """
    standing = standing_of(account_id)
    if actor is None or actor.has_role("admin") or (own and account_id == actor.account_id):
        return standing
    within = bool(standing.communes) and standing.communes <= own_communes(actor)
    if not within or not standing.roles <= OFFICER_GIVES:
        raise Problem("forbidden")
    return standing


def check_may_give(actor: Actor | None, role: str, unit_id: uuid.UUID) -> None:
    """Raise Problem ``forbidden`` unless the actor may give ``role`` over the unit. None = the command line."""
    if actor is None or actor.has_role("admin"):
        return
    if role not in OFFICER_GIVES or current_commune(unit_id) not in own_communes(actor):
        raise Problem("forbidden")


def check_other_admin(account_id: uuid.UUID) -> None:
    """Raise Problem ``last_admin`` unless somebody else is an active administrator, who stays locked until the end.

    One whose own end is set does not count: two could otherwise end each other.
    """
    others = (
        sa.select(Grant.id)
        .join(Account, Account.id == Grant.account_id)
        .where(Grant.role == "admin", Grant.account_id != account_id, Account.status == "active")
        .where(Grant.valid_from <= clock.now(), Grant.valid_to.is_(None))
    )
    if db.session.scalars(others.limit(1).with_for_update()).first() is None:
        raise Problem("last_admin")
