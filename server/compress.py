"""Answers travel compressed: a first load over 3G is mostly waiting for bytes."""

from flask import Flask
from flask_compress import Compress

TYPES = [
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/problem+json",
    "application/manifest+json",
    "image/svg+xml",
]
# Below this a packet is a packet.
MIN_BYTES = 800


def init_app(app: Flask) -> None:
    """Compress text answers for clients that accept it; exports are compressed by their own format."""
    app.config.update(
        COMPRESS_MIMETYPES=TYPES,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_MIN_SIZE=MIN_BYTES,
    )
    Compress(app)
