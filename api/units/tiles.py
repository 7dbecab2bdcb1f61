"""Where each commune stands on the tile grid of its province: computed once per set of communes and stored.

A stored place does not move when another version of the program would choose another cell: people learn where to look.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from api.core import clock
from api.units.history import UnitVersion
from api.units.lineage import UnitTree
from api.units.logic import tree
from api.units.tiling import Cell, snap
from models.db import db
from models.tile import UnitTile


def place_tiles() -> int:
    """Compute all grids anew: one for every day on which the set of communes changed. Gives the number of tiles."""
    rows = list(_plan(tree()))
    db.session.execute(sa.delete(UnitTile))
    if rows:
        db.session.execute(sa.insert(UnitTile), rows)
    return len(rows)


def is_behind() -> bool:
    """Whether a commune of today has a place on the map and no tile: a database of before there were tiles."""
    day, placed = clock.today(), set(db.session.scalars(sa.select(UnitTile.unit_id)))
    return any(v.lat is not None and v.unit_id not in placed for v in tree().existing("commune", day))


def cells_of(unit_ids: Iterable[uuid.UUID], day: dt.date) -> dict[uuid.UUID, Cell]:
    """``(column, row)`` of communes of a day. Those without a stored place follow below the grid, in their order."""
    wanted = list(unit_ids)
    newest = sa.select(sa.func.max(UnitTile.valid_from)).where(UnitTile.valid_from <= day).scalar_subquery()
    stored = db.session.execute(
        sa.select(UnitTile.unit_id, UnitTile.column, UnitTile.row).where(UnitTile.valid_from == newest)
    )
    known = {unit: (column, row) for unit, column, row in stored}
    placed = {unit: known[unit] for unit in wanted if unit in known}
    below = max((row for _, row in placed.values()), default=-1) + 1
    width = max((column for column, _ in placed.values()), default=8) + 1
    for at, unit in enumerate(unit for unit in wanted if unit not in placed):
        placed[unit] = (at % width, below + at // width)
    return placed


def _plan(units: UnitTree) -> Iterator[dict[str, object]]:
    for day in _change_days(units):
        for members in _by_province(units, day).values():
            placed = [(v, (v.lat, v.lon)) for v in members if v.lat is not None and v.lon is not None]
            cells = snap([(float(lat), float(lon)) for _, (lat, lon) in placed])
            for (version, _), (column, row) in zip(placed, cells, strict=True):
                yield {"valid_from": day, "unit_id": version.unit_id, "column": column, "row": row}


def _change_days(units: UnitTree) -> Iterator[dt.date]:
    versions = [v for unit in units.units if units.level(unit) == "commune" for v in units.versions(unit)]
    former: set[uuid.UUID] = set()
    for day in sorted({turn for v in versions for turn in (v.valid_from, v.valid_to) if turn is not None}):
        found = {version.unit_id for version in units.existing("commune", day)}
        if found not in (former, set()):
            yield day
        former = found


def _by_province(units: UnitTree, day: dt.date) -> dict[uuid.UUID | None, list[UnitVersion]]:
    groups: dict[uuid.UUID | None, list[UnitVersion]] = defaultdict(list)
    for version in sorted(units.existing("commune", day), key=lambda version: (version.code, version.unit_id)):
        groups[units.unit_at(version.unit_id, day, "province")].append(version)
    return groups
