"""``/sessions``: visits to be read; they are written through sync alone."""

import uuid
from typing import Any

from api.assistance import queries
from api.assistance.queries import Filter
from api.assistance.schemas import SessionPage, SessionQuery, SessionWithRevisions
from api.core.access import actor, reads
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
