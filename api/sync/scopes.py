"""Which feeds an account reads: the server decides, from the grants (S1)."""

import datetime as dt
import uuid
from collections.abc import Iterable

from api.core import clock
from api.core.access import Actor, ActorGrant
from api.core.feed import GLOBAL, account_scope, commune_scope, members_scope, team_scope
from api.units import logic as units
from api.units.successors import successors_of
from models.sync import FeedHead

OF_A_COMMUNE = {"c": commune_scope, "m": members_scope}


def scopes_of(actor: Actor) -> set[str]:
    """The scopes of the grants in force now."""
    today = clock.today()
    return _scopes(actor, ((grant, today) for grant in actor.held()))


def ever_held(actor: Actor) -> set[str]:
    """The scopes of all grants that ever began, on all days of theirs; what is only in here has ended (S10, S25)."""
    instant = clock.now()
    begun = [grant for grant in actor.grants if grant.valid_from <= instant]
    return _scopes(actor, ((grant, day) for grant in begun for day in _days(grant)))


def successors(scope: str, head: FeedHead | None) -> list[dict[str, object]]:
    """``[{scope, hamlets}]`` of a feed that ended with its commune; empty for any other (S25).

    The head says it once somebody has followed the change of units (``following``); on the day itself the units do.
    """
    if head is not None and head.successors:
        return list(head.successors)
    letter, _, key = scope.partition("/")
    if letter not in OF_A_COMMUNE:
        return []
    return [
        {"scope": OF_A_COMMUNE[letter](found.commune_id), "hamlets": [str(hamlet) for hamlet in found.hamlets]}
        for found in successors_of(units.tree(), uuid.UUID(key), clock.today())
    ]


def _days(grant: ActorGrant) -> list[dt.date]:
    """The days of a grant on which its commune may have been another one than the day before."""
    first, today = clock.business_day(grant.valid_from), clock.today()
    last = today if grant.valid_to is None else min(today, clock.business_day(grant.valid_to))
    return units.tree().turns_within(first, last)


def _scopes(actor: Actor, grants: Iterable[tuple[ActorGrant, dt.date]]) -> set[str]:
    scopes = {GLOBAL, account_scope(actor.account_id)}
    tree = units.tree()
    for grant, day in grants:
        commune = tree.commune_at(grant.unit_id, day)
        if grant.team_id is not None:
            scopes.add(team_scope(grant.team_id))
        if grant.role in ("commune_officer", "commune_approver") and commune is not None:
            scopes.add(commune_scope(commune))
        if grant.role in ("member", "leader", "commune_officer", "commune_approver") and commune is not None:
            scopes.add(members_scope(commune))
    return scopes
