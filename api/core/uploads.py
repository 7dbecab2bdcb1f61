"""Routes that take a file: they alone may get a larger body than all others."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import request

P = ParamSpec("P")
R = TypeVar("R")

# What a multipart form needs besides the file.
FORM_ROOM = 64 * 1024


def takes_a_file(most_bytes: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a route take a form with a file of that many bytes; a larger body is answered with 413 ``too_large``."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(view)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            request.max_content_length = most_bytes + FORM_ROOM
            return view(*args, **kwargs)

        return wrapper

    return decorate
