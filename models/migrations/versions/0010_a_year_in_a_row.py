"""Tallies hold the months of a year in one row, and weeks a table of their own.

Revision ID: 0010
Revises: 0009
Create Date: 2026-11-22 13:30:00.000000
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

DIMENSIONS = ("topic", "outcome", "age_band", "sex", "topic_age", "topic_sex", "kind", "place", "result")
AMOUNTS = ("visits", "people", "items")
MONTHS = range(1, 13)
KEY = ("dimension", "year", "unit_id", "team_id", "value")
IDS = ("unit_id", "team_id")


def upgrade() -> None:
    """Go to this revision."""
    years = _create("tally_year", KEY, [*_year_key(), *_months(), _check("tally_year", DIMENSIONS)])
    weeks = _create("tally_week", ("month", "unit_id", "team_id", "week"), [*_week_key(), *_amounts()])
    old = _old()
    sums = [
        sa.func.sum(sa.case((sa.extract("month", old.c.month) == month, old.c[name]), else_=0))
        for month in MONTHS
        for name in AMOUNTS
    ]
    key = (
        old.c.dimension,
        sa.cast(sa.extract("year", old.c.month), sa.Integer),
        *(old.c[name] for name in IDS),
        old.c.value,
    )
    by_year = sa.select(*key, *sums).where(old.c.dimension != "week").group_by(*key)
    op.execute(sa.insert(years).from_select([*KEY, *_month_names()], by_year))
    week = sa.cast(old.c.value, sa.Date) if _on_postgresql() else old.c.value
    by_week = sa.select(old.c.month, old.c.unit_id, old.c.team_id, week, *(old.c[name] for name in AMOUNTS))
    names = ["month", *IDS, "week", *AMOUNTS]
    op.execute(sa.insert(weeks).from_select(names, by_week.where(old.c.dimension == "week")))
    op.drop_table("tally_month")


def downgrade() -> None:
    """Go back to the revision before."""
    columns = [
        sa.Column("dimension", sa.String(length=10), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in IDS),
        sa.Column("value", sa.String(length=80), nullable=False),
        *_amounts(),
        _check("tally_month", (*DIMENSIONS, "week")),
    ]
    months = _create("tally_month", ("dimension", "month", "unit_id", "team_id", "value"), columns)
    names = ["dimension", "month", *IDS, "value", *AMOUNTS]
    years, weeks = (
        sa.table("tally_year", *map(sa.column, (*KEY, *_month_names()))),
        sa.table("tally_week", *map(sa.column, ("month", *IDS, "week", *AMOUNTS))),
    )
    for month in MONTHS:
        first = (
            sa.func.make_date(years.c.year, month, 1)
            if _on_postgresql()
            else sa.func.printf(f"%04d-{month:02d}-01", years.c.year)
        )
        amounts = [years.c[f"{name}_{month}"] for name in AMOUNTS]
        rows = sa.select(years.c.dimension, first, *(years.c[name] for name in (*IDS, "value")), *amounts)
        op.execute(sa.insert(months).from_select(names, rows.where(sa.or_(*(amount != 0 for amount in amounts)))))
    value = sa.cast(weeks.c.week, sa.String)
    rows = sa.select(sa.literal_column("'week'"), weeks.c.month, weeks.c.unit_id, weeks.c.team_id, value)
    rows = rows.add_columns(*(weeks.c[name] for name in AMOUNTS))
    op.execute(sa.insert(months).from_select(names, rows))
    op.drop_table("tally_week")
    op.drop_table("tally_year")


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _year_key() -> list[Any]:
    return [
        sa.Column("dimension", sa.String(length=10), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in IDS),
        sa.Column("value", sa.String(length=80), nullable=False),
    ]


def _week_key() -> list[Any]:
    return [
        sa.Column("month", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in IDS),
        sa.Column("week", sa.Date(), nullable=False),
    ]


def _month_names() -> list[str]:
    return [f"{name}_{month}" for month in MONTHS for name in AMOUNTS]


def _months() -> list[Any]:
    return [sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in _month_names()]


def _amounts() -> list[Any]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in AMOUNTS]


def _check(table: str, dimensions: tuple[str, ...]) -> sa.CheckConstraint:
    return sa.CheckConstraint(sa.column("dimension").in_(dimensions), name=op.f(f"ck_{table}_dimension"))


def _create(table: str, key: tuple[str, ...], parts: list[Any]) -> sa.Table:
    """SQLite keeps the rows themselves in the order of the key."""
    made: sa.Table = op.create_table(
        table,
        *parts,
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f(f"fk_{table}_team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f(f"fk_{table}_unit_id")),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )
    for name in IDS:
        op.create_index(f"ix_{table}_{name}", table, [name])
    return made


def _old() -> sa.TableClause:
    columns: list[sa.ColumnClause[Any]] = [sa.column("month", sa.Date())]
    columns += [sa.column(name, sa.Uuid()) for name in IDS]
    columns += [sa.column(name, sa.String()) for name in ("dimension", "value")]
    return sa.table("tally_month", *columns, *(sa.column(name, sa.Integer()) for name in AMOUNTS))
