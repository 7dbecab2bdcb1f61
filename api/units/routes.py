"""``/units``: administrative units of today or of another day, and where they came from."""

import uuid
from typing import Any

from api.core.access import reads
from api.core.http import Bp
from api.units import queries
from api.units.schemas import UnitHistory, UnitList, UnitQuery

bp = Bp("units", __name__, description="Administrative units, dated")


@bp.get("/units")
@reads()
@bp.arguments(UnitQuery, location="query")
@bp.response(200, UnitList)
def list_units(query: dict[str, Any]) -> dict[str, Any]:
    """Units of a level, below a unit, or with a name; as of a day."""
    return {"items": queries.list_units(**query)}


@bp.get("/units/<uuid:unit_id>")
@reads()
@bp.response(200, UnitHistory)
@bp.alt_response(404, description="No such unit")
def get_unit(unit_id: uuid.UUID) -> dict[str, Any]:
    """A unit with all its versions, predecessors and successors."""
    return queries.get_unit(unit_id)
