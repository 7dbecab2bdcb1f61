"""The demo in both databases: 585 teams and 2,992 members by the old units and by the new, 40,000 visits, log-ins."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import sqlalchemy as sa
from click.testing import Result

from api.assistance.recount import differences
from api.core import clock
from api.units.logic import tree
from api.units.plan import derived_id
from models.account import Account
from models.assistance import AssistanceSession
from models.catalogue import CatalogueEntry
from models.person import Person
from models.sync import FeedEntry
from models.team import Team
from server.app import App, create_app
from server.cli.demo.load import DemoRefused, load_demo
from server.config import Config
from tests.factories.accounts import make_account
from tests.support import databases, postgres
from tests.support.client import Answer, Client, InProcess
from tests.support.store import Store

DAY = dt.date(2026, 11, 20)
EVENING = clock.day_start(DAY) + dt.timedelta(hours=20)
START, REFORM = dt.date(2023, 1, 1), dt.date(2025, 7, 1)
KINDS = [pytest.param(kind, marks=pytest.mark.xdist_group(kind)) for kind in ("sqlite", "postgres")]


@pytest.fixture(scope="module", params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of its own: the demo goes into an empty one."""
    if request.param == "sqlite":
        yield databases.sqlite_copy(tmp_path_factory.mktemp("demo"), "demo")
        return
    with postgres.running(databases.run_name()) as cluster:
        yield databases.postgres_copy(cluster, f"toso_demo_{databases.worker_name()}")


@pytest.fixture(scope="module")
def demo(url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The application with the demo of DAY."""
    app = create_app(Config(databases.SECRET, url, tmp_path_factory.mktemp("data"), demo=True, testing=True))
    run(app, "demo", "load", "--day", DAY.isoformat())
    yield app
    databases.close(app)


@pytest.fixture(scope="module")
def kept(demo: App) -> Store:
    """Its database."""
    return Store(demo)


@pytest.fixture(scope="module")
def logins(demo: App) -> list[dict[str, Any]]:
    """What ``make accounts`` prints."""
    found: list[dict[str, Any]] = orjson.loads(run(demo, "accounts", "list", "--json").output)
    return found


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    """It is the evening of DAY."""
    with clock.pinned(EVENING):
        yield


def run(app: App, *args: str) -> Result:
    """Run a command of the application; it must go well."""
    result = app.test_cli_runner().invoke(args=list(args))
    assert result.exit_code == 0, result.output
    return result


def log_in(app: App, logins: list[dict[str, Any]], role: str) -> tuple[Client, Answer]:
    """The client of the first log-in of a role, logged in with its PIN."""
    entry = next(login for login in logins if login["role"] == role)
    client = Client(InProcess(app))
    return client, client.post("/auth/login", {"phone": entry["phone"], "pin": entry["pin"]})


@pytest.mark.parametrize("role", ["member", "leader", "commune_officer", "commune_approver", "province_staff", "admin"])
def test_each_role_logs_in_with_what_is_printed(demo: App, logins: list[dict[str, Any]], role: str) -> None:
    """Phone and PIN as told, and the grant that is told."""
    entry = next(login for login in logins if login["role"] == role)
    _, answer = log_in(demo, logins, role)
    assert answer.status == 200
    (grant,) = answer.json["grants"]
    assert (grant["role"], grant["unit_id"], grant["team_id"]) == (role, entry["unit_id"], entry["team_id"])
    assert entry["unit_name"].startswith(grant["unit_name"])
    assert set(entry) == {"role", "phone", "pin", "name", "unit_id", "unit_name", "team_id"}


@pytest.mark.parametrize("day", ["2023-01-31", "2025-06-30", "2025-07-01", None])
def test_585_teams_and_2992_members_by_the_old_units_and_by_the_new(
    demo: App, logins: list[dict[str, Any]], day: str | None
) -> None:
    """Through the API, in 91 communes before the reform and in 36 since."""
    client, _ = log_in(demo, logins, "province_staff")
    totals = client.get("/reports/coverage", {"on": day}).json["totals"]
    assert (totals["hamlets"], totals["teams"], totals["members"]) == (585, 585, 2992)
    communes = 91 if day and day < "2025-07-01" else 36
    assert (totals["communes"], totals["communes_covered"]) == (communes, communes)


@pytest.mark.parametrize(("district", "teams"), [("718", 118), ("724", 43)])
def test_the_teams_of_the_two_known_cities(demo: App, kept: Store, district: str, teams: int) -> None:
    """Thủ Dầu Một and Dĩ An as they were, counted by the units of their teams."""
    city = derived_id("district", district, START)
    with kept.reading():
        inside = set(tree().below(city, "hamlet", dt.date(2023, 1, 31)))
    assert len(inside) == teams
    assert kept.count(Team, Team.unit_id.in_(inside)) == teams


def test_a_hamlet_keeps_its_id_and_gets_a_new_commune(kept: Store) -> None:
    """Every hamlet has two versions; names that meet in the new commune are told apart."""
    with kept.reading():
        units = tree()
        hamlets = units.existing("hamlet", DAY)
        assert {len(units.versions(hamlet.unit_id)) for hamlet in hamlets} == {2}
        assert {units.version_at(hamlet.unit_id, REFORM).valid_from for hamlet in hamlets} == {REFORM}  # type: ignore[union-attr]  # it exists
        labels = Counter(
            (units.commune_at(hamlet.unit_id, DAY), units.label(hamlet.unit_id, DAY)) for hamlet in hamlets
        )
    assert max(labels.values()) == 1


def test_40000_visits_lie_in_the_90_days_up_to_the_newest(kept: Store) -> None:
    """On every one of the days, by almost all teams; more on Saturdays than on Sundays."""
    session = AssistanceSession
    days = dict(kept.all(sa.select(session.business_day, sa.func.count()).group_by(session.business_day)))
    assert sum(days.values()) == 40_000
    assert (min(days), max(days), len(days)) == (DAY - dt.timedelta(days=89), DAY, 90)
    by_weekday = Counter[int]()
    for day, count in days.items():
        by_weekday[day.weekday()] += count
    assert by_weekday[5] > by_weekday[2] > by_weekday[6]


def test_a_few_teams_are_silent(demo: App, logins: list[dict[str, Any]]) -> None:
    """Some never began, some fell silent; the province sees whom to call."""
    client, _ = log_in(demo, logins, "province_staff")
    items = client.get("/reports/silent-teams", {"days": 7}).json["items"]
    assert 15 <= len(items) <= 60
    assert 5 <= sum(item["last_visit_day"] is None for item in items) <= 10


def test_all_topics_and_outcomes_occur(demo: App, logins: list[dict[str, Any]], kept: Store) -> None:
    """Three measures, every topic, and more done than not."""
    client, _ = log_in(demo, logins, "province_staff")
    query = {"from": "2026-10-01", "to": "2026-10-31"}
    topics = client.get("/reports/summary", {**query, "group_by": "topic"}).json
    codes = set(kept.all(sa.select(CatalogueEntry.code).where(CatalogueEntry.kind == "topic").distinct()))
    assert {row["key"] for row in topics["rows"]} >= codes - {"DVC"}
    assert topics["synthetic"] is True
    assert topics["totals"]["people"] > topics["totals"]["visits"] > 10_000


def test_everything_invented_says_so(kept: Store) -> None:
    """Teams, people, accounts and visits."""
    for table in (Team, Person, Account, AssistanceSession):
        assert kept.count(table, table.synthetic.is_(False)) == 0


def test_one_month_is_closed_and_the_next_waits_for_communes(demo: App, logins: list[dict[str, Any]]) -> None:
    """In time, late, missing; visits came after the closing; the officer who can log in has yet to write."""
    staff, _ = log_in(demo, logins, "province_staff")
    waits, closed = staff.get("/rounds").json["items"]
    counts = ("month", "submitted", "late", "missing", "overdue", "synthetic")
    assert [waits[name] for name in counts] == ["2026-10", 24, 5, 7, True, True]
    assert [closed[name] for name in counts] == ["2026-09", 33, 2, 1, False, True]
    rows = staff.get(f"/rounds/{closed['id']}").json["rows"]
    supplements = [row["supplement"]["visits"] for row in rows if row["supplement"]]
    assert sorted(supplements) == [0] * 34 + [3]
    assert all(set(row["added"].values()) == {0} for row in rows if row["added"])
    officer, answer = log_in(demo, logins, "commune_officer")
    report = f"/rounds/{waits['id']}/reports/{answer.json['grants'][0]['unit_id']}"
    told = officer.get(report).json
    assert (told["state"], told["version"], told["mine"]) == ("missing", 0, True)


def test_only_what_is_printed_can_log_in(kept: Store, logins: list[dict[str, Any]]) -> None:
    """All others are invited."""
    statuses = dict(kept.all(sa.select(Account.status, sa.func.count()).group_by(Account.status)))
    assert statuses == {"active": len(logins), "invited": 2992 + 75 - len(logins)}


def test_every_team_has_its_roster_in_its_feed(kept: Store) -> None:
    """One entry, before its visits."""
    rosters = kept.all(sa.select(FeedEntry.scope, FeedEntry.seq).where(FeedEntry.kind == "roster"))
    assert len(rosters) == len({row.scope for row in rosters}) == 585
    assert {row.seq for row in rosters} == {1}


@pytest.mark.nightly
def test_the_counts_equal_a_recount(kept: Store) -> None:
    """The tallies of 40,000 visits."""
    with kept.reading():
        assert differences() == []


def test_loading_again_changes_nothing(demo: App, kept: Store) -> None:
    """Whatever day is asked for: the first one is kept."""
    before = kept.count(AssistanceSession)
    told = run(demo, "demo", "load", "--day", "2026-12-24").output
    assert "2026-11-20" in told
    assert run(demo, "demo", "load", "--if-missing").output == ""
    assert kept.count(AssistanceSession) == before


def test_no_demo_into_a_database_with_people(app: App, store: Store) -> None:
    """Nor outside of demo mode, nor on a day before the reform."""
    with store.writing():
        make_account()
    with app.app_context(), pytest.raises(DemoRefused, match="accounts already"):
        load_demo(DAY)
    with app.app_context(), pytest.raises(DemoRefused, match="DEMO_DAY"):
        load_demo(dt.date(2025, 7, 1))
    for command in (["demo", "load"], ["accounts", "list"]):
        result = app.test_cli_runner().invoke(args=command)
        assert (result.exit_code, "demo" in result.output) == (1, True)


def test_the_newest_day_is_the_day_of_loading_unless_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DEMO_DAY, else today in Vietnam."""
    asked: list[dt.date] = []
    monkeypatch.setattr("server.cli.demo.commands.load_demo", asked.append)
    address = databases.sqlite_copy(tmp_path, "demo")
    app = create_app(Config(databases.SECRET, address, tmp_path, demo=True, testing=True))
    run(app, "demo", "load")
    monkeypatch.setenv("DEMO_DAY", "2026-11-19")
    run(app, "demo", "load")
    assert asked == [DAY, dt.date(2026, 11, 19)]
    databases.close(app)
