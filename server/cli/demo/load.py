"""Loads the demo province in one transaction: all of it is there, or nothing."""

import datetime as dt
import gc
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.accounts.sync import KIND as GRANTS
from api.assistance.bulk import load_visits
from api.catalogue.loader import load_catalogue
from api.core import audit, clock, feed, settings
from api.core.db import atomic
from api.core.text import fold
from api.teams.sync import KIND as ROSTER
from api.units.importer import import_units, merge_plan
from api.units.logic import note_change
from api.units.tiles import place_tiles
from models.account import Account, Credential, Grant
from models.db import db
from models.person import Person
from models.team import Decision, RosterEntry, RosterVersion, Team
from server.cli.demo.allowances import write_allowances
from server.cli.demo.campaigns import write_campaigns
from server.cli.demo.chance import at_time
from server.cli.demo.history import load_history
from server.cli.demo.people import DemoTeam
from server.cli.demo.province import Province, invent_province
from server.cli.demo.rosters import Governance
from server.cli.demo.rounds import split_late, write_rounds

SETTING = "demo_day"
# All 90 days of visits lie after the reform and its new rosters.
EARLIEST = dt.date(2025, 12, 1)
LOADED_AT_MINUTES = 480


class DemoRefused(RuntimeError):
    """The demo cannot be loaded here; the message says why."""


@contextmanager
def without_collector() -> Iterator[None]:
    """Nothing made here is garbage before the end, and looking for it takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def loaded_day() -> dt.date | None:
    """The newest day of the demo that is there, None where there is none."""
    with atomic("read"):
        return settings.demo_day()


def load_demo(newest: dt.date) -> None:
    """Load everything, with visits up to ``newest``. Raises DemoRefused where real data could be meant."""
    if newest < EARLIEST:
        raise DemoRefused(f"DEMO_DAY must be {EARLIEST} or later: the 90 days of visits lie after the reform of 2025")
    with atomic("read"):
        check_empty()
    with without_collector(), clock.pinned(at_time(newest, LOADED_AT_MINUTES)):
        province = invent_province(newest)
        with atomic("write"):
            check_empty()
            write_units(province)
            load_catalogue()
            write_people(province)
            announce(province)
            load_history()
            write_visits(province, newest)
            write_campaigns(newest, staff_grant(province), province.teams)
            write_allowances(newest, staff_grant(province), province.teams)
            settings.put(SETTING, newest.isoformat())


def staff_grant(province: Province) -> dict[str, Any]:
    """The grant of somebody on the province's staff."""
    return next(grant for grant in province.people.grants if grant["role"] == "province_staff")


def write_visits(province: Province, newest: dt.date) -> None:
    """The visits, and the reports that communes drew up from them before the last of them came."""
    in_time, late = split_late(province.visits, province.teams, newest)
    load_visits(in_time, synthetic=True)
    write_rounds(newest, staff_grant(province), province.people.grants)
    load_visits(late, synthetic=True)


def check_empty() -> None:
    """Raise DemoRefused if anybody is there already, invented or real."""
    if db.session.scalar(sa.select(Account.id).limit(1)) is not None:
        raise DemoRefused("This database has accounts already; the demo is loaded into an empty one")


def write_units(province: Province) -> None:
    """Both provinces with all lineage and tiles, and the invented hamlets."""
    import_units(province.plans)
    merge_plan(province.hamlets)
    note_change()
    place_tiles()


def write_people(province: Province) -> None:
    """Persons, accounts, teams and rosters, one statement per table."""
    people, governed = province.people, province.governed
    for table, rows in (
        (Person, people.persons),
        (Account, people.accounts),
        (Team, team_rows(province.teams, governed)),
        (Grant, people.grants),
        (Credential, province.credentials),
        (Decision, governed.decisions),
        (RosterVersion, governed.rosters),
        (RosterEntry, governed.entries),
    ):
        db.session.execute(sa.insert(table), rows)
    for decision in governed.decisions:
        audit.record(None, f"demo.{decision['kind']}", "decision", decision["id"], commune_id=decision["unit_id"])


def team_rows(teams: Sequence[DemoTeam], governed: Governance) -> list[dict[str, Any]]:
    """Rows of the teams."""
    return [
        {
            "id": team.team_id,
            "unit_id": team.hamlet.unit_id,
            "title": team.title,
            "title_folded": fold(team.title),
            "founded_on": governed.founded[team.team_id],
            "closed_on": None,
            "synthetic": True,
            "created_at": clock.day_start(governed.founded[team.team_id]),
        }
        for team in teams
    ]


def announce(province: Province) -> None:
    """Rosters in force into the teams' feeds, rights into everybody's own: phones that log in find them there."""
    rosters = [
        _entry(feed.team_scope(team), ROSTER, team, roster) for team, roster in province.governed.current.items()
    ]
    accounts: list[uuid.UUID] = [row["id"] for row in province.people.accounts]
    feed.append([*rosters, *(_entry(feed.account_scope(account), GRANTS, account, uuid7()) for account in accounts)])


def _entry(scope: str, kind: str, record_id: uuid.UUID, revision: uuid.UUID) -> feed.NewEntry:
    return feed.NewEntry(scope, kind, uuid7(), record_id, revision)
