"""Jobs that count all visits again: after a change of the rules of counting, and for another cut-off day."""

import time
import uuid
from typing import Any

import sqlalchemy as sa

from api.assistance.recount import RULES_SETTING, rebuild
from api.assistance.tallies import RULES, hold_cutoff
from api.core import outbox, settings
from api.core.db import atomic
from models.db import db
from models.team import Team

TEAMS_AT_ONCE = 20
# Well within a worker's lease.
SECONDS = 20.0


def catch_up(payload: dict[str, Any]) -> None:
    """Count anew by the rules of this program, some teams at a time so that no push waits long; then ask for the rest.

    ``payload["after"]`` is the last team that was counted.
    """
    after, until = payload.get("after"), time.monotonic() + SECONDS
    while (counted := _count_next(uuid.UUID(after) if after else None)) is not None:
        after = counted
        if time.monotonic() > until:
            with atomic("write"):
                outbox.enqueue("assistance.catch_up", {"after": after})
            return


def is_behind() -> bool:
    """Whether tallies that this program relies on have not been counted yet."""
    return int(settings.get(RULES_SETTING, 0)) < RULES


def change_cutoff(payload: dict[str, Any]) -> None:
    """Let reporting months end on ``payload["cutoff_day"]``: the setting and all months change in one transaction."""
    with atomic("write"):
        hold_cutoff(change=True)
        if settings.cutoff_day() != payload["cutoff_day"]:
            settings.put("cutoff_day", payload["cutoff_day"])
            rebuild()
        # unless another was asked for meanwhile, whose job is to come
        if settings.cutoff_wanted() == payload["cutoff_day"]:
            settings.put(settings.CUTOFF_WANTED, None)


def _count_next(after: uuid.UUID | None) -> str | None:
    """Count some more teams; the last of them, None when there are no more and that has been noted."""
    later = sa.true() if after is None else Team.id > after
    with atomic("write"):
        teams = list(db.session.scalars(sa.select(Team.id).where(later).order_by(Team.id).limit(TEAMS_AT_ONCE)))
        if not teams:
            settings.put(RULES_SETTING, RULES)
            return None
        rebuild(teams)
    return str(teams[-1])
