"""The body of a visit as phones send it, schema version 1, and as the server keeps it."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import marshmallow as ma
from marshmallow.validate import Length, OneOf

from api.core.schemas import Int, Schema, Str

KINDS = ("one_to_one", "group", "talk")
OUTCOMES = ("done", "guided", "follow_up", "referred", "not_done")
VOID_REASONS = ("mistake", "duplicate", "other")
MAX_PEOPLE = 5000
MAX_NOTE = 500
# Fields that a conflict compares, each as a whole (S22).
FIELDS = (
    "kind",
    "started_at",
    "duration_minutes",
    "place",
    "people",
    "items",
    "note",
    "hamlet_id",
    "with_members",
    "on_behalf_of",
    "follows",
)


class PeopleGroup(Schema):
    """People of one age band and sex."""

    age_band = Str(1, 20, required=True)
    sex = Str(1, 20, required=True)
    count = Int(1, MAX_PEOPLE, required=True)


class People(Schema):
    """How many people; whom the groups leave over is of unknown age and sex."""

    total = Int(1, MAX_PEOPLE, required=True)
    groups = ma.fields.List(ma.fields.Nested(PeopleGroup), required=True, validate=Length(max=18))


class VisitItem(Schema):
    """One thing people were helped with, and how it ended."""

    topic = Str(1, 30, required=True)
    outcome = Str(required=True, also=[OneOf(OUTCOMES)])
    detail = Str(1, 40, load_default=None, allow_none=True)
    count = Int(1, MAX_PEOPLE, required=True)
    reason = Str(1, 30, load_default=None, allow_none=True)


class VisitBody(Schema):
    """Body of ``assistance_session.log`` and ``.amend``."""

    team_id = ma.fields.UUID(required=True)
    kind = Str(required=True, also=[OneOf(KINDS)])
    started_at = ma.fields.AwareDateTime(format="iso", required=True)
    duration_minutes = Int(0, 1440, load_default=None, allow_none=True)
    place = Str(1, 20, required=True)
    people = ma.fields.Nested(People, required=True)
    items = ma.fields.List(ma.fields.Nested(VisitItem), required=True, validate=Length(min=1, max=20))
    note = Str(0, MAX_NOTE, load_default="")
    hamlet_id = ma.fields.UUID(load_default=None, allow_none=True)
    with_members = ma.fields.List(ma.fields.UUID(), load_default=list, validate=Length(max=15))
    on_behalf_of = ma.fields.UUID(load_default=None, allow_none=True)
    follows = ma.fields.UUID(load_default=None, allow_none=True)


class VoidBody(Schema):
    """Body of ``assistance_session.void``."""

    reason = Str(required=True, also=[OneOf(VOID_REASONS)])
    note = Str(0, MAX_NOTE, load_default="")


@dataclass(frozen=True)
class Visit:
    """A checked body. ``json`` is what is stored; the rest are its values as Python objects."""

    team_id: uuid.UUID
    started_at: dt.datetime
    hamlet_id: uuid.UUID | None
    json: dict[str, Any]

    @property
    def note(self) -> str:
        """The free text."""
        return str(self.json["note"])

    @property
    def people_total(self) -> int:
        """Number of people."""
        return int(self.json["people"]["total"])

    @property
    def names_people(self) -> bool:
        """Whether somebody beside the author is named, by person id."""
        return bool(self.json["with_members"] or self.json["on_behalf_of"])

    @property
    def topic_codes(self) -> str:
        """Topic codes between spaces, to be filtered by."""
        return f" {' '.join(dict.fromkeys(item['topic'] for item in self.json['items']))} "


_VISIT, _VOID = VisitBody(), VoidBody()


def load_visit(body: Any) -> Visit:
    """Check the shape of a visit. Raises marshmallow.ValidationError."""
    loaded = _VISIT.load(body)
    stored = {name: _plain(loaded[name]) for name in ("team_id", *FIELDS)}
    return Visit(loaded["team_id"], loaded["started_at"], loaded["hamlet_id"], stored)


def load_void(body: Any) -> dict[str, Any]:
    """Check the shape of a void. Raises marshmallow.ValidationError."""
    return dict(_VOID.load(body))


def visit_of(stored: dict[str, Any]) -> Visit:
    """The visit of a body that the server stored."""
    hamlet = stored["hamlet_id"]
    return Visit(
        uuid.UUID(stored["team_id"]),
        dt.datetime.fromisoformat(stored["started_at"]),
        uuid.UUID(hamlet) if hamlet else None,
        stored,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if isinstance(value, uuid.UUID):
        return str(value)
    return value.isoformat() if isinstance(value, dt.datetime) else value
