"""What the app asks before anybody has logged in."""

from typing import Any

from flask import current_app

from api.core.access import public_reads
from api.core.http import Bp
from api.meta import queries
from api.meta.schemas import MetaOut

bp = Bp("meta", __name__, description="What this server is")


@bp.get("/meta")
@public_reads
@bp.response(200, MetaOut)
def get_meta() -> dict[str, Any]:
    """Version, time, province, reporting month, and whether the people here are invented."""
    return queries.describe_server(demo=current_app.config["DEMO"])
