"""The tallies as they are stored: a year in a row, from which months are taken, and days and weeks a row each."""

import datetime as dt
import operator
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from typing import Any, Literal

import sqlalchemy as sa

from api.core.db import on_postgresql
from api.figures.sums import within
from api.teams.logic import Scope
from models.db import Base, db
from models.tally import AMOUNTS, TallyYear, month_amounts

By = Literal["unit_id", "team_id"]
Rows = Sequence[tuple[Any, ...]]


def read_months(
    scope: Scope, months: Iterable[dt.date], dimension: str, *by: By, measures: Collection[str] = AMOUNTS
) -> Rows:
    """``(id of the unit or team as text…, value, visits, people, items)`` of some months together.

    What is alike may come several times; a measure not among ``measures`` is None.
    """
    found: list[tuple[Any, ...]] = []
    for year, numbers in _by_year(months):
        table = columns_of(TallyYear)
        amounts = [_together(table, numbers, name) if AMOUNTS[name] in measures else None for name in range(3)]
        found += _rows(_of_year(scope, year, dimension), table, by, ["value"], amounts)
    return found


def read_each_month(
    scope: Scope, months: Iterable[dt.date], dimension: str, *by: By, measures: Collection[str] = AMOUNTS
) -> Rows:
    """As ``read_months`` with all values as one and, in their place, the first day of each month as text."""
    return list(_each_month(scope, months, dimension, by, measures))


def read_values_each_month(
    scope: Scope, months: Iterable[dt.date], dimension: str, measure: str, by: By
) -> Iterator[tuple[str, str, str, int]]:
    """``(id of the unit or team, value, first day of the month, amount)``, each once; with one statement for each year.

    What nothing is left of is not among them.
    """
    table, place = columns_of(TallyYear), AMOUNTS.index(measure)
    for year, numbers in _by_year(months):
        amounts = [table[month_amounts(number)[place]] for number in numbers]
        days = [f"{year}-{number:02d}-01" for number in numbers]
        where = _of_year(scope, year, dimension)
        for key, value, *counted in _rows(where, table, [by], ["value"], amounts, grouped=True):
            yield from ((key, value, day, int(amount)) for day, amount in zip(days, counted, strict=True) if amount)


def read_plain(
    model: type[Base],
    scope: Scope,
    when: sa.ColumnElement[bool],
    name: str | None,
    by: Sequence[By],
    measures: Collection[str] = AMOUNTS,
    *,
    grouped: bool = False,
) -> Rows:
    """``(id of the unit or team as text…, value of the column as text…, visits, people, items)`` of days or weeks.

    Unless they are ``grouped``, what is alike may come several times.
    """
    table = columns_of(model)
    where = [when, within(scope).where(table["team_id"], table["unit_id"])]
    amounts = [table[one] if one in measures else None for one in AMOUNTS]
    return _rows(where, table, by, [name] if name else [], amounts, grouped=grouped)


def columns_of(model: type[Base]) -> Any:
    """The columns of the table itself: with one of the mapped class the ORM would go through each row."""
    return model.metadata.tables[model.__tablename__].c


def _each_month(
    scope: Scope, months: Iterable[dt.date], dimension: str, by: Sequence[By], measures: Collection[str]
) -> Iterator[tuple[Any, ...]]:
    table = columns_of(TallyYear)
    for year, numbers in _by_year(months):
        amounts = [table[name] for number in numbers for name in month_amounts(number)]
        for row in _rows(_of_year(scope, year, dimension), table, by, [], amounts, grouped=True):
            ids, sums = row[: len(by)], row[len(by) :]
            for place, number in enumerate(numbers):
                counted = sums[3 * place : 3 * place + 3]
                if any(counted):
                    told = (amount if name in measures else None for name, amount in zip(AMOUNTS, counted, strict=True))
                    yield (*ids, f"{year}-{number:02d}-01", *told)


def _rows(
    where: Iterable[sa.ColumnElement[bool]],
    table: Any,
    by: Sequence[By],
    names: Sequence[str],
    amounts: Iterable[sa.ColumnElement[Any] | None],
    *,
    grouped: bool = False,
) -> Sequence[Any]:
    """Rows by unit or team come as they are stored unless ``grouped``: if groups are hardly fewer, sorting tells.

    Ids and days come as text: making objects of every row takes longer than adding up.
    """
    keys = [table[name] for name in (*by, *names)]
    as_text = sa.cast if on_postgresql() else sa.type_coerce
    shown = [as_text(key, sa.String) for key in keys]
    grouping = grouped or not by
    sums = [sa.null() if amount is None else sa.func.sum(amount) if grouping else amount for amount in amounts]
    query = sa.select(*shown, *sums).where(*where)
    result = db.session.connection().execute(query.group_by(*keys) if grouping else query)
    assert result.cursor is not None, "a SELECT has rows"
    # As the driver gives them: there is nothing but text and numbers to be converted.
    found: Sequence[Any] = result.cursor.fetchall()
    result.close()
    return found


def _of_year(scope: Scope, year: int, dimension: str) -> list[sa.ColumnElement[bool]]:
    table = columns_of(TallyYear)
    reach = within(scope).where(table["team_id"], table["unit_id"])
    return [table["dimension"] == dimension, table["year"] == year, reach]


def _by_year(months: Iterable[dt.date]) -> list[tuple[int, list[int]]]:
    years: dict[int, list[int]] = {}
    for month in months:
        years.setdefault(month.year, []).append(month.month)
    return list(years.items())


def _together(table: Any, numbers: Iterable[int], name: int) -> sa.ColumnElement[Any]:
    amounts: Iterable[sa.ColumnElement[Any]] = (table[month_amounts(number)[name]] for number in numbers)
    return reduce(operator.add, amounts)
