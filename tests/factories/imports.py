"""Lists that were uploaded and read. To be called within a write."""

import uuid

from models.db import db
from models.roster import RosterImport
from tests.factories.accounts import Account
from tests.factories.units import Unit, make_hamlet

PEOPLE = (("Hồ Thị Một", "Tổ trưởng"), ("Hồ Văn Hai", "Tổ viên"), ("Hồ Thị Ba", "Tổ viên"))


def make_import(commune: Unit, officer: Account) -> uuid.UUID:
    """A list without a fault of a new hamlet that has no team; returns its id."""
    hamlet = make_hamlet(commune)
    rows = [
        {"sheet": "", "row": row, "hamlet": "Ấp Trống", "full_name": name, "role": role}
        for row, (name, role) in enumerate(PEOPLE, 2)
    ]
    made = RosterImport(
        unit_id=commune.id,
        account_id=officer.id,
        filename="ds.csv",
        size=1,
        sha256="0" * 64,
        status="ready",
        progress=100,
        result={"rows": rows, "columns": [], "notes": [], "ignored": [], "choices": {"ap trong": str(hamlet.id)}},
    )
    db.session.add(made)
    db.session.flush()
    return made.id
