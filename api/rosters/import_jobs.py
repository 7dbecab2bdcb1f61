"""The job that reads an uploaded list: the file is parsed in a limited process and in no transaction."""

import uuid
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.core.db import atomic
from api.rosters.reading.limited import read_limited
from models.db import db
from models.roster import RosterImport

UNFINISHED = ("queued", "running")
KEPT = ("rows", "columns", "notes", "ignored")
BROKEN = "Máy chủ chưa đọc được tệp này. Gửi lại; nếu vẫn lỗi, chép danh sách sang tệp mới."


def read_import(payload: dict[str, Any]) -> None:
    """Read the file of ``payload["import_id"]``; does nothing if an earlier attempt got to the end."""
    import_id = uuid.UUID(payload["import_id"])
    if not _change(import_id, status="running", progress=10):
        return
    with atomic("read"):
        row = db.session.execute(
            sa.select(RosterImport.content, RosterImport.filename).where(RosterImport.id == import_id)
        ).one()
    found = read_limited(row.content or b"", row.filename, today=clock.today())
    if found["status"] == "refused":
        _change(import_id, status="refused", progress=100, code=found["code"], message=found["message"])
        return
    _change(import_id, status="ready", progress=100, result={name: found[name] for name in KEPT})


def give_up_import(payload: dict[str, Any]) -> None:
    """Tell whoever waits that the file cannot be read."""
    _change(uuid.UUID(payload["import_id"]), status="failed", progress=100, code="internal", message=BROKEN)


def _change(import_id: uuid.UUID, **values: Any) -> bool:
    """Change an import that is under way; False if it is not."""
    under_way = (RosterImport.id == import_id, RosterImport.status.in_(UNFINISHED))
    change = sa.update(RosterImport).where(*under_way).values(**values).returning(RosterImport.id)
    with atomic("write"):
        return db.session.execute(change.execution_options(synchronize_session=False)).first() is not None
