"""What is kept of an imported list (texts of its rows, choices of hamlets) and what follows from it today."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from api.core import clock
from api.core.text import fold
from api.rosters import settings
from api.rosters.reading.judging import Judged, judge
from api.rosters.reading.model import KnownHamlet, RawRow
from api.units.logic import tree

FIELDS = ("hamlet", "full_name", "birth_year", "gender", "organization", "phone", "role")
RowKey = tuple[str, int]


@dataclass(frozen=True)
class Stored:
    """The ``result`` of an import. ``choices``: key of a hamlet's name → the id chosen for it, or ``new``.

    ``touched``: who changed it last, ``{by: account, at, action}``; ``answers``: as ``answers.merged`` keeps them.
    """

    rows: list[RawRow] = field(default_factory=list)
    columns: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    choices: Mapping[str, uuid.UUID | str] = field(default_factory=dict)
    touched: Mapping[str, str] | None = None
    answers: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "rows": [row.as_json() for row in self.rows],
            "columns": self.columns,
            "notes": self.notes,
            "ignored": self.ignored,
            "choices": {key: str(chosen) for key, chosen in self.choices.items()},
            "touched": self.touched,
            "answers": self.answers,
        }


def stored_of(result: Mapping[str, Any] | None) -> Stored:
    """What was kept; empty while nothing has been read."""
    if not result:
        return Stored()
    choices = {key: told if told == "new" else uuid.UUID(told) for key, told in result.get("choices", {}).items()}
    rows = [_row(told) for told in result["rows"]]
    told = (result["columns"], result["notes"], result["ignored"], choices)
    return Stored(rows, *told, result.get("touched"), result.get("answers", []))


def judged(stored: Stored, commune_id: uuid.UUID) -> Judged:
    """The rows judged by the hamlets and settings of today: the same functions that read the file."""
    hamlets = known_hamlets(commune_id)
    least = settings.read().min_members
    return judge(stored.rows, today=clock.today(), hamlets=hamlets, min_members=least, choices=stored.choices)


def known_hamlets(commune_id: uuid.UUID) -> list[KnownHamlet]:
    """The commune's hamlets of today in the order of their names, and the commune for its own team."""
    units, today = tree(), clock.today()
    commune = units.version_at(commune_id, today)
    found = [units.version_at(unit_id, today) for unit_id in units.below(commune_id, "hamlet", today)]
    hamlets = [KnownHamlet(version.unit_id, version.name) for version in found if version is not None]
    return hamlets + ([KnownHamlet(commune_id, commune.name, commune=True)] if commune else [])


def labels_of(commune_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """Labels of the hamlets (and commune) that a name may be led to: "Khu phố 1 (Phú Cường cũ)"."""
    units, today = tree(), clock.today()
    return {one.id: units.label(one.id, today) for one in known_hamlets(commune_id)}


def likely_first(name: str, labels: Mapping[uuid.UUID, str]) -> list[uuid.UUID]:
    """Candidates for a name that no hamlet has: those that share most of its words come first."""
    words = set(fold(name).split())
    return sorted(labels, key=lambda unit_id: -len(words & set(fold(labels[unit_id]).split())))


def _row(told: Mapping[str, Any]) -> RawRow:
    texts = {name: str(told[name]) for name in FIELDS if told.get(name)}
    return RawRow(str(told["sheet"]), int(told["row"]), texts, bool(told.get("shared_phone")))
