"""A catalogue entry as the rest of the program sees it, and the whole catalogue at one moment."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

NAMESPACE = uuid.UUID("0c0f2c1e-3f0a-5f4c-9a53-9a0e2a3f7b54")


class Detail(TypedDict):
    """A topic's own outcome code."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True)
class CatalogueEntryView:
    """The version in force of one code. ``revision`` is the id of its row."""

    revision: uuid.UUID
    kind: str
    code: str
    version: int
    name: str
    name_en: str
    short_vi: str
    short_en: str
    group: str | None
    icon: str | None
    details: Sequence[Detail]
    order: int
    valid_from: dt.date | None
    valid_to: dt.date | None

    def open_on(self, day: dt.date) -> bool:
        """Whether the code may be used for ``day``."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Catalogue:
    """All entries in force, retired ones too. ``version`` grows with every change."""

    version: int
    all: Sequence[CatalogueEntryView]
    _by_code: dict[tuple[str, str], CatalogueEntryView] = field(init=False, repr=False, default_factory=dict)
    _by_record: dict[uuid.UUID, CatalogueEntryView] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.all:
            self._by_code[entry.kind, entry.code] = entry
            self._by_record[record_id_of(entry.kind, entry.code)] = entry

    def entry(self, kind: str, code: str) -> CatalogueEntryView | None:
        """The entry of a code, None for an unknown one."""
        return self._by_code.get((kind, code))

    def entries(self, kind: str) -> list[CatalogueEntryView]:
        """All entries of a kind in their order."""
        return [entry for entry in self.all if entry.kind == kind]

    def records(self, record_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, CatalogueEntryView]:
        """Entries by the ids they have in the feed."""
        return {key: self._by_record[key] for key in record_ids if key in self._by_record}


def record_id_of(kind: str, code: str) -> uuid.UUID:
    """The id of a code in the feed; the same everywhere and for ever."""
    return uuid.uuid5(NAMESPACE, f"{kind}:{code}")
