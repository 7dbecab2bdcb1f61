"""Tallies in the order in which reports read them, and months by kind, place, week and outcome.

Revision ID: 0008
Revises: 0007
Create Date: 2026-11-22 07:05:00.000000
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

OLD = ("topic", "outcome", "age_band", "sex", "topic_age", "topic_sex")
NEW = ("kind", "place", "week", "result")
ADDED = sa.column("dimension").in_(NEW)
AMOUNTS = ("visits", "people", "items")
DAY = sa.table(
    "tally_day",
    *(sa.column(name, sa.Uuid()) for name in ("team_id", "unit_id")),
    sa.column("day", sa.Date()),
    *(sa.column(name, sa.String()) for name in ("kind", "place")),
    *(sa.column(name, sa.Integer()) for name in AMOUNTS),
)
MONTH = sa.table(
    "tally_month",
    *(sa.column(name, sa.Uuid()) for name in ("team_id", "unit_id")),
    sa.column("month", sa.Date()),
    *(sa.column(name, sa.String()) for name in ("dimension", "value")),
    *(sa.column(name, sa.Integer()) for name in AMOUNTS),
)
SETTING = sa.table("setting", sa.column("key", sa.String()), sa.column("value", sa.JSON()))
BATCH = 5000


def upgrade() -> None:
    """Go to this revision."""
    _drop_indexes({"tally_day": ("day", "unit_id"), "tally_month": ("month", "unit_id")})
    _order("tally_day", _day_columns(), ("day", "unit_id", "team_id", "kind", "place"), rowid=False)
    _order(
        "tally_month", _month_columns(*OLD, *NEW), ("dimension", "month", "unit_id", "team_id", "value"), rowid=False
    )
    _indexes({"tally_day": [("team_id", "day"), ("unit_id",)], "tally_month": [("team_id",), ("unit_id",)]})
    _fill()


def downgrade() -> None:
    """Go back to the revision before."""
    op.execute(sa.delete(MONTH).where(ADDED))
    op.execute(sa.delete(SETTING).where(SETTING.c.key == "tally_rules"))
    op.drop_index("ix_tally_day_team_id_day", "tally_day")
    op.drop_index("ix_tally_month_team_id", "tally_month")
    _drop_indexes({"tally_day": ("unit_id",), "tally_month": ("unit_id",)})
    _order("tally_day", _day_columns(), ("team_id", "unit_id", "day", "kind", "place"), rowid=True)
    _order("tally_month", _month_columns(*OLD), ("team_id", "unit_id", "month", "dimension", "value"), rowid=True)
    _indexes({"tally_day": [("day",), ("unit_id",)], "tally_month": [("month",), ("unit_id",)]})


def _day_columns() -> list[Any]:
    return [
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        *_rest("tally_day"),
    ]


def _month_columns(*dimensions: str) -> list[Any]:
    allowed = sa.column("dimension").in_(dimensions)
    return [
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("dimension", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=False),
        *_rest("tally_month"),
        sa.CheckConstraint(allowed, name=op.f("ck_tally_month_dimension")),
    ]


def _rest(table: str) -> list[Any]:
    return [
        *(sa.Column(name, sa.Integer(), nullable=False) for name in AMOUNTS),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f(f"fk_{table}_team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["admin_unit.id"], name=op.f(f"fk_{table}_unit_id")),
    ]


def _order(table: str, parts: list[Any], key: Sequence[str], *, rowid: bool) -> None:
    """Give a table another primary key; without rowid SQLite keeps the rows themselves in its order."""
    primary = f"pk_{table}"
    check = next((part for part in parts if isinstance(part, sa.CheckConstraint)), None)
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f(primary), table, type_="primary")
        op.create_primary_key(op.f(primary), table, list(key))
        if check is not None:
            op.drop_constraint(op.f("ck_tally_month_dimension"), table, type_="check")
            op.create_check_constraint(op.f("ck_tally_month_dimension"), table, check.sqltext)
        return
    names = ", ".join(part.name for part in parts if isinstance(part, sa.Column))
    op.create_table(f"{table}_next", *parts, sa.PrimaryKeyConstraint(*key, name=op.f(primary)), sqlite_with_rowid=rowid)
    op.execute(f"INSERT INTO {table}_next ({names}) SELECT {names} FROM {table} ORDER BY {', '.join(key)}")
    op.drop_table(table)
    op.rename_table(f"{table}_next", table)


def _drop_indexes(columns: dict[str, tuple[str, ...]]) -> None:
    for table, names in columns.items():
        for name in names:
            op.drop_index(f"ix_{table}_{name}", table)


def _indexes(wanted: dict[str, list[tuple[str, ...]]]) -> None:
    for table, indexes in wanted.items():
        for columns in indexes:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _fill() -> None:
    """Months by kind, place and week follow from the days, items by outcome from what is there already.

    What does not follow (visits by outcome, topics with people) is counted by a job of the new program, which without
    the setting knows that it is due; a database without visits owes nothing.
    """
    bind = op.get_bind()
    sums: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    cutoff = bind.execute(sa.select(SETTING.c.value).where(SETTING.c.key == "cutoff_day")).scalar() or 31
    days = sa.select(*[DAY.c[name] for name in ("team_id", "unit_id", "day", "kind", "place", *AMOUNTS)])
    for team, unit, day, kind, place, *amounts in bind.execute(days):
        monday = day - dt.timedelta(days=day.weekday())
        for dimension, value in (("kind", kind), ("place", place), ("week", monday.isoformat())):
            _add(sums[team, unit, _month(day, int(cutoff)), dimension, value], amounts)
    outcomes = sa.select(MONTH.c.team_id, MONTH.c.unit_id, MONTH.c.month, MONTH.c.value, MONTH.c["items"])
    for team, unit, month, value, items in bind.execute(outcomes.where(MONTH.c.dimension == "outcome")):
        _add(sums[team, unit, month, "result", value.split("|")[1]], [0, 0, items])
    names = ("team_id", "unit_id", "month", "dimension", "value", *AMOUNTS)
    rows = [dict(zip(names, (*key, *amounts), strict=True)) for key, amounts in sums.items()]
    for start in range(0, len(rows), BATCH):
        bind.execute(sa.insert(MONTH), rows[start : start + BATCH])
    if not bind.execute(sa.text("SELECT 1 FROM assistance_session LIMIT 1")).first():
        bind.execute(sa.insert(SETTING), [{"key": "tally_rules", "value": 2}])


def _add(sums: list[int], amounts: Sequence[int]) -> None:
    for place, amount in enumerate(amounts):
        sums[place] += amount


def _month(day: dt.date, cutoff: int) -> dt.date:
    """The reporting month as the program reckoned it at this revision."""
    first = day.replace(day=1)
    return first if cutoff > 28 or day.day <= cutoff else (first + dt.timedelta(days=32)).replace(day=1)
