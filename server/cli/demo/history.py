"""The provinces' own history before the system: what the press told of Bình Phước and Bình Dương from 2021 to 2024.

Figures with their day and source, no sentences. What a source does not name stays unnamed, what it does not say has no
row; "over 348" is 348 with a note. Nothing of it is invented, so none of it is marked synthetic.
"""

import datetime as dt
import decimal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import sqlalchemy as sa

from api.core import audit, clock
from api.units.files import read_acts
from api.units.plan import derived_id
from models.db import db
from models.indicator import Indicator, Observation, Programme, ProgrammeTarget, TargetStatus

FILE = Path(__file__).parent / "history.json"
NUMBERS = ("value", "numerator", "denominator")
Row = dict[str, Any]


def load_history() -> None:
    """Write the indicators with their observations, and the resolution with its targets; into empty tables."""
    told = orjson.loads(FILE.read_bytes())
    programme = told["programme"]
    targets = list(_targets(programme))
    for table, rows in (
        (Indicator, [_indicator(row) for row in told["indicators"]]),
        (Observation, list(_observations(told))),
        (Programme, [_programme(programme)]),
        (ProgrammeTarget, targets),
        (TargetStatus, list(_statuses(told))),
    ):
        db.session.execute(sa.insert(table), rows)
    audit.record(None, "demo.history", "programme", derived_id("programme", programme["name"]))


def _indicator(row: Row) -> Row:
    told = {name: value for name, value in row.items() if name != "observations"}
    return {"id": derived_id("indicator", row["code"]), "created_at": clock.now(), "retired_at": None, **told}


def _observations(told: Row) -> Iterator[Row]:
    for indicator in told["indicators"]:
        for row in indicator["observations"]:
            numbers = {name: decimal.Decimal(row[name]) if name in row else None for name in NUMBERS}
            yield {
                "id": derived_id("observation", indicator["code"], row["province"], row["on"], row["source"]),
                "indicator_id": derived_id("indicator", indicator["code"]),
                "unit_id": _province(row["province"]),
                "observed_on": dt.date.fromisoformat(row["on"]),
                **numbers,
                "rank": row.get("rank"),
                "rank_of": row.get("rank_of"),
                "source": told["sources"][row["source"]],
                "note": row.get("note", ""),
                "corrects_id": None,
                "entered_by_id": None,
                "synthetic": False,
                "created_at": clock.now(),
            }


def _programme(row: Row) -> Row:
    return {
        "id": derived_id("programme", row["name"]),
        "unit_id": _province(row["province"]),
        "name": row["name"],
        "legal_basis": row["legal_basis"],
        "adopted_on": dt.date.fromisoformat(row["adopted_on"]),
        "deadline": dt.date.fromisoformat(row["deadline"]),
        "synthetic": False,
        "created_at": clock.now(),
    }


def _targets(programme: Row) -> Iterator[Row]:
    for position, row in enumerate(programme["targets"], 1):
        yield {
            "id": derived_id("target", programme["name"], position),
            "programme_id": derived_id("programme", programme["name"]),
            "position": position,
            "group": row["group"],
            "name": row["name"],
            "indicator_id": derived_id("indicator", row["indicator"]) if "indicator" in row else None,
            "baseline": None,
            "goal": decimal.Decimal(row["goal"]) if "goal" in row else None,
            "deadline": dt.date.fromisoformat(programme["deadline"]),
            "challenging": row.get("challenging", False),
            "created_at": clock.now(),
        }


def _statuses(told: Row) -> Iterator[Row]:
    programme = told["programme"]
    for position, row in enumerate(programme["targets"], 1):
        yield {
            "id": derived_id("status", programme["name"], position),
            "target_id": derived_id("target", programme["name"], position),
            "status": row["status"],
            "stated_on": dt.date.fromisoformat(programme["stated_on"]),
            "source": told["sources"][programme["source"]],
            "entered_by_id": None,
            "created_at": clock.now(),
        }


def _province(code: str) -> Any:
    """The province of that code until the reform."""
    return derived_id("province", code, read_acts()["old_from"])
