"""The audit lines, for administrators."""

from typing import Any

from api.audit import queries
from api.audit.schemas import AuditPage, AuditQuery
from api.core.access import reads
from api.core.http import Bp

bp = Bp("audit", __name__, description="Who did what")


@bp.get("/audit")
@reads("admin")
@bp.arguments(AuditQuery, location="query")
@bp.response(200, AuditPage)
def get_audit(query: dict[str, Any]) -> dict[str, Any]:
    """A page of audit lines, newest first."""
    return queries.list_lines(query)
