"""The whole demo in memory, before anything is written: slow things are done here."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.assistance.bulk import LoadedVisit
from api.units.importer import read_plans
from api.units.plan import Plan
from server.cli.demo.accounts import People, choose_active, hash_pins, list_people, list_posts
from server.cli.demo.hamlets import invent_hamlets, plan_hamlets
from server.cli.demo.officials import invent_officials
from server.cli.demo.people import DemoTeam, invent_teams
from server.cli.demo.rosters import Governance, govern
from server.cli.demo.visits import invent_visits


@dataclass(frozen=True)
class Province:
    """Everything that is to be written."""

    plans: list[tuple[Path, Plan]]
    hamlets: Plan
    teams: list[DemoTeam]
    governed: Governance
    people: People
    credentials: list[dict[str, Any]]
    visits: list[LoadedVisit]


def invent_province(newest: dt.date) -> Province:
    """The same for the same day, on every machine. Takes some seconds."""
    hamlets, officials = invent_hamlets(), invent_officials()
    teams = invent_teams(hamlets)
    governed = govern(teams)
    active = choose_active(teams, officials)
    opened = {person.account_id for person in active}
    awake = {team.team_id for team in teams if any(member.account_id in opened for member in team.members)}
    return Province(
        plans=read_plans(),
        hamlets=plan_hamlets(hamlets),
        teams=teams,
        governed=governed,
        people=list_people(list_posts(teams, officials, governed.founded), active),
        credentials=hash_pins(active),
        visits=list(invent_visits(teams, newest, awake)),
    )
