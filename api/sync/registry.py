"""What can be pushed: op types, their newest schema version and the feature that judges them."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from api.assistance import logic as assistance
from api.core.access import Actor
from api.core.ops import IncomingOp, Outcome


class Handler(NamedTuple):
    """A feature's two functions: ``parse`` checks shape in memory, ``apply_many`` judges and writes a set (S6)."""

    parse: Callable[[IncomingOp], Any]
    apply_many: Callable[[Actor, Sequence[Any]], list[Outcome]]


# S26: up-converters stand here for every older version, of which there are none yet.
NEWEST_SCHEMA: dict[str, int] = dict.fromkeys(assistance.TYPES, 1)

HANDLERS: dict[str, Handler] = dict.fromkeys(assistance.TYPES, Handler(assistance.parse, assistance.apply_many))
