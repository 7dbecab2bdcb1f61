"""Persons, accounts and grants. To be called within a write."""

import datetime as dt
import functools
import uuid
from dataclasses import dataclass

from argon2 import PasswordHasher

from api.core import clock
from api.core.text import fold, name_key
from models.account import Account as AccountRow
from models.account import Credential, Device, Grant
from models.db import db
from models.person import Person as PersonRow
from tests.factories import unique
from tests.factories.units import Unit

PIN = "418263"
SINCE = clock.day_start(dt.date(2024, 1, 1))
NAMES = ("Nguyễn Thị Hạnh", "Trần Văn Đức", "Lê Thị Ánh", "Phạm Quốc Ân", "Võ Thị Út", "Đặng Văn Ổn", "Bùi Thị Yến")


@dataclass(frozen=True)
class Account:
    """Somebody with a log-in."""

    id: uuid.UUID
    person_id: uuid.UUID
    name: str
    phone: str
    role: str | None = None
    pin: str = PIN


def make_person(name: str | None = None) -> PersonRow:
    """A human being with a plausible name."""
    shown = name or NAMES[unique.number() % len(NAMES)]
    person = PersonRow(
        name=shown, name_folded=fold(shown), sort_key=name_key(shown), gender="unknown", birth_year=1980, synthetic=True
    )
    db.session.add(person)
    db.session.flush()
    return person


def make_account(
    role: str | None = None,
    unit: Unit | None = None,
    *,
    team_id: uuid.UUID | None = None,
    name: str | None = None,
    phone: str | None = None,
    status: str = "active",
    since: dt.datetime = SINCE,
) -> Account:
    """An account, with the PIN of all stories if it is active and a grant if a role is named."""
    person = make_person(name)
    row = AccountRow(person_id=person.id, phone=phone or unique.phone(), status=status, synthetic=True)
    db.session.add(row)
    db.session.flush()
    if status == "active":
        db.session.add(Credential(account_id=row.id, kind="pin", secret_hash=pin_hash()))
    account = Account(row.id, person.id, person.name, row.phone, role)
    if role is not None:
        assert unit is not None, "a grant needs a unit"
        make_grant(account, role, unit, team_id=team_id, since=since)
    return account


def make_grant(
    account: Account,
    role: str,
    unit: Unit,
    *,
    team_id: uuid.UUID | None = None,
    since: dt.datetime = SINCE,
    until: dt.datetime | None = None,
) -> uuid.UUID:
    """One more grant of an account; returns its id."""
    grant = Grant(account_id=account.id, role=role, unit_id=unit.id, team_id=team_id, valid_from=since, valid_to=until)
    db.session.add(grant)
    db.session.flush()
    return grant.id


def make_device(account: Account, name: str = "Điện thoại thử") -> uuid.UUID:
    """A registered device without a key; returns its id."""
    device = Device(id=uuid.uuid4(), account_id=account.id, name=name, public_key=None)
    db.session.add(device)
    db.session.flush()
    return device.id


@functools.cache
def pin_hash() -> str:
    """The hash of the stories' PIN, made once because it is slow on purpose."""
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(PIN)
