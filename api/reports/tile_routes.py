"""``/reports/tiles``: the coverage tile grid."""

from typing import Any

from api.core.access import actor, reads
from api.core.http import Bp
from api.reports import tiles
from api.reports.tile_schemas import TileGrid, TileQuery

bp = Bp("tiles", __name__, description="The coverage tile grid")


@bp.get("/reports/tiles")
@reads()
@bp.arguments(TileQuery, location="query")
@bp.response(200, TileGrid)
@bp.alt_response(403, description="The unit is not the caller's")
def get_tiles(query: dict[str, Any]) -> dict[str, Any]:
    """Communes of a day on a grid, with a sign for each hamlet."""
    return tiles.tile_grid(actor(), **query)
