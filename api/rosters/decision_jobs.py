"""What happens on the first day of a roster that was approved before it."""

import uuid
from typing import Any

from api.core.db import atomic
from api.teams.sync import emit_roster


def begin(payload: dict[str, Any]) -> None:
    """Tell the team's phones of the roster that is in force from today. May be repeated."""
    with atomic("write"):
        emit_roster(uuid.UUID(payload["team_id"]), uuid.UUID(payload["roster_id"]))
