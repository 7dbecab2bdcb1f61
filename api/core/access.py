"""Who acts, and the access rule that every route declares. A route without one fails the build."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar, cast

from flask_login import UserMixin, current_user

from api.core import clock
from api.core.problems import Problem
from models.account import ROLES
from models.sqlite import Mode

P = ParamSpec("P")
R = TypeVar("R")

OFFICIALS = ("commune_officer", "commune_approver")
PROVINCE = ("province_staff", "admin")


@dataclass(frozen=True)
class ActorGrant:
    """A role over a unit (members and leaders: over a team) for a span of time."""

    id: uuid.UUID
    role: str
    unit_id: uuid.UUID
    team_id: uuid.UUID | None
    valid_from: dt.datetime
    valid_to: dt.datetime | None

    def holds_at(self, instant: dt.datetime) -> bool:
        """Whether the grant is in force at ``instant``."""
        return self.valid_from <= instant and (self.valid_to is None or instant < self.valid_to)


@dataclass(frozen=True)
class Actor(UserMixin):
    """The signed-in account as one request sees it; ``grants`` holds past and future ones too (S22 asks for them)."""

    account_id: uuid.UUID
    person_id: uuid.UUID
    name: str
    grants: tuple[ActorGrant, ...]
    grant_changes: int
    session_id: uuid.UUID | None = None
    device_id: uuid.UUID | None = None
    seen_at: dt.datetime | None = None

    @property
    def grants_version(self) -> int:
        """Rises with every change of the grants, and when one begins or ends by itself: phones then purge (S17)."""
        instant = clock.now()
        begun = sum(grant.valid_from <= instant for grant in self.grants)
        ended = sum(grant.valid_to is not None and grant.valid_to <= instant for grant in self.grants)
        return self.grant_changes + begun + ended

    def held(self, at: dt.datetime | None = None) -> tuple[ActorGrant, ...]:
        """Grants in force at an instant (default: now)."""
        instant = at or clock.now()
        return tuple(grant for grant in self.grants if grant.holds_at(instant))

    def has_role(self, *roles: str) -> bool:
        """Whether one of the roles is held now."""
        return any(grant.role in roles for grant in self.held())

    def units_as(self, *roles: str) -> frozenset[uuid.UUID]:
        """Units over which one of the roles is held now."""
        return frozenset(grant.unit_id for grant in self.held() if grant.role in roles)

    def teams_as(self, *roles: str, at: dt.datetime | None = None) -> frozenset[uuid.UUID]:
        """Teams in which one of the roles is held at an instant (default: now)."""
        return frozenset(g.team_id for g in self.held(at) if g.role in roles and g.team_id is not None)


@dataclass(frozen=True)
class Access:
    """The rule of a route: the transaction it needs and the roles that may come in (None: strangers too).

    ``repeat`` marks an idempotent write that the server itself repeats when two requests got in each other's way.
    ``scope`` lets another system in too, whose token has this scope.
    """

    mode: Mode
    roles: frozenset[str] | None
    repeat: bool = False
    scope: str | None = None

    def check(self, actor: Actor | None) -> None:
        """Raise Problem ``unauthenticated`` or ``forbidden`` unless the actor may come in."""
        if self.roles is None:
            return
        if actor is None:
            raise Problem("unauthenticated")
        if self.roles != frozenset(ROLES) and not actor.has_role(*self.roles):
            raise Problem("forbidden")


def declare(access: Access) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Attach the access rule to a view."""

    def mark(view: Callable[P, R]) -> Callable[P, R]:
        view.__dict__["access"] = access
        return view

    return mark


def reads(*roles: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The view only reads; one of ``roles`` is needed (none named: anybody who is signed in)."""
    return declare(Access("read", frozenset(roles or ROLES)))


def writes(*roles: str, repeat: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The view writes; one of ``roles`` is needed (none named: anybody who is signed in)."""
    return declare(Access("write", frozenset(roles or ROLES), repeat))


def token_reads(scope: str, *roles: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The view only reads; a token with ``scope`` is needed, or one of ``roles``."""
    return declare(Access("read", frozenset(roles), scope=scope))


public_reads = declare(Access("read", None))
public_writes = declare(Access("write", None))


def access_of(view: Callable[..., object]) -> Access | None:
    """The declared rule of a view, None where it was forgotten."""
    return cast(Access | None, view.__dict__.get("access"))


def signed_in() -> Actor | None:
    """The actor of this request, None for a stranger."""
    return cast(Actor, current_user._get_current_object()) if current_user.is_authenticated else None


def actor() -> Actor:
    """The actor of this request. Raises Problem ``unauthenticated`` for a stranger."""
    found = signed_in()
    if found is None:
        raise Problem("unauthenticated")
    return found
