"""A line of a member list: what a roster says about one person."""

import uuid
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from models.team import ROSTER_ROLES

RANK = {role: rank for rank, role in enumerate(ROSTER_ROLES)}


@dataclass(frozen=True)
class Line:
    """One person on a list. Text is NFC, ``phone`` E.164; ``person_id`` None: nobody has said yet who it is."""

    person_id: uuid.UUID | None
    full_name: str
    birth_year: int | None = None
    gender: str | None = None
    organization: str | None = None
    position: str | None = None
    phone: str | None = None
    role: str = "member"

    def as_json(self) -> dict[str, Any]:
        """All fields by name."""
        return asdict(self)

    def canonical(self) -> bytes:
        """The bytes that a digest is made over: all fields, keys in order."""
        return orjson.dumps(self.as_json(), option=orjson.OPT_SORT_KEYS)
