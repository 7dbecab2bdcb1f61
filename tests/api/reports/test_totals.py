"""Every grouping and crossing against a recount over the visits, by the units of then, of now and of another day."""

import datetime as dt
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from api.assistance.tallies import RULES
from api.core import settings
from api.reports.summary import GROUPINGS
from api.units.logic import tree
from models.db import db
from models.setting import Setting
from tests.conftest import At, ClientOf
from tests.factories.accounts import Account, make_account
from tests.factories.teams import make_team
from tests.factories.units import Unit, add_version, make_commune, make_hamlet, make_province, make_unit
from tests.factories.visits import item, make_visit
from tests.factories.world import World
from tests.support.client import Client
from tests.support.recounting import MONTHLY, Fact, Figures, Reading, alone, crossed, facts_of, grouped
from tests.support.store import Store
from tests.support.units import end_version, merge

MOVE, MERGER = dt.date(2026, 10, 16), dt.date(2026, 11, 1)
CHRISTMAS = "2026-12-24T09:00"
UNITS_OF = {"then": None, "now": dt.date(2026, 12, 24), "2026-10-01": dt.date(2026, 10, 1)}
UNITS = ("province", "district", "commune", "hamlet", "team")
CROSSES = ("topic", "outcome", "age_band", "sex", "place", "kind", "week", "month", "quarter")


@dataclass(frozen=True)
class Story:
    """Two communes of a district, of which a hamlet moves in mid-October and which become one in November."""

    staff: Account
    facts: list[Fact]
    cutoff: int

    def within(self, start: dt.date, end: dt.date) -> list[Fact]:
        return [fact for fact in self.facts if start <= fact.day <= end]


@pytest.fixture(params=[31, 14])
def story(request: pytest.FixtureRequest, store: Store) -> Iterator[Story]:
    rng = random.Random(5)
    with store.writing():
        if request.param != 31:
            settings.put("cutoff_day", request.param)
        province = make_province()
        district = make_unit("district", province, valid_to=MERGER)
        old = [make_unit("commune", district, name) for name in ("Phú Hoà", "An Tây")]
        hamlets = [make_hamlet(commune) for commune in (*old, *old)]
        teams = [
            make_team(hamlet, commune=commune, members=1) for hamlet, commune in zip(hamlets, (*old, *old), strict=True)
        ]
        _move(hamlets[0], old[1], MOVE)
        merge(old, make_commune(province), MERGER, hamlets)
        days = (dt.date(2026, 9, 1) + dt.timedelta(days=rng.randrange(110)) for _ in range(90))
        for team, day in zip(rng.choices(teams, k=90), days, strict=True):
            _visit(rng, team, day)
        staff = make_account("province_staff", province)
    with store.reading():
        facts = facts_of([team.id for team in teams])
    yield Story(staff, facts, request.param)
    if request.param != 31:
        with store.writing():
            db.session.delete(db.session.get_one(Setting, "cutoff_day"))


def _move(hamlet: Unit, commune: Unit, on: dt.date) -> None:
    end_version(hamlet.id, on)
    add_version(hamlet.id, hamlet.code, hamlet.name, "hamlet", commune, on)


def _visit(rng: random.Random, team: Any, day: dt.date) -> None:
    people = rng.choice((1, 1, 1, 2, 5))
    known = rng.randint(0, people)
    groups = [(rng.choice(("46_59", "over_60")), rng.choice(("female", "male")), known)] if known else []
    codes = rng.sample(("VNEID2", "PAY", "DVCTT"), rng.randint(1, 3))
    items = [item(code, rng.choice(("done", "follow_up", "not_done")), rng.randint(1, 3)) for code in codes]
    kind, place = rng.choice(("one_to_one", "group")), rng.choice(("home", "hamlet_hall", "market"))
    make_visit(team, day, people=people, groups=groups, items=items, kind=kind, place=place)


def _ask(client: Client, **params: object) -> dict[str, Any]:
    answer = client.get("/reports/summary", params)
    assert answer.status == 200, (params, answer.text)
    return dict(answer.json)


def _measures(cell: dict[str, Any]) -> tuple[Any, ...]:
    return cell["visits"], cell["people"], cell["items"]


def _rows(told: dict[str, Any]) -> Figures:
    return {row["key"]: _measures(row) for row in told["rows"] if any(_measures(row))}


def _cells(told: dict[str, Any]) -> Figures:
    found = {(row["key"], key): _measures(cell) for row in told["rows"] for key, cell in row["columns"].items()}
    return {key: cell for key, cell in found.items() if any(cell)}


def _span(start: dt.date, end: dt.date) -> dict[str, object]:
    return {"from": start.isoformat(), "to": end.isoformat()}


def _quarter(story: Story) -> tuple[dt.date, dt.date]:
    """October to December as reported."""
    return (
        (dt.date(2026, 10, 1), dt.date(2026, 12, 31))
        if story.cutoff == 31
        else (
            dt.date(2026, 9, 15),
            dt.date(2026, 12, 14),
        )
    )


@pytest.mark.parametrize("units_as_of", UNITS_OF)
def test_each_grouping_equals_a_recount(
    client_of: ClientOf, story: Story, store: Store, at: At, units_as_of: str
) -> None:
    client = client_of(story.staff)
    cut = (dt.date(2026, 9, 10), dt.date(2026, 11, 20))
    with store.reading():
        reading = Reading(tree(), UNITS_OF[units_as_of], story.cutoff)
    with at(CHRISTMAS):
        for group_by in GROUPINGS:
            for start, end in [_quarter(story), *([] if group_by in MONTHLY else [cut])]:
                facts = story.within(start, end)
                told = _ask(client, group_by=group_by, units_as_of=units_as_of, **_span(start, end))
                assert _rows(told) == grouped(facts, reading, group_by), (group_by, start)
                whole = (len(facts), sum(fact.people for fact in facts), sum(fact.items for fact in facts))
                assert _measures(told["totals"]) == whole, (group_by, start)


@pytest.mark.parametrize("units_as_of", UNITS_OF)
def test_each_crossing_equals_a_recount_and_agrees_with_both_groupings(
    client_of: ClientOf, story: Story, store: Store, at: At, units_as_of: str
) -> None:
    client, span = client_of(story.staff), _span(*_quarter(story))
    with store.reading():
        reading = Reading(tree(), UNITS_OF[units_as_of], story.cutoff)
    facts = story.within(*_quarter(story))
    with at(CHRISTMAS):
        single = {name: _ask(client, group_by=name, units_as_of=units_as_of, **span) for name in (*UNITS, *CROSSES)}
        for level in UNITS:
            for cross in CROSSES:
                told = _ask(client, group_by=level, cross=cross, units_as_of=units_as_of, **span)
                # small numbers of a hamlet or team by age or sex are hidden, and tested where that is the story
                hidden = {(r["key"], key) for r in told["rows"] for key, c in r["columns"].items() if c.get("hidden")}
                assert not hidden or (level in ("hamlet", "team") and cross in ("age_band", "sex"))
                expected = crossed(facts, reading, level, cross)
                shown = {cell: told for cell, told in expected.items() if cell not in hidden}
                assert {cell: told for cell, told in _cells(told).items() if cell not in hidden} == shown, (
                    level,
                    cross,
                )
                assert [{**row, "columns": 0} for row in told["rows"]] == [
                    {**row, "columns": 0} for row in single[level]["rows"]
                ]
                assert told["columns"] == single[cross]["rows"]
                assert told["crossed"] == told["totals"] == single[level]["totals"]
                moved = units_as_of == "then" and level != "team" and cross in MONTHLY
                assert ("units_of_month_end" in told["notes"]) == moved, (level, cross)
                assert ("visits_overlap" in told["notes"]) == (cross in ("topic", "age_band", "sex"))


@pytest.mark.parametrize("name", ["age_band", "sex"])
def test_topics_are_crossed_with_people_of_one_person_visits_alone(
    client_of: ClientOf, story: Story, store: Store, at: At, name: str
) -> None:
    client, span = client_of(story.staff), _span(*_quarter(story))
    facts = [fact for fact in story.within(*_quarter(story)) if fact.people == 1]
    with store.reading():
        reading = Reading(tree(), None, story.cutoff)
    with at(CHRISTMAS):
        told = _ask(client, group_by="topic", cross=name, **span)
        turned = _ask(client, group_by=name, cross="topic", **span)
    assert _cells(told) == alone(facts, reading, name)
    assert {(row, column): cell for (column, row), cell in _cells(turned).items()} == _cells(told)
    assert told["crossed"] == {"visits": len(facts), "people": len(facts), "items": sum(fact.items for fact in facts)}
    assert told["notes"] == ["one_person_visits", "visits_overlap"]
    # a visit has one person of one band: the columns add up, and so do the cells of a topic
    for measure in ("visits", "people", "items"):
        assert sum(column[measure] for column in told["columns"]) == told["crossed"][measure]
        for row in told["rows"]:
            assert sum(cell[measure] for cell in row["columns"].values()) == row[measure]


def test_a_crossing_shows_a_cell_for_everything_and_null_for_what_is_not_counted(
    client_of: ClientOf, story: Story, at: At
) -> None:
    with at(CHRISTMAS):
        told = _ask(client_of(story.staff), group_by="team", cross="topic", **_span(*_quarter(story)))
    keys = [column["key"] for column in told["columns"]]
    for row in told["rows"]:
        assert list(row["columns"]) == keys
        assert {cell["people"] for cell in row["columns"].values()} == {None}
        assert None not in {cell["visits"] for cell in row["columns"].values()}


NOT_COUNTED = {
    ("outcome", "age_band"): "people_and_items",
    ("sex", "outcome"): "people_and_items",
    ("topic", "commune"): "units_are_rows",
    ("commune", "hamlet"): "units_are_rows",
    ("commune", "day"): "not_counted",
    ("age_band", "sex"): "not_counted",
    ("topic", "place"): "not_counted",
    ("topic", "topic"): "not_counted",
    ("week", "kind"): "not_counted",
}


def test_what_is_not_counted_cannot_be_crossed(client_of: ClientOf, world: World) -> None:
    client = client_of(world.staff)
    for (group_by, cross), reason in NOT_COUNTED.items():
        answer = client.get("/reports/summary", {"group_by": group_by, "cross": cross})
        assert (answer.status, answer.code) == (422, "cannot_cross")
        assert answer.json["params"] == {"group_by": group_by, "cross": cross, "reason": reason}


def test_a_crossing_of_months_asks_for_whole_ones(client_of: ClientOf, world: World, at: At) -> None:
    client, cut = client_of(world.staff), _span(dt.date(2026, 10, 2), dt.date(2026, 11, 30))
    with at(CHRISTMAS):
        for group_by, cross in (("commune", "topic"), ("team", "sex"), ("topic", "age_band")):
            assert (
                client.get("/reports/summary", {"group_by": group_by, "cross": cross, **cut}).code
                == "whole_months_only"
            )
        assert client.get("/reports/summary", {"group_by": "team", "cross": "place", **cut}).status == 200


def test_topics_by_people_wait_for_the_recount_of_an_upgrade(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    with store.writing():
        settings.put("tally_rules", 1)
    try:
        with at(CHRISTMAS):
            answer = client_of(world.staff).get("/reports/summary", {"group_by": "topic", "cross": "sex"})
    finally:
        with store.writing():
            settings.put("tally_rules", RULES)
    assert (answer.status, answer.code) == (503, "recounting")


def test_districts_are_history(client_of: ClientOf, story: Story, at: At) -> None:
    client, span = client_of(story.staff), _span(dt.date(2026, 9, 1), dt.date(2026, 12, 20))
    with at(CHRISTMAS):
        then = _ask(client, group_by="district", **span)["rows"]
        now = _ask(client, group_by="district", units_as_of="now", **span)["rows"]
    none = str(uuid.UUID(int=0))
    assert [(row["key"] == none, row["label"]) for row in then][-1] == (True, "Không có cấp huyện")
    assert len(then) == 2
    assert [row["key"] for row in now] == [none]
