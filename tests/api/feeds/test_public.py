"""Public tables: without log-in, of past months, and an attacker who has all of them cannot work out a small count."""

import csv
import datetime as dt
import io
import random
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from tests.conftest import At
from tests.factories.teams import Team, make_team
from tests.factories.units import make_commune, make_hamlet
from tests.factories.visits import item, make_visit
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store

DECEMBER = "2026-12-02T09:00"
NOVEMBER = {"month": "2026-11"}
TOPICS = ("PAY", "VNEID2", "DVCTT")
BANDS = ("18_30", "31_45", "60_plus")
Name = tuple[str, ...]


@pytest.fixture
def province(home: World, store: Store) -> World:
    """Seven communes with visits of every kind, many of them alone in their cell."""
    drawn = random.Random(7)
    with store.writing():
        for _ in range(6):
            commune = make_commune(home.province)
            visit_often(make_team(make_hamlet(commune), commune=commune), drawn)
        visit_often(home.team, drawn)
    return home


def visit_often(team: Team, drawn: random.Random) -> None:
    """A dozen visits with drawn counts."""
    for _ in range(drawn.randrange(2, 14)):
        people = drawn.choice((1, 1, 2, 9, 40))
        make_visit(
            team,
            dt.date(2026, 11, drawn.randrange(1, 31)),
            people=people,
            kind="one_to_one" if people == 1 else drawn.choice(("group", "talk")),
            place=drawn.choice(("home", "hamlet_hall")),
            groups=[(drawn.choice(BANDS), drawn.choice(("male", "female")), people)],
            items=[
                item(topic, drawn.choice(("done", "follow_up")), drawn.choice((1, 2, 7, 30)))
                for topic in drawn.sample(TOPICS, drawn.randrange(1, 3))
            ],
        )


def published(client: Client) -> dict[str, dict[str, Any]]:
    """All tables of November, by shape."""
    shapes = [shape["shape"] for shape in client.get("/public/figures").json["items"]]
    answers = {shape: client.get(f"/public/figures/{shape}", NOVEMBER) for shape in shapes}
    assert {answer.status for answer in answers.values()} == {200}
    return {shape: dict(answer.json) for shape, answer in answers.items()}


class Attacker:
    """Has nothing but the published answers. Counts of one measure and unit are the same total in every table."""

    def __init__(self, tables: dict[str, dict[str, Any]]) -> None:
        self.known: dict[Name, int] = {}
        self.names: set[Name] = set()
        self.sums: list[tuple[Name, list[Name]]] = []
        for table in tables.values():
            self._read(table)
        communes = {name[1] for name in self.names if name[0] == "commune"}
        for name in [name for name in self.names if name[0] == "province"]:
            parts = [("commune", unit, *name[2:]) for unit in communes]
            if parts and set(parts) <= self.names:
                self.sums.append((name, parts))
        self.place = {name: at for at, name in enumerate(sorted(self.names))}

    def _read(self, table: dict[str, Any]) -> None:
        for row in table["rows"]:
            head: Name = (table["level"], row["code"] if table["level"] == "commune" else "", table["measure"])
            cells: list[Name] = [(*head, table["dimension"], column["code"]) for column in table["columns"]]
            self.sums.append((head, cells))
            for name, number in [*zip(cells, row["cells"], strict=True), (head, row["total"])]:
                self.names.add(name)
                if number is not None:
                    assert self.known.get(name, number) == number, f"{name} is told in two ways"
                    self.known[name] = number

    def hidden(self) -> Iterator[Name]:
        """Cells that stand nowhere."""
        return (name for name in sorted(self.names) if name not in self.known and len(name) == 5)

    def range_of(self, name: Name) -> tuple[float, float]:
        """Smallest and largest value that a number may have."""
        matrix = np.zeros((len(self.sums), len(self.place)))
        for line, (whole, parts) in enumerate(self.sums):
            matrix[line, self.place[whole]] -= 1
            for part in parts:
                matrix[line, self.place[part]] += 1
        bounds = [(0, None) if at not in self.known else (self.known[at],) * 2 for at in self.place]
        found = []
        for sign in (1, -1):
            aim = np.zeros(len(self.place))
            aim[self.place[name]] = sign
            solved = linprog(aim, A_eq=matrix, b_eq=np.zeros(len(self.sums)), bounds=bounds, method="highs")
            assert solved.status in (0, 3), "the published tables contradict each other"
            found.append(float("inf") if solved.status == 3 else sign * solved.fun)
        return found[0], found[1]


def test_all_tables_of_a_month_together_give_no_small_count_away(province: World, stranger: Client, at: At) -> None:
    with at(DECEMBER):
        tables = published(stranger)
    attacker = Attacker(tables)
    assert not [name for name, number in attacker.known.items() if number in range(1, 5)]
    hidden = list(attacker.hidden())
    assert len(hidden) > 20
    assert len(attacker.known) > len(hidden)
    for name in hidden:
        least, most = attacker.range_of(name)
        assert (least < 1 + 1e-6, most > 4 - 1e-6) == (True, True), (name, least, most)


def test_hiding_small_counts_alone_would_have_given_some_away(province: World, stranger: Client, at: At) -> None:
    """The attacker is no dummy: with every number but one told, that one is found."""
    with at(DECEMBER):
        table = published(stranger)["province_sex"]
    cells = table["rows"][0]["cells"]
    assert None not in cells, "the province is large enough here"
    told = {**table, "rows": [{**table["rows"][0], "cells": [None, *cells[1:]]}]}
    attacker = Attacker({"province_sex": told})
    (name,) = attacker.hidden()
    assert attacker.range_of(name) == (cells[0], cells[0])


def test_a_table_by_commune_has_no_other_level_and_the_units_of_then(province: World, stranger: Client, at: At) -> None:
    with at(DECEMBER):
        table = stranger.get("/public/figures/commune_topic", NOVEMBER).json
    assert (table["level"], table["measure"], table["synthetic"]) == ("commune", "items", True)
    assert table["period"] == {"from": "2026-11-01", "to": "2026-11-30"}
    assert len(table["rows"]) == 7
    assert province.province.code not in {row["code"] for row in table["rows"]}
    assert province.commune.name in {row["name"] for row in table["rows"]}


def test_the_running_month_and_unknown_tables_are_not_published(home: World, stranger: Client, at: At) -> None:
    with at("2026-11-30T23:00"):
        assert stranger.get("/public/figures/commune_topic", NOVEMBER).code == "not_found"
    with at("2026-12-01T00:30"):
        assert stranger.get("/public/figures/commune_topic", NOVEMBER).status == 200
        for wrong in ("hamlet_topic", "commune_team"):
            assert stranger.get(f"/public/figures/{wrong}", NOVEMBER).code == "not_found"
        assert stranger.get("/public/figures/commune_topic").code == "validation_failed"
        unit = {**NOVEMBER, "unit": home.commune.id}
        assert stranger.get("/public/figures/commune_topic", unit).code == "validation_failed"


def test_public_tables_may_be_kept_and_are_not_sent_twice(province: World, stranger: Client, at: At) -> None:
    with at(DECEMBER):
        first = stranger.get("/public/figures/province_kind", NOVEMBER)
        again = stranger.get("/public/figures/province_kind", NOVEMBER, If_None_Match=first.headers["ETag"])
    assert first.headers["Cache-Control"] == "public, max-age=3600"
    assert (again.status, again.body) == (304, b"")


def test_hidden_numbers_have_a_mark_in_csv_and_names_are_no_formulas(
    home: World, stranger: Client, store: Store, at: At
) -> None:
    with store.writing():
        evil = make_commune(home.province, "=1+1")
        make_visit(home.team, dt.date(2026, 11, 20), hamlet=evil)
        make_visit(home.team, dt.date(2026, 11, 20), items=[item(count=50)])
    with at(DECEMBER):
        answer = stranger.get("/public/figures/commune_topic", {**NOVEMBER, "format": "csv"})
    rows = list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert "'=1+1" in {row[1] for row in rows}
    assert "…" in {cell for row in rows for cell in row}
