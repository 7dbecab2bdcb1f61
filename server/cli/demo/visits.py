"""40,000 visits with followed-up appointments, made from the seeds alone."""

import datetime as dt
import random
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from api.assistance.body import visit_of
from api.assistance.bulk import LoadedVisit
from server.cli.demo.bodies import Open, invent_body
from server.cli.demo.calendar import busy_days, plan_teams, teams_of_day
from server.cli.demo.chance import Choice, at_time, dice, uuid7_at
from server.cli.demo.people import DemoMember, DemoTeam
from server.cli.demo.spread import HOURS

FOLLOWED_AFTER = (dt.timedelta(days=1), dt.timedelta(days=21))
FOLLOW_CHANCE = 0.3
OTHER_HAMLET_CHANCE = 0.03
AUTHOR_WEIGHTS = {"leader": 3.0, "deputy": 2.0, "member": 1.0}
NEWEST_MINUTES = (390, 475)


@dataclass
class Diary:
    """What the loader remembers while the days go by."""

    rng: random.Random = field(default_factory=lambda: dice("visits"))
    appointments: dict[uuid.UUID, list[Open]] = field(default_factory=lambda: defaultdict(list))
    authors: dict[uuid.UUID, Choice[int]] = field(default_factory=dict)

    def author(self, team: DemoTeam) -> DemoMember:
        """Who logs a visit of the team: leaders more often."""
        if team.team_id not in self.authors:
            weights = {place: AUTHOR_WEIGHTS[member.role] for place, member in enumerate(team.members)}
            self.authors[team.team_id] = Choice(weights)
        return team.members[self.authors[team.team_id].pick(self.rng)]

    def due(self, team_id: uuid.UUID, now: dt.datetime) -> Open | None:
        """An appointment of the team that this visit keeps; mostly none."""
        if self.rng.random() > FOLLOW_CHANCE:
            return None
        earliest, latest = FOLLOWED_AFTER
        for place, appointment in enumerate(self.appointments[team_id]):
            if earliest <= now - appointment.at <= latest:
                return self.appointments[team_id].pop(place)
        return None


def invent_visits(teams: list[DemoTeam], newest: dt.date, awake: set[uuid.UUID]) -> Iterator[LoadedVisit]:
    """All visits in the order in which they were saved; teams in ``awake`` never fall silent."""
    plan = plan_teams(teams, newest, {n for n, team in enumerate(teams) if team.team_id in awake})
    neighbours: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for team in teams:
        neighbours[team.hamlet.new_commune].append(team.hamlet.unit_id)
    diary = Diary()
    for day, count in busy_days(newest):
        places = teams_of_day(plan, day, count, diary.rng)
        starts = sorted(_start(diary.rng, day, newest) for _ in places)
        for place, start in zip(places, starts, strict=True):
            team = teams[place]
            yield _invent_visit(diary, team, start, neighbours[team.hamlet.new_commune])


def _invent_visit(diary: Diary, team: DemoTeam, start: dt.datetime, nearby: list[uuid.UUID]) -> LoadedVisit:
    rng = diary.rng
    author = diary.author(team)
    away = rng.choice(nearby) if rng.random() < OTHER_HAMLET_CHANCE else team.hamlet.unit_id
    body = invent_body(rng, team, author, start, diary.due(team.team_id, start))
    body["hamlet_id"] = None if away == team.hamlet.unit_id else str(away)
    saved = start + dt.timedelta(
        minutes=(body["duration_minutes"] or 10) + rng.randint(0, 5), seconds=rng.randint(0, 59)
    )
    record_id = uuid7_at(saved, rng)
    if body["items"][0]["outcome"] == "follow_up":
        diary.appointments[team.team_id].append(Open(record_id, body["items"][0]["topic"], start))
    return LoadedVisit(record_id, uuid7_at(saved, rng), author.account_id, away, saved, visit_of(body))


def _start(rng: random.Random, day: dt.date, newest: dt.date) -> dt.datetime:
    if day == newest:
        return at_time(day, rng.randint(*NEWEST_MINUTES))
    return at_time(day, HOURS.pick(rng) * 60 + rng.randint(0, 59))
