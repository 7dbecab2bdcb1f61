"""The real merger of 2025-07-01: 91 communes of Bình Dương became 36 of Hồ Chí Minh City, figures follow either way."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.units.importer import import_units, read_plans
from api.units.lineage import UnitTree, UnitVersion
from api.units.logic import tree
from server.app import App
from tests.conftest import At, CopyDatabase
from tests.factories.accounts import make_account
from tests.factories.teams import make_team
from tests.factories.units import Unit, make_hamlet
from tests.factories.visits import make_visit
from tests.support import databases
from tests.support.client import Client, InProcess
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.store import Store

EVE, REFORM = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
SUMMER = {"from": "2025-06-01", "to": "2025-07-31"}
BINH_DUONG, THE_CITY = "74", "79"


class Merged:
    """A database with the real units, a team in each of the 91 communes, and a visit of each before and after."""

    def __init__(self, app: App) -> None:
        self.app = app
        with Store(app).writing():
            import_units(read_plans())
            self.units: UnitTree = tree()
            old = [unit for unit in self.units.existing("commune", EVE) if self.province(unit, EVE) == BINH_DUONG]
            self.old = [Unit(unit.unit_id, "commune", unit.code, unit.name, unit.parent_id) for unit in old]
            for commune in self.old:
                team = make_team(make_hamlet(commune), commune=commune, members=1)
                for day in (EVE, REFORM):
                    make_visit(team, day)
            city = next(unit for unit in self.units.existing("province", REFORM) if unit.code == THE_CITY)
            staff = make_account("province_staff", Unit(city.unit_id, "province", city.code, city.name, None))
            cookie = session_cookie(app, staff.id)
        self.client = Client(InProcess(app), {SESSION_COOKIE: cookie})

    def province(self, unit: UnitVersion, day: dt.date) -> str | None:
        top = self.units.unit_at(unit.unit_id, day, "province")
        version = self.units.version_at(top, day) if top else None
        return version.code if version else None

    def visits(self, **params: str) -> dict[str, int]:
        answer = self.client.get("/reports/summary", {**SUMMER, **params})
        assert answer.status == 200, answer.text
        told: dict[str, Any] = answer.json
        assert told["totals"] == {"visits": 182, "people": 182, "items": 182}
        return {row["key"]: row["visits"] for row in told["rows"] if row["visits"]}


@pytest.fixture
def merged(copy_database: CopyDatabase, tmp_path: Path) -> Iterator[Merged]:
    app = databases.make_app(copy_database("merger"), data_dir=tmp_path)
    yield Merged(app)
    databases.close(app)


def test_ninety_one_communes_become_thirty_six(merged: Merged, at: At) -> None:
    old = {str(commune.id) for commune in merged.old}
    heirs = Counter(str(merged.units.unit_at(commune.id, REFORM, "commune")) for commune in merged.old)
    assert len(old) == 91
    assert len(heirs) == 36
    assert max(heirs.values()) > 1
    with at("2026-11-20T09:00"):
        before = merged.visits(units_as_of="2025-06-30")
        then = merged.visits()
        now = merged.visits(units_as_of="now")
    assert before == dict.fromkeys(old, 2)
    assert now == {unit: 2 * count for unit, count in heirs.items()}
    # a ward that kept its identity is one row with the visits of both days
    expected = Counter(old) + heirs
    assert then == dict(expected)


def test_provinces_and_districts_follow_too(merged: Merged, at: At) -> None:
    with at("2026-11-20T09:00"):
        then, now = merged.visits(group_by="province"), merged.visits(group_by="province", units_as_of="now")
        districts = merged.visits(group_by="district")
        weeks = merged.visits(group_by="week")
        crossed = merged.client.get("/reports/summary", {**SUMMER, "group_by": "commune", "cross": "topic"}).json
    assert sorted(then.values()) == [91, 91]
    assert list(now.values()) == [182]
    assert (len(districts), sum(districts.values())) == (10, 182)
    # the last day of the old communes and the first of the new ones lie in one week
    assert weeks == {"2025-W27": 182}
    assert "units_of_month_end" not in crossed["notes"]
    assert sum(row["columns"]["VNEID2"]["visits"] for row in crossed["rows"]) == 182
