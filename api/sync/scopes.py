"""Which feeds an account reads: the server decides, from the grants (S1)."""

from collections.abc import Iterable

from api.core import clock
from api.core.access import Actor, ActorGrant
from api.core.feed import GLOBAL, account_scope, commune_scope, members_scope, team_scope
from api.units import logic as units


def scopes_of(actor: Actor) -> set[str]:
    """The scopes of the grants in force now."""
    return _scopes(actor, actor.held())


def ever_held(actor: Actor) -> set[str]:
    """The scopes of all grants that ever began; what is in here but not in ``scopes_of`` is revoked (S10)."""
    instant = clock.now()
    return _scopes(actor, (grant for grant in actor.grants if grant.valid_from <= instant))


def _scopes(actor: Actor, grants: Iterable[ActorGrant]) -> set[str]:
    scopes = {GLOBAL, account_scope(actor.account_id)}
    tree, today = units.tree(), clock.today()
    for grant in grants:
        commune = tree.commune_at(grant.unit_id, today)
        if grant.team_id is not None:
            scopes.add(team_scope(grant.team_id))
        if grant.role in ("commune_officer", "commune_approver") and commune is not None:
            scopes.add(commune_scope(commune))
        if grant.role in ("member", "leader", "commune_officer", "commune_approver") and commune is not None:
            scopes.add(members_scope(commune))
    return scopes
