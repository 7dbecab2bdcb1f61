"""A restore does not bring back what was erased: the ledger and the database that is replaced tell it (S23)."""

from collections.abc import Iterable

import sqlalchemy as sa

from api.assistance import ledger
from api.assistance.ledger import Erased
from api.assistance.wiping import erased_among, traces_of, wipe
from api.core.settings import CALENDAR_MONTH
from models.setting import Setting
from models.sync import Erasure
from server.backup.archive import BackupError


def in_ledger() -> list[Erased]:
    """What the ledger outside the database says. Raises BackupError where it is there and cannot be read."""
    try:
        return ledger.read()
    except OSError as error:
        raise BackupError(f"the ledger of erasures cannot be read: {error.strerror or error}") from None


def in_database(connection: sa.Connection) -> list[Erased]:
    """What a database says that may be of an older program."""
    if not sa.inspect(connection).has_table(Erasure.__tablename__):
        return []
    rows = connection.execute(sa.select(Erasure.record_id, Erasure.erased_at, Erasure.reason))
    return [Erased(*row) for row in rows]


def erase_again(connection: sa.Connection, told: Iterable[Erased]) -> int:
    """Erase what the database at hand does not know to be erased; returns how many records that are.

    Phones need no entry: each scope has a new epoch, and what they read anew says it.
    """
    wanted = {erased.record_id: erased for erased in told}
    known = erased_among(connection, wanted)
    cutoff_day = connection.scalar(sa.select(Setting.value).where(Setting.key == "cutoff_day"))
    fresh = [erased for record_id, erased in sorted(wanted.items()) if record_id not in known]
    for erased in fresh:
        traces = traces_of(connection, erased.record_id)
        if traces is not None:
            wipe(connection, erased.record_id, traces, int(cutoff_day or CALENDAR_MONTH), erased.erased_at)
        # who asked and for which commune may be unknown to the backup; the ledger needs neither
        connection.execute(sa.insert(Erasure), {**erased.__dict__, "unit_id": None, "erased_by_id": None})
    return len(fresh)
