"""Ops that the server must set aside, each under its code, without harm to their neighbours (S7, S8)."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.sync.simulator.upgrade import NEW, OLD, renamed

Op = dict[str, Any]
# A topic that the province opens only in the course of the story, or never.
TOO_EARLY = "NOPE"


def _body(**changes: Any) -> Callable[[Op], Op]:
    return lambda op: {**op, "body": {**op["body"], **changes}}


def _envelope(**changes: Any) -> Callable[[Op], Op]:
    return lambda op: {**op, **changes}


def _long_ago(op: Op) -> Op:
    started = dt.datetime.fromisoformat(op["body"]["started_at"]) - dt.timedelta(days=500)
    return _body(started_at=started.isoformat())(op)


def _newer(op: Op) -> Op:
    return {**op, "schema_version": 2, "body": renamed(op["body"], OLD, NEW)}


POISON: tuple[tuple[str, Callable[[Op], Op]], ...] = (
    ("unknown_field", _body(citizen="Bà Tư")),
    ("unknown_field", _envelope(extra=1)),
    ("invalid_body", _body(items=[])),
    ("invalid_body", _envelope(body="no object")),
    ("people_sum", _body(people={"total": 21, "groups": []})),
    ("personal_data", _body(note="gọi 0912.345.678")),
    ("note_too_long", _body(note="x" * 501)),
    ("unknown_topic", _body(items=[{"topic": TOO_EARLY, "outcome": "done", "count": 1}])),
    ("unknown_code", _body(place="moon")),
    ("schema_newer", _newer),
    ("unknown_type", _envelope(type="assistance_session.dance")),
    ("unreadable", _body(note="\ud800")),
    ("time", _long_ago),
)
# What a person can put right on the form.
REPAIRABLE = {"people_sum", "personal_data", "note_too_long", "unknown_topic", "unknown_code", "invalid_body", "time"}
