"""Work for later: a job row written in the transaction of what causes it (ADR 0002)."""

import datetime as dt
from typing import Any

from api.core import clock
from models.db import db
from models.job import Job


def enqueue(kind: str, payload: dict[str, Any], *, delay: dt.timedelta = dt.timedelta()) -> None:
    """Have ``kind`` done at least once after the commit; ``server/jobs.py`` maps kinds to handlers."""
    instant = clock.now()
    db.session().add(Job(kind=kind, payload=payload, run_at=instant + delay, lease_until=instant))
