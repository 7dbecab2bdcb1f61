"""Rosters under dated decisions: established by the old communes in 2022, re-issued by the new ones in 2025."""

import datetime as dt
import hashlib
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from server.cli.demo.chance import at_time, dice, uuid7_at, weekday_between
from server.cli.demo.officials import Commune, invent_signers
from server.cli.demo.people import DemoMember, DemoTeam

# After CV 793/BTTTT-THH of 2022-03-05; all in force before January 2023.
ESTABLISHED = (dt.date(2022, 3, 21), dt.date(2022, 12, 9))
REISSUED = (dt.date(2025, 7, 7), dt.date(2025, 8, 29))
SYMBOL = "QĐ-UBND"
Row = dict[str, Any]


@dataclass
class Governance:
    """Rows of decisions, rosters and entries; since when each team is at work, and its roster in force."""

    decisions: list[Row] = field(default_factory=list)
    rosters: list[Row] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)
    founded: dict[uuid.UUID, dt.date] = field(default_factory=dict)
    current: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)


def govern(teams: list[DemoTeam]) -> Governance:
    """Decide about all rosters, twice; the people stay the same, so every day since January 2023 counts 2,992."""
    rng, governed = dice("rosters"), Governance()
    first = _decide(governed, "establish", invent_signers("old"), ESTABLISHED)
    second = _decide(governed, "re-issue", invent_signers("new"), REISSUED)
    for team in teams:
        old, new = first[team.hamlet.old_commune], second[team.hamlet.new_commune]
        governed.founded[team.team_id] = old["decided_on"]
        for version, decision, follower in ((1, old, new), (2, new, None)):
            begin = decision["decided_on"]
            roster_id = uuid7_at(at_time(begin, 600), rng)
            governed.rosters.append(
                {
                    "id": roster_id,
                    "team_id": team.team_id,
                    "version": version,
                    "status": "superseded" if follower else "approved",
                    "decision_id": decision["id"],
                    "content_hash": _content_hash(team.members),
                    "valid_from": begin,
                    "valid_to": follower["decided_on"] if follower else None,
                    "created_at": at_time(begin, 600),
                }
            )
            governed.entries += _entries(rng, roster_id, team, at_time(begin, 600))
            governed.current[team.team_id] = roster_id
    return governed


def _decide(
    governed: Governance, kind: str, communes: dict[uuid.UUID, Commune], span: tuple[dt.date, dt.date]
) -> dict[uuid.UUID, Row]:
    """One decision of each commune over all its teams."""
    rng, rows = dice(kind), {}
    for commune in communes.values():
        day = weekday_between(rng, *span)
        rows[commune.unit_id] = {
            "id": uuid7_at(at_time(day, 540), rng),
            "unit_id": commune.unit_id,
            "kind": kind,
            "number": rng.randint(12, 290),
            "year": day.year,
            "symbol": SYMBOL,
            "decided_on": day,
            "effective_on": day,
            "signer": commune.signer,
            "position": "Chủ tịch",
            "status": "approved",
            "authority": f"Ủy ban nhân dân {commune.name[0].lower()}{commune.name[1:]}",
            "synthetic": True,
            "created_at": at_time(day, 540),
        }
    governed.decisions += rows.values()
    return rows


def _entries(rng: random.Random, roster_id: uuid.UUID, team: DemoTeam, instant: dt.datetime) -> Iterator[Row]:
    for member in team.members:
        yield {
            "id": uuid7_at(instant, rng),
            "roster_id": roster_id,
            "person_id": member.person_id,
            "role": member.role,
            "organization": member.organization,
            "position": member.position,
            "phone": member.phone,
        }


def _content_hash(members: tuple[DemoMember, ...]) -> str:
    told = [[m.name, m.birth_year, m.role, m.organization, m.position, m.phone] for m in members]
    return hashlib.sha256(orjson.dumps(told)).hexdigest()
