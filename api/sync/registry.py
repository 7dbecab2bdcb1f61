"""What can be pushed: op types, their newest schema version and the feature that judges them."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from api.assistance import logic as assistance
from api.core.access import Actor
from api.core.ops import IncomingOp, Outcome
from api.sync import ask


class Handler(NamedTuple):
    """A feature's two functions: ``parse`` checks shape in memory, ``apply_many`` judges and writes a set (S6)."""

    parse: Callable[[IncomingOp], Any]
    apply_many: Callable[[Actor, Sequence[Any]], list[Outcome]]


# S26: `upconvert.py` has a converter for every older version.
NEWEST_SCHEMA: dict[str, int] = {**dict.fromkeys(assistance.TYPES, 1), ask.TYPE: 1}

HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(assistance.TYPES, Handler(assistance.parse, assistance.apply_many)),
    ask.TYPE: Handler(ask.parse, ask.apply_many),
}
