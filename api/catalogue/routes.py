"""``/topics``: topics, places, reasons and the other vocabularies."""

import re
from dataclasses import asdict
from typing import Any

from flask import Response, request

from api.catalogue.logic import known, put_entry
from api.catalogue.schemas import CatalogueOut, EntryBody, EntryOut, TopicsQuery
from api.core.access import actor, reads, writes
from api.core.http import Bp
from api.core.problems import invalid

VERSION = re.compile(r"[0-9]{1,18}")
bp = Bp("catalogue", __name__, description="Topics, places, reasons and other vocabularies")


@bp.get("/topics")
@reads()
@bp.arguments(TopicsQuery, location="query")
@bp.response(200, CatalogueOut, headers={"ETag": {"schema": {"type": "string"}}})
@bp.alt_response(304, description="Nothing changed since the version of If-None-Match")
def list_topics(query: dict[str, Any]) -> Any:
    """All entries, retired ones too; with ``on`` those that may be used on a day."""
    catalogue = known()
    etag = {"ETag": f'"{catalogue.version}"'}
    if request.if_none_match.contains(str(catalogue.version)):
        return Response(status=304, headers=etag)
    entries = [entry for entry in catalogue.all if query["on"] is None or entry.open_on(query["on"])]
    return {"version": catalogue.version, "entries": entries}, 200, etag


@bp.put("/topics")
@writes("admin")
@bp.arguments(EntryBody)
@bp.response(200, EntryOut)
@bp.alt_response(409, description="Somebody else changed the catalogue since the version of If-Match")
def put_topic(body: dict[str, Any]) -> dict[str, Any]:
    """A new entry or a new version of one; ``valid_to`` retires it. Codes and detail codes are never taken away."""
    return asdict(put_entry(actor(), body, _seen_version()))


def _seen_version() -> int | None:
    tags = list(request.if_match.as_set()) if request.if_match else []
    if not tags:
        return None
    if len(tags) > 1 or not VERSION.fullmatch(tags[0]):
        raise invalid("If-Match", "version", "The ETag of the catalogue is expected")
    return int(tags[0])
