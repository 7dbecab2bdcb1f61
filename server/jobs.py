"""Which handler does which kind of job; the one place that may know all features. A kind without a row fails a test."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.assistance import jobs as assistance
from api.reports import jobs as reports
from api.rosters import decision_jobs, import_jobs
from api.rounds import jobs as rounds
from api.sync import floors, following
from api.sync import jobs as sync
from api.units import jobs as units
from server import schedule

Payload = dict[str, Any]


@dataclass(frozen=True)
class Handler:
    """``run`` does the job and may be repeated; ``give_up`` tells whoever waits that it failed for good."""

    run: Callable[[Payload], None]
    give_up: Callable[[Payload], None] | None = None


HANDLERS: dict[str, Handler] = {
    "assistance.catch_up": Handler(assistance.catch_up),
    "assistance.change_cutoff": Handler(assistance.change_cutoff),
    "reports.make_export": Handler(reports.make_export, reports.give_up_export),
    "rosters.begin": Handler(decision_jobs.begin),
    "rosters.read_import": Handler(import_jobs.read_import, import_jobs.give_up_import),
    "rounds.open_due": Handler(rounds.open_due),
    "schedule.prune": Handler(schedule.prune),
    "sync.replay_newer": Handler(sync.replay_newer),
    "sync.follow_units": Handler(following.run),
    "sync.raise_floors": Handler(floors.run),
    "units.place": Handler(units.place),
}
