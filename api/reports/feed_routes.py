"""``/feeds``: what operations centres fetch by themselves, with a token or as staff of the province."""

import csv
import io
from typing import Any

import orjson
from flask import Response, request

from api.auth import tokens
from api.core.access import PROVINCE, public_reads, signed_in, token_reads
from api.core.http import Bp
from api.core.papers import CSV, TEXT
from api.reports import feed, feed_dictionary
from api.reports.csvfile import safe
from api.reports.feed_schemas import FeedDictionary, FeedOut, FeedQuery

bp = Bp("feeds", __name__, description="Indicators for operations centres and for Excel that refreshes by itself")
# Asked by a program alone: in a page it would open the browser's own log-in window.
CHALLENGE = 'Basic realm="To So", charset="UTF-8"'


@bp.get("/feeds/indicators")
@token_reads(tokens.INDICATORS, *PROVINCE)
@bp.arguments(FeedQuery, location="query")
@bp.response(200, FeedOut)
@bp.alt_response(200, schema=TEXT, content_type=CSV)
@bp.alt_response(304, description="Nothing has changed since the ETag of If-None-Match")
@bp.alt_response(403, description="Not a token of the feed, or a commune's that asks for provinces")
def get_indicators(query: dict[str, Any]) -> Response:
    """Indicators by month and unit. Bearer token, or Basic with the token as password; CSV with ``format=csv``."""
    file = query.pop("format")
    rows, tag = feed.read_feed(tokens.reader(), signed_in(), **query)
    return conditional(_csv(rows) if file == "csv" else _json({"items": rows}), f"{tag}-{file}")


@bp.get("/feeds/dictionary")
@public_reads
@bp.response(200, FeedDictionary)
def get_dictionary() -> dict[str, Any]:
    """What the columns and codes of the feed mean."""
    return feed_dictionary.dictionary()


def conditional(response: Response, tag: str, cache: str = "private, no-cache") -> Response:
    """The response with its tag; empty with 304 for who has it already. Weak: ``as_of`` alone does not change it."""
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = cache
    response.make_conditional(request)
    return response


@bp.after_request
def _challenge(response: Response) -> Response:
    if response.status_code == 401 and "Sec-Fetch-Site" not in request.headers:
        response.headers["WWW-Authenticate"] = CHALLENGE
    return response


def _json(told: dict[str, Any]) -> Response:
    return Response(orjson.dumps(told), content_type="application/json")


def _csv(rows: list[dict[str, Any]]) -> Response:
    """UTF-8 with BOM, commas, a point in decimals, times in UTC: for programs, whatever the country of the computer."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    names = [field.name for field in feed_dictionary.FIELDS]
    writer.writerow(names)
    writer.writerows([[_cell(row[name]) for name in names] for row in rows])
    return Response(("\ufeff" + file.getvalue()).encode(), content_type=CSV)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, int | float):
        return value
    return safe(value) if isinstance(value, str) else value.isoformat()
