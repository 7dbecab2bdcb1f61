"""The body of one invented visit, in the form in which the server keeps it."""

import datetime as dt
import random
import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Any

from api.catalogue.loader import read_packaged
from server.cli.demo import spread
from server.cli.demo.people import DemoMember, DemoTeam

DETAILS = {
    entry["code"]: [detail["code"] for detail in entry["details"]]
    for entry in read_packaged()
    if entry["kind"] == "topic"
}
WITH_DETAIL = ("done", "guided", "follow_up")


@dataclass(frozen=True)
class Open:
    """An appointment: the visit that ended in *Hẹn làm tiếp*."""

    record_id: uuid.UUID
    topic: str
    at: dt.datetime


def invent_body(
    rng: random.Random, team: DemoTeam, author: DemoMember, start: dt.datetime, kept: Open | None
) -> dict[str, Any]:
    """A visit of ``author``; with ``kept`` it is the visit that keeps that appointment."""
    kind = "one_to_one" if kept else spread.KINDS.pick(rng)
    total = rng.randint(*spread.SIZES[kind].pick(rng))
    items = _items(rng, kind, total, team, kept)
    low, high = spread.MINUTES[kind]
    return {
        "team_id": str(team.team_id),
        "kind": kind,
        "started_at": start.isoformat(),
        "duration_minutes": rng.randint(low, high) if rng.random() < 0.75 else None,
        "place": spread.PLACES[kind].pick(rng),
        "people": {"total": total, "groups": _groups(rng, kind, total, items[0]["topic"])},
        "items": items,
        "note": rng.choice(spread.NOTES) if rng.random() < 0.05 else "",
        "hamlet_id": None,
        "with_members": _company(rng, kind, team, author),
        "on_behalf_of": _behalf(rng, team, author),
        "follows": str(kept.record_id) if kept else None,
    }


def _items(rng: random.Random, kind: str, total: int, team: DemoTeam, kept: Open | None) -> list[dict[str, Any]]:
    if kept:
        return [_item(rng, kept.topic, spread.KEPT_OUTCOMES.pick(rng), total)]
    local = spread.URBAN_TOPICS if team.hamlet.urban else spread.RURAL_TOPICS
    topics = spread.TALK_TOPICS if kind == "talk" else local
    wanted = {topics.pick(rng) for _ in range(spread.TOPICS_PER_VISIT.pick(rng))}
    items = []
    for topic in sorted(wanted):
        if kind == "one_to_one":
            usual = spread.OFFICE_OUTCOMES if topic in spread.OFFICE_TOPICS else spread.USUAL_OUTCOMES
            outcome, count = usual.pick(rng), total
        else:
            outcome = (spread.GROUP_OUTCOMES if kind == "group" else spread.TALK_OUTCOMES).pick(rng)
            count = total if kind == "talk" else rng.randint((total + 1) // 2, total)
        items.append(_item(rng, topic, outcome, count))
    return items


def _item(rng: random.Random, topic: str, outcome: str, count: int) -> dict[str, Any]:
    details = DETAILS[topic] if outcome in WITH_DETAIL else []
    return {
        "topic": topic,
        "outcome": outcome,
        "detail": rng.choice(details) if details and rng.random() < 0.6 else None,
        "count": count,
        "reason": spread.REASONS.pick(rng) if outcome == "not_done" else None,
    }


def _groups(rng: random.Random, kind: str, total: int, topic: str) -> list[dict[str, Any]]:
    """Age and sex of most people; of some nothing was written down."""
    if rng.random() < 0.08:
        return []
    known = total if kind == "one_to_one" else rng.randint(total * 3 // 4, total)
    ages = spread.AGES.get(topic, spread.USUAL_AGES)
    counted = Counter((ages.pick(rng), spread.SEXES.pick(rng)) for _ in range(known))
    return [{"age_band": age, "sex": sex, "count": count} for (age, sex), count in sorted(counted.items())]


def _company(rng: random.Random, kind: str, team: DemoTeam, author: DemoMember) -> list[str]:
    if rng.random() > (0.06 if kind == "one_to_one" else 0.7):
        return []
    others = [str(member.person_id) for member in team.members if member != author]
    return rng.sample(others, min(len(others), rng.randint(1, 3)))


def _behalf(rng: random.Random, team: DemoTeam, author: DemoMember) -> str | None:
    """A leader sometimes logs for a member without a phone."""
    if author.role != "leader" or rng.random() > 0.04:
        return None
    return str(rng.choice(team.members[1:]).person_id)
