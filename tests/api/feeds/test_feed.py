"""The feed: stable codes, units of the period, null apart from 0; unchanged is not sent again."""

import csv
import datetime as dt
import decimal
import io
from typing import Any

from uuid_utils.compat import uuid7

from models.db import db
from models.indicator import Indicator, Observation
from server.app import App
from tests.api.feeds.conftest import NOVEMBER, Issue, read
from tests.conftest import At, ClientOf
from tests.factories import unique
from tests.factories.units import Unit, make_commune
from tests.factories.visits import item, make_visit
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.statements import statements_of
from tests.support.store import Store
from tests.support.units import merge

MORNING = "2026-11-20T09:00"


def values(rows: list[dict[str, Any]], unit: Unit) -> dict[str, Any]:
    """``code → value`` of a unit."""
    return {row["code"]: row["value"] for row in rows if row["unit_code"] == unit.code}


def test_counts_of_a_month_by_commune_equal_the_reports(
    client_of: ClientOf, home: World, visits: None, issue: Issue, stranger: Client, at: At
) -> None:
    secret = issue()["token"]
    with at(MORNING):
        rows = read(stranger, secret).json["items"]
        totals = client_of(home.staff).get("/reports/summary").json["totals"]
    told = values(rows, home.commune)
    assert {name: told[name] for name in totals} == totals == {"visits": 2, "people": 5, "items": 4}
    assert (told["items.PAY"], told["items.VNEID2"]) == (3, 1)
    assert sum(value for code, value in told.items() if code.startswith("items.")) == 4
    reporting = next(row for row in rows if row["code"] == "teams.reporting")
    assert (reporting["value"], reporting["numerator"], reporting["denominator"]) == (50, 1, 2)
    assert {(row["period"], row["period_start"], row["period_end"]) for row in rows} == {
        ("2026-11", "2026-11-01", "2026-11-30")
    }
    assert {dt.datetime.fromisoformat(row["as_of"]) for row in rows} == {dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)}
    with at(MORNING):
        whole = read(stranger, secret, {**NOVEMBER, "level": "province"}).json["items"]
    assert values(whole, home.province)["visits"] == 2


def test_years_of_months_say_what_each_month_alone_says_with_no_more_questions_for_a_year(
    home: World, visits: None, issue: Issue, stranger: Client, store: Store, at: At, app: App
) -> None:
    with store.writing():
        for day in (dt.date(2025, 12, 31), dt.date(2026, 1, 1)):
            make_visit(home.other_team, day, items=[item("PAY")])
        merge([home.commune], make_commune(home.province), dt.date(2026, 1, 1), home.hamlets)
    secret = issue()["token"]

    def asked(first: str, last: str) -> tuple[list[dict[str, Any]], int]:
        with at(MORNING), statements_of(app) as sent:
            return read(stranger, secret, {"from": first, "to": last}).json["items"], len(sent)

    months = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)]
    alone = [row for month in months for row in asked(month, month)[0]]
    assert asked(months[0], months[-1])[0] == alone
    visits_by_month = {row["period"]: row["value"] for row in alone if row["code"] == "visits" and row["value"]}
    assert visits_by_month == {"2025-12": 1, "2026-01": 1, "2026-10": 1, "2026-11": 2}
    assert asked("2026-01", "2026-11")[1] <= asked("2026-11", "2026-11")[1] + 2, "each year is read once"


def test_a_unit_has_the_code_and_name_of_its_time(
    home: World, visits: None, issue: Issue, stranger: Client, store: Store, at: At
) -> None:
    with store.writing():
        new = make_commune(home.province, "Phường Sau Này")
        merge([home.commune], new, dt.date(2026, 11, 1), home.hamlets)
    with at(MORNING):
        rows = read(stranger, issue()["token"], {"from": "2026-10", "to": "2026-11"}).json["items"]
    named = {row["period"]: (row["unit_code"], row["unit_name"]) for row in rows}
    assert named == {"2026-10": (home.commune.code, home.commune.name), "2026-11": (new.code, "Phường Sau Này")}


def test_a_token_of_a_commune_reads_that_commune_alone(
    home: World, visits: None, issue: Issue, stranger: Client, store: Store, at: At
) -> None:
    with store.writing():
        neighbour = make_world(home.province)
        make_visit(neighbour.team)
    with at(MORNING):
        rows = read(stranger, issue(unit_id=str(neighbour.commune.id))["token"]).json["items"]
    assert {row["unit_code"] for row in rows} == {neighbour.commune.code}


def test_a_token_of_a_commune_tells_its_part_under_no_provinces_name(
    home: World, visits: None, issue: Issue, stranger: Client, at: At
) -> None:
    secret = issue(unit_id=str(home.commune.id))["token"]
    with at(MORNING):
        assert read(stranger, secret, {**NOVEMBER, "level": "province"}).code == "forbidden"


def test_of_a_month_to_come_nothing_is_told(home: World, visits: None, issue: Issue, stranger: Client, at: At) -> None:
    """Nobody knows yet: null is not 0."""
    with at(MORNING):
        rows = read(stranger, issue()["token"], {"from": "2026-11", "to": "2027-02"}).json["items"]
    assert {row["period"] for row in rows} == {"2026-11"}


def test_what_is_unchanged_is_not_sent_again(
    home: World, visits: None, issue: Issue, stranger: Client, store: Store, at: At
) -> None:
    secret = issue()["token"]
    with at(MORNING):
        first = read(stranger, secret)
    tag = first.headers["ETag"]
    with at("2026-11-20T09:30"):
        again = read(stranger, secret, If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    with store.writing():
        make_visit(home.team, dt.date(2026, 11, 20))
    with at("2026-11-20T09:40"):
        changed = read(stranger, secret, If_None_Match=tag)
    assert changed.status == 200
    assert changed.headers["ETag"] != tag


def observe(indicator: Indicator, unit: Unit, **more: Any) -> Observation:
    """An observation of the middle of November."""
    seen = Observation(
        id=uuid7(),
        indicator_id=indicator.id,
        unit_id=unit.id,
        source="Báo cáo số 12/BC",
        **{"observed_on": dt.date(2026, 11, 15), **more},
    )
    db.session.add(seen)
    db.session.flush()
    return seen


def make_indicator(shape: str) -> Indicator:
    """An indicator of a story's own."""
    made = Indicator(
        code=unique.code("ind-"), name="=Tên", name_en="Name", pillar="số", shape=shape, measure="%", description=""
    )
    db.session.add(made)
    db.session.flush()
    return made


def test_a_mended_indicator_keeps_its_code(
    client_of: ClientOf, home: World, issue: Issue, stranger: Client, store: Store, at: At
) -> None:
    with store.writing():
        made = make_indicator("value")
        code, path = made.code, f"/indicators/{made.id}"
        observe(made, home.province, value=decimal.Decimal(12))
    secret, asked = issue()["token"], {**NOVEMBER, "level": "province"}
    with at(MORNING):
        before = read(stranger, secret, asked).headers["ETag"]
        mended = client_of(home.staff).patch(path, {"version": 1, "name": "Tên đúng", "measure": "hộ"})
        refused = client_of(home.staff).patch(path, {"version": 2, "code": unique.code("IND_")})
        after = read(stranger, secret, asked)
    assert (mended.status, refused.json["errors"][0]["code"]) == (200, "fixed")
    assert (after.headers["ETag"], values(after.json["items"], home.province)[code]) == (before, 12)


def test_entered_observations_stand_beside_the_counts(
    home: World, issue: Issue, stranger: Client, store: Store, at: At
) -> None:
    with store.writing():
        ratio, rank = make_indicator("ratio"), make_indicator("rank")
        codes = ratio.code, rank.code
        number = decimal.Decimal
        wrong = observe(ratio, home.province, numerator=number(1), denominator=number(2))
        observe(ratio, home.province, numerator=number("110.5"), denominator=number(100), corrects_id=wrong.id)
        observe(rank, home.province, rank=24, rank_of=63)
        observe(rank, home.province, rank=30, rank_of=63, observed_on=dt.date(2026, 10, 15))
        observe(rank, make_world().province, rank=1, rank_of=63)
    with at(MORNING):
        rows = read(stranger, issue()["token"], {**NOVEMBER, "level": "province"}).json["items"]
        told = stranger.get("/feeds/dictionary").json
    entered = {row["code"]: row for row in rows if row["code"] in codes}
    assert len([row for row in rows if row["code"] in codes]) == 2
    first, second = entered[codes[0]], entered[codes[1]]
    assert (first["value"], first["numerator"], first["denominator"]) == (110.5, 110.5, 100)
    assert (second["value"], second["numerator"], second["denominator"]) == (24, 24, 63)
    assert (first["period"], first["source"]) == ("2026-11-15", "Báo cáo số 12/BC")
    assert set(codes) <= {indicator["code"] for indicator in told["indicators"]}


def test_the_dictionary_names_every_column_and_code(
    home: World, visits: None, issue: Issue, stranger: Client, at: At
) -> None:
    told = stranger.get("/feeds/dictionary").json
    with at(MORNING):
        rows = read(stranger, issue()["token"]).json["items"]
    assert [field["name"] for field in told["fields"]] == list(rows[0])
    assert {row["code"] for row in rows} <= {indicator["code"] for indicator in told["indicators"]}
    assert all(field["vi"] and field["en"] for field in told["fields"])


def test_csv_is_for_programs_and_holds_no_formula(
    home: World, issue: Issue, stranger: Client, store: Store, at: At
) -> None:
    with store.writing():
        evil = make_commune(home.province, "=1+1")
        make_visit(home.team, dt.date(2026, 11, 20), hamlet=evil)
    with at(MORNING):
        answer = read(stranger, issue()["token"], {**NOVEMBER, "format": "csv"})
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))
    names = {row["unit_name"] for row in rows}
    assert "'=1+1" in names
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    visits = next(row for row in rows if row["unit_name"] == "'=1+1" and row["code"] == "visits")
    assert (visits["value"], visits["numerator"], visits["synthetic"]) == ("1", "", "true")


def test_staff_reads_the_feed_in_the_page(client_of: ClientOf, home: World, visits: None, at: At) -> None:
    with at(MORNING):
        rows = client_of(home.staff).get("/feeds/indicators", NOVEMBER).json["items"]
        assert client_of(home.officer).get("/feeds/indicators", NOVEMBER).code == "forbidden"
    assert values(rows, home.commune)["visits"] == 2


def test_wrong_months_are_refused(client_of: ClientOf, home: World) -> None:
    staff = client_of(home.staff)
    for wrong in (
        {"from": "2026-13"},
        {"from": "2026"},
        {"from": "2026-11", "to": "2026-10"},
        {"from": "2020-01", "to": "2026-01"},
        {"level": "hamlet"},
        {"token": "x"},
    ):
        assert staff.get("/feeds/indicators", wrong).code == "validation_failed", wrong
