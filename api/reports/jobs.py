"""The job that makes a file. Figures are read in one transaction, the file is made in none, and stored in another."""

import hashlib
import uuid
from typing import Any

import sqlalchemy as sa

from api.auth.session import actor_of
from api.core import clock
from api.core.db import atomic, one_moment
from api.core.problems import Problem
from api.reports.exports import UNFINISHED
from api.reports.making import Draft, draft
from models.db import db
from models.export import Export


def make_export(payload: dict[str, Any]) -> None:
    """Make the file of ``payload["export_id"]``; does nothing if an earlier attempt got to the end."""
    export_id = uuid.UUID(payload["export_id"])
    if not _change(export_id, status="running", progress=10):
        return
    try:
        with atomic("read"):
            one_moment()
            made = _draft(export_id)
    except Problem as refused:
        # Rights or units have changed since, or no sheet is large enough: another attempt would be refused as well.
        _change(export_id, status="failed", error=refused.code)
        return
    _change(export_id, progress=60)
    content = made.render()
    _change(
        export_id,
        status="ready",
        progress=100,
        ready_at=clock.now(),
        filename=made.filename,
        rows=made.rows,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )


def give_up_export(payload: dict[str, Any]) -> None:
    """Tell whoever waits that the file cannot be made."""
    _change(uuid.UUID(payload["export_id"]), status="failed", error="internal")


def _draft(export_id: uuid.UUID) -> Draft:
    export = db.session.get_one(Export, export_id)
    return draft(export.report, export.format, actor_of(export.requested_by_id), export.params, export.unit_id)


def _change(export_id: uuid.UUID, **values: Any) -> bool:
    """Change an export that is under way; False if it is not."""
    under_way = (Export.id == export_id, Export.status.in_(UNFINISHED))
    change = sa.update(Export).where(*under_way).values(**values).returning(Export.id)
    with atomic("write"):
        return db.session.execute(change.execution_options(synchronize_session=False)).first() is not None
