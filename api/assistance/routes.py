"""``/sessions``: visits to be read, or erased; they are written through sync alone."""

import uuid
from typing import Any

from api.assistance import erasing, queries
from api.assistance.queries import Filter
from api.assistance.schemas import EraseIn, SessionPage, SessionQuery, SessionWithRevisions
from api.core.access import actor, reads, writes
from api.core.http import Bp

bp = Bp("sessions", __name__, description="Visits, as teams and officials read them")


@bp.get("/sessions")
@reads()
@bp.arguments(SessionQuery, location="query")
@bp.response(200, SessionPage)
@bp.alt_response(403, description="The unit is not the caller's")
def list_sessions(query: dict[str, Any]) -> dict[str, Any]:
    """Visits in the caller's scope, newest day first."""
    after, limit = query.pop("after"), query.pop("limit")
    return queries.list_sessions(actor(), Filter(**query), after, limit)


@bp.get("/sessions/<uuid:session_id>")
@reads()
@bp.response(200, SessionWithRevisions)
@bp.alt_response(404, description="No such visit")
def get_session(session_id: uuid.UUID) -> dict[str, Any]:
    """A visit with all its revisions."""
    return queries.get_session(actor(), session_id)


@bp.route("/sessions/<uuid:session_id>/erase", methods=["POST"])
@writes("commune_officer", "admin", repeat=True)
@bp.arguments(EraseIn)
@bp.response(204)
def erase_session(given: dict[str, Any], session_id: uuid.UUID) -> None:
    """Destroy all that a visit said, here and on the phones. Cannot be undone; doing it again changes nothing."""
    erasing.erase(actor(), session_id, given["reason"])
