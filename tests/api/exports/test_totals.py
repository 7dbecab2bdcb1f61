"""Every total of the monthly workbook against the API and against the visits themselves, by two sets of units."""

import datetime as dt
import uuid
from collections import Counter
from typing import Any

import pytest
import sqlalchemy as sa

from api.teams.logic import territory
from api.units.logic import tree
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.team import Team
from tests.api.exports.conftest import MORNING, Make
from tests.conftest import At, ClientOf
from tests.factories.units import make_commune
from tests.factories.visits import item, make_visit
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.files import download, sheets, table
from tests.support.recounting import Reading, facts_of, grouped
from tests.support.store import Store
from tests.support.units import merge

MERGED_ON = dt.date(2026, 11, 11)
LAST_DAY = {"then": None, "now": dt.date(2026, 11, 20)}
SHEETS = {
    "Theo phường, xã": "commune",
    "Theo nội dung": "topic",
    "Theo nhóm tuổi": "age_band",
    "Theo giới tính": "sex",
}
Visit = tuple[dt.date, uuid.UUID, dict[str, Any]]


@pytest.fixture
def merged(world: World, store: Store) -> World:
    """Two communes with visits before and after the day on which they become one."""
    with store.writing():
        neighbour = make_world(world.province)
        whole = make_commune(world.province, "Phường Mới")
        for place in (world, neighbour):
            for day in (MERGED_ON - dt.timedelta(days=3), MERGED_ON, MERGED_ON + dt.timedelta(days=2)):
                make_visit(place.team, day, groups=[("60_plus", "male", 1)], items=[item("PAY", count=2)])
                make_visit(place.other_team, day, people=4, kind="talk", items=[item("VNEID2"), item("PAY")])
        make_visit(world.team, dt.date(2026, 10, 31))
        hamlets = [*world.hamlets, *neighbour.hamlets]
        merge([world.commune, neighbour.commune], whole, MERGED_ON, hamlets)
    return world


@pytest.mark.parametrize("units_as_of", ["then", "now"])
def test_every_total_equals_the_api_and_a_recount_over_the_visits(
    units_as_of: str, client_of: ClientOf, merged: World, make: Make, at: At, store: Store
) -> None:
    client = client_of(merged.staff)
    found = sheets(download(client, make(client, units_as_of=units_as_of)))
    recounted = recount(store, merged, LAST_DAY[units_as_of])
    for sheet, grouping in SHEETS.items():
        told = answer(client, at, grouping, units_as_of)
        rows = table(found[sheet])
        assert rows[-1][2:] == list(told["totals"].values()) == recounted["total"], sheet
        assert [row[1:] for row in rows[:-1]] == [
            [r["label"], r["visits"], r["people"], r["items"]] for r in told["rows"]
        ], sheet
    communes = {row[0]: row[2:] for row in table(found["Theo phường, xã"])[:-1] if any(row[2:])}
    assert communes == recounted["commune"]
    assert len(communes) == {"then": 3, "now": 1}[units_as_of]
    topics = {row[0]: row[4] for row in table(found["Theo nội dung"])[:-1] if row[4]}
    assert topics == recounted["topic"]
    ages = {row[0]: row[3] for row in table(found["Theo nhóm tuổi"])[:-1] if row[3]}
    assert ages == recounted["age_band"]


@pytest.mark.parametrize("units_as_of", ["then", "now"])
def test_a_communes_rows_are_its_hamlets_and_a_hamlets_its_teams(
    units_as_of: str, client_of: ClientOf, merged: World, make: Make, at: At, store: Store
) -> None:
    client = client_of(merged.staff)
    with store.reading():
        units = tree()
        whole = units.commune_at(merged.hamlet.id, MERGED_ON)
        lands = {unit: territory(units, [unit]) for unit in (whole, merged.hamlet.id) if unit}
        teams = sa.select(Team.id).where(Team.unit_id.in_(frozenset().union(*lands.values())))
        facts = facts_of(db.session.scalars(teams))
    reading = Reading(units, LAST_DAY[units_as_of])
    for (unit, land), level, sheet, count in zip(
        lands.items(), ("hamlet", "team"), ("Theo khu phố, ấp", "Theo tổ"), (4, 1), strict=True
    ):
        rows = table(sheets(download(client, make(client, unit=str(unit), units_as_of=units_as_of)))[sheet])
        with at(MORNING):
            told = client.get("/reports/summary", {"group_by": level, "unit": unit, "units_as_of": units_as_of}).json
        assert [row[1:] for row in rows[:-1]] == [
            [one["label"], one["visits"], one["people"], one["items"]] for one in told["rows"]
        ], sheet
        mine = [fact for fact in facts if fact.unit in land and fact.day.month == 11]
        recounted = grouped(mine, reading, level)
        assert {one["key"]: (one["visits"], one["people"], one["items"]) for one in told["rows"]} == recounted
        assert len(recounted) == count
        assert rows[-1][2:] == [sum(filter(None, column)) for column in zip(*recounted.values(), strict=True)], sheet


@pytest.mark.parametrize("units_as_of", ["then", "now"])
def test_the_long_table_adds_up_to_the_same_items(
    units_as_of: str, client_of: ClientOf, merged: World, make: Make, store: Store
) -> None:
    client = client_of(merged.staff)
    export = make(client, report="aggregates", units_as_of=units_as_of)
    rows = sheets(download(client, export))["Số liệu"][1:]
    assert export["rows"] == len(rows)
    recounted = recount(store, merged, LAST_DAY["now"])
    items: Counter[str] = Counter()
    for row in rows:
        items[row[5]] += row[8]
    assert items == recounted["topic"]
    assert sum(items.values()) == recounted["total"][2]
    assert {row[2] for row in rows} == {"Phường Mới"}


def answer(client: Client, at: At, grouping: str, units_as_of: str) -> dict[str, Any]:
    with at(MORNING):
        return dict(client.get("/reports/summary", {"group_by": grouping, "units_as_of": units_as_of}).json)


def recount(store: Store, world: World, day: dt.date | None) -> dict[str, Any]:
    """November from the visits, by the commune of ``day`` (None: of each visit's own day)."""
    s, r = AssistanceSession, SessionRevision
    query = sa.select(s.business_day, s.unit_id, r.body).join(r, r.op_id == s.revision)
    rows: list[Visit] = store.all(query.where(s.business_day.between(dt.date(2026, 11, 1), dt.date(2026, 11, 30))))
    with store.reading():
        units = tree()
    mine = [row for row in rows if units.unit_at(row[1], row[0], "province") == world.province.id]
    communes: dict[str, list[int]] = {}
    topics: Counter[str] = Counter()
    ages: Counter[str] = Counter()
    for on, unit_id, body in mine:
        commune = units.commune_at(unit_id, day or on)
        assert commune is not None
        version = units.version_at(commune, day or on)
        assert version is not None
        items = sum(i["count"] for i in body["items"])
        sums = communes.setdefault(version.code, [0, 0, 0])
        communes[version.code] = [a + b for a, b in zip(sums, (1, body["people"]["total"], items), strict=True)]
        topics.update({i["topic"]: 0 for i in body["items"]})
        for i in body["items"]:
            topics[i["topic"]] += i["count"]
        known = 0
        for group in body["people"]["groups"]:
            ages[group["age_band"]] += group["count"]
            known += group["count"]
        ages["unknown"] += body["people"]["total"] - known
    total = [sum(column) for column in zip(*communes.values(), strict=True)]
    return {"total": total, "commune": communes, "topic": topics, "age_band": +ages}
