"""The years before the system, as the demo tells officials: the figures of the press, each with its source."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.core import clock
from api.units.importer import import_units, read_plans
from server.cli.demo.history import load_history
from tests.conftest import CopyDatabase
from tests.factories.accounts import make_account
from tests.factories.units import make_province
from tests.support import databases
from tests.support.client import Client, InProcess
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.store import Store


@pytest.fixture
def staff(copy_database: CopyDatabase, tmp_path: Path) -> Iterator[Client]:
    """Somebody of the province, on a database with both provinces and their history."""
    app = databases.make_app(copy_database("history"), secret=databases.SECRET, data_dir=tmp_path)
    with Store(app).writing():
        import_units(read_plans())
        load_history()
        account = make_account("province_staff", make_province())
        cookie = session_cookie(app, account.id, None)
    yield Client(InProcess(app), {SESSION_COOKIE: cookie})
    databases.close(app)


def test_the_board_says_eight_of_ten_and_names_what_is_left(staff: Client) -> None:
    (board,) = staff.get("/programmes").json["items"]
    assert (board["achieved"], board["total"], board["stated_on"]) == (8, 10, "2024-04-30")
    assert (board["unit_name"], board["adopted_on"], board["synthetic"]) == ("Tỉnh Bình Phước", "2021-05-18", False)
    left = [target for target in board["targets"] if target["status"] != "achieved"]
    assert {target["group"] for target in left} == {"Kinh tế số"}
    assert [(target["goal"], target["latest"] and target["latest"]["value"]) for target in left] == [
        ("20", "8"),
        (None, None),
    ]
    unnamed = [target for target in board["targets"] if "chưa nêu tên trong nguồn" in target["name"]]
    assert len(unnamed) == 5
    assert {(target["goal"], target["latest"]) for target in unnamed} == {(None, None)}


def test_figures_rise_and_fall_and_each_has_its_source(staff: Client) -> None:
    indicators = {one["code"]: one for one in staff.get("/indicators").json["items"]}
    linked = staff.get(f"/indicators/{indicators['SERVICES_LINKED']['id']}").json
    (series,) = linked["series"]
    assert [point["value"] for point in series["points"]] == ["1258", "1436", "1390"]
    assert all(point["source"].startswith("Bài báo về Bình Phước") for point in series["points"])
    assert series["became"] in ("Tỉnh Đồng Nai", "Thành phố Đồng Nai")
    ranks = staff.get(f"/indicators/{indicators['DTI_RANK']['id']}").json["series"]
    assert {one["unit_name"]: [(point["rank"], point["rank_of"]) for point in one["points"]] for one in ranks} == {
        "Tỉnh Bình Dương": [(31, 63), (22, 63)],
        "Tỉnh Bình Phước": [(25, 63)],
    }
    (hamlets,) = indicators["HAMLETS_BROADBAND"]["latest"]
    assert (hamlets["numerator"], hamlets["denominator"], hamlets["percent"]) == ("843", "843", "100.00")
    (phones,) = indicators["PHONE_SUBSCRIPTIONS"]["latest"]
    assert phones["value"] == "125"


def test_the_teams_of_the_history_are_those_of_the_demo(staff: Client) -> None:
    latest = {one["code"]: one["latest"] for one in staff.get("/indicators").json["items"]}
    assert [latest[code][0]["value"] for code in ("TEAMS", "TEAM_MEMBERS")] == ["585", "2992"]
    days = [row["observed_on"] for told in latest.values() for row in told]
    assert len(latest) == 38
    assert max(days) <= clock.today().isoformat()
    assert min(days) >= dt.date(2020, 12, 31).isoformat()
