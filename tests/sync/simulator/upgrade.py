"""The server of next year: a visit of version 2 says ``where`` for ``place``, and old apps go on as they are (S26)."""

from dataclasses import replace
from typing import Any

import pytest

from api.assistance import logic as assistance
from api.core.ops import IncomingOp
from api.sync.registry import HANDLERS, NEWEST_SCHEMA, Handler
from api.sync.upconvert import UPCONVERTERS

Body = dict[str, Any]
OLD, NEW = "place", "where"


def renamed(body: Body, old: str, new: str) -> Body:
    """The body with a field under another name."""
    return {new if name == old else name: value for name, value in body.items()}


def install(patch: pytest.MonkeyPatch) -> None:
    """What the program of next year has more than this one."""
    patch.setitem(NEWEST_SCHEMA, assistance.LOG, 2)
    patch.setitem(HANDLERS, assistance.LOG, Handler(_parse, assistance.apply_many))
    patch.setitem(UPCONVERTERS, assistance.LOG, {1: lambda body: renamed(body, OLD, NEW)})


def _parse(op: IncomingOp) -> Any:
    # what still says ``place`` is as unknown as any other field
    body = renamed(renamed(op.body, OLD, "unknown"), NEW, OLD) if isinstance(op.body, dict) else op.body
    return assistance.parse(replace(op, body=body))
