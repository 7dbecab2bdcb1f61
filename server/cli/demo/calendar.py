"""Which team is at work on which day: 40,000 visits over 90 days, with a few teams fallen silent."""

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass

from server.cli.demo.chance import dice
from server.cli.demo.people import DemoTeam
from server.cli.demo.spread import WEEKDAYS

VISITS, DAYS = 40_000, 90
NEVER_BEGAN, FELL_SILENT = 7, 16
SILENT_DAYS = (9, 45)
# The newest day has only just begun when the demo is loaded.
NEWEST_DAY_SHARE = 0.2


@dataclass(frozen=True)
class Plan:
    """How busy each team is, and the last day on which it did anything (None: it never began)."""

    weights: list[float]
    last_days: list[dt.date | None]


def busy_days(newest: dt.date) -> list[tuple[dt.date, int]]:
    """The 90 days up to and with ``newest``, each with its number of visits; 40,000 in all."""
    rng, days = dice("days"), [newest - dt.timedelta(days=n) for n in reversed(range(DAYS))]
    weights = [WEEKDAYS[day.weekday()] * (0.85 + 0.3 * n / DAYS) * rng.uniform(0.9, 1.1) for n, day in enumerate(days)]
    weights[-1] *= NEWEST_DAY_SHARE
    counts = Counter(rng.choices(days, weights, k=VISITS))
    return [(day, counts[day]) for day in days]


def plan_teams(teams: list[DemoTeam], newest: dt.date, awake: set[int]) -> Plan:
    """Draw how busy the teams are; those in ``awake`` (places in the list) never fall silent."""
    rng = dice("activity")
    weights = [max(0.5, rng.lognormvariate(0, 0.4)) * len(team.members) ** 0.5 for team in teams]
    others = [place for place in range(len(teams)) if place not in awake]
    silent = rng.sample(others, NEVER_BEGAN + FELL_SILENT)
    last_days: list[dt.date | None] = [newest] * len(teams)
    for n, place in enumerate(silent):
        last_days[place] = None if n < NEVER_BEGAN else newest - dt.timedelta(days=rng.randint(*SILENT_DAYS))
    return Plan(weights, last_days)


def teams_of_day(plan: Plan, day: dt.date, count: int, rng: random.Random) -> list[int]:
    """Places of the teams that make the ``count`` visits of a day."""
    at_work = [n for n, last in enumerate(plan.last_days) if last is not None and day <= last]
    return rng.choices(at_work, [plan.weights[n] for n in at_work], k=count)
