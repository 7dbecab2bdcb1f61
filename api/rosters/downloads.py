"""Who took a paper with people's names away: each download is a line of the audit log."""

import uuid

from api.core import audit, clock
from api.core.access import Actor
from api.core.db import short_write
from api.units.logic import tree


def note_download(actor: Actor, kind: str, object_id: uuid.UUID, commune_id: uuid.UUID, what: str) -> None:
    """Note that the actor downloads ``what`` (``pdf``, ``docx``, ``scan``, ``errors``) of a ``kind`` of object.

    To be called in a read once the file is made: it ends the read's transaction.
    """
    heir = tree().heir(commune_id, clock.today())
    with short_write():
        audit.record(actor, f"{kind}.download", kind, object_id, commune_id=heir, fields=(what,))
