"""How revisions of one visit meet (S22): plain functions over what is stored, each case testable alone."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from api.assistance.body import FIELDS

Body = dict[str, Any]


@dataclass
class Revision:
    """One revision. ``body`` holds the whole visit, a void's also the key ``void``; None once erased (S23)."""

    op_id: uuid.UUID
    body: Body | None
    status: str


@dataclass
class Record:
    """A visit with its revisions in the order of receipt."""

    id: uuid.UUID
    team_id: uuid.UUID
    unit_id: uuid.UUID
    author_id: uuid.UUID
    business_day: dt.date
    revision: uuid.UUID
    revisions: dict[uuid.UUID, Revision] = field(default_factory=dict)
    restated: set[uuid.UUID] = field(default_factory=set)

    @property
    def body(self) -> Body | None:
        """The body of the effective revision."""
        return self.revisions[self.revision].body

    @property
    def live(self) -> bool:
        """Whether the visit counts: it is neither voided nor erased."""
        return self.body is not None and "void" not in self.body

    @property
    def conflicted(self) -> bool:
        """Whether a losing revision waits for somebody to choose."""
        return any(revision.status == "conflict_kept" for revision in self.revisions.values())

    def restate(self, op_id: uuid.UUID, status: str) -> None:
        """Change the status of a stored revision."""
        self.revisions[op_id].status = status
        self.restated.add(op_id)

    def put_in_force(self, op_id: uuid.UUID, body: Body) -> None:
        """Make a new revision the effective one."""
        self.restate(self.revision, "superseded")
        self.revisions[op_id] = Revision(op_id, body, "effective")
        self.revision = op_id


def merge(base: Body | None, theirs: Body, mine: Body) -> Body | None:
    """Put my changes since ``base`` on top of theirs, field by field as wholes; None where both changed one field."""
    merged = dict(theirs)
    for name in FIELDS:
        untouched = base is not None and mine[name] == base[name]
        if untouched or mine[name] == theirs[name]:
            continue
        if base is None or theirs[name] != base[name]:
            return None
        merged[name] = mine[name]
    return merged


def amend(record: Record, op_id: uuid.UUID, base_id: uuid.UUID | None, mine: Body) -> str:
    """Bring an amended body into the record and say the verdict (S22).

    An amendment on top of the revision in force replaces it (on top of a void it brings the visit back). One on top of
    a kept conflict is the choice that settles it. Any other is merged with what came in between, or kept beside it.
    """
    base = record.revisions.get(base_id) if base_id else None
    if base is not None and base.status == "conflict_kept":
        record.restate(base.op_id, "superseded")
        record.put_in_force(op_id, mine)
        return "applied"
    if base_id == record.revision:
        record.put_in_force(op_id, mine)
        return "applied"
    theirs = record.body
    merged = None if theirs is None else merge(base.body if base else None, theirs, mine)
    if merged is None:
        record.revisions[op_id] = Revision(op_id, mine, "conflict_kept")
        return "conflict_kept"
    record.put_in_force(op_id, merged)
    return "merged"


def void(record: Record, op_id: uuid.UUID, base_id: uuid.UUID | None, reason: Body) -> str:
    """Void the record, whatever was amended meanwhile: amendments stay in its history. Returns the verdict (S23)."""
    verdict = "applied" if base_id == record.revision else "merged"
    record.put_in_force(op_id, {**(record.body or {}), "void": reason})
    return verdict
