"""Bodies of older schema versions brought to the newest one before a feature sees them (S26).

An app that was shipped once may push for ever. ``UPCONVERTERS[type][version]`` makes of a body of that version one of
the next; the op itself, its bytes and its hash stay as they were sent. A feature that raises its version adds a
converter here and golden traffic of the version before under ``tests/sync/golden``.
"""

from collections.abc import Callable
from typing import Any

from api.core.ops import Refused

Body = dict[str, Any]
UPCONVERTERS: dict[str, dict[int, Callable[[Body], Body]]] = {}


def upconvert(kind: str, version: int, newest: int, body: Any) -> Any:
    """The body in the form of ``newest``. Raises Refused ``invalid_body`` for one that has not the form it claims."""
    if not isinstance(body, dict):
        return body
    try:
        for step in range(version, newest):
            body = UPCONVERTERS[kind][step](body)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise Refused("invalid_body") from None
    return body
