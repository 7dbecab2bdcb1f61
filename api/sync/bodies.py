"""Bodies of the phones' requests: held to their size before anything else is done with them, zipped or not."""

import zlib
from typing import cast

from flask import request

from api.core.problems import Problem

MAX_BYTES = 256 * 1024
_AS_SENT = "toso.body_as_sent"


def take_body() -> None:
    """Read the body and unzip it if it came as ``Content-Encoding: gzip``.

    Raises Problem ``too_large`` or ``bad_request``.
    """
    data = request.get_data()
    request.environ[_AS_SENT] = data
    if request.headers.get("Content-Encoding") == "gzip":
        data = _gunzip(data)
        request._cached_data = data  # what werkzeug's get_data() gives from now on
    if len(data) > MAX_BYTES:
        raise Problem("too_large")


def body_as_sent() -> bytes:
    """The bytes that came over the wire, before ``take_body`` unzipped them: what a phone signs (S24)."""
    return cast(bytes, request.environ[_AS_SENT])


def _gunzip(data: bytes) -> bytes:
    inflate = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = inflate.decompress(data, MAX_BYTES + 1)
    except zlib.error:
        raise Problem("bad_request", "The body is not gzip") from None
    if not inflate.eof and len(plain) <= MAX_BYTES:
        raise Problem("bad_request", "The gzip body is cut off")
    return plain
