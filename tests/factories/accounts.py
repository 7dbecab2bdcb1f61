"""Persons, accounts and grants. To be called within a write."""

import datetime as dt
import functools
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from argon2 import PasswordHasher

from api.core import clock
from api.core.text import fold, name_key
from models.account import Account as AccountRow
from models.account import Credential, Device, Grant
from models.db import db
from models.person import Person as PersonRow
from tests.factories import unique
from tests.factories.rows import write
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


@dataclass(frozen=True)
class Wanted:
    """An account to be made: active ones have the PIN of all stories, those with a role a grant of it in ``unit``."""

    role: str | None = None
    unit: Unit | None = None
    team_id: uuid.UUID | None = None
    name: str | None = None
    phone: str | None = None
    status: str = "active"
    since: dt.datetime = SINCE


def make_person(name: str | None = None) -> PersonRow:
    """A human being with a plausible name."""
    person = PersonRow(**_person(name))
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
    """One account, see ``Wanted``."""
    (account,) = make_accounts([Wanted(role, unit, team_id, name, phone, status, since)])
    return account


def make_accounts(wanted: Sequence[Wanted]) -> list[Account]:
    """Accounts in that order, table by table."""
    persons = [_person(one.name) for one in wanted]
    person_ids = write(PersonRow, persons)
    rows: list[dict[str, Any]] = [
        {"person_id": person_id, "phone": one.phone or unique.phone(), "status": one.status, "synthetic": True}
        for one, person_id in zip(wanted, person_ids, strict=True)
    ]
    accounts = [
        Account(made, row["person_id"], person["name"], row["phone"], one.role)
        for one, made, row, person in zip(wanted, write(AccountRow, rows), rows, persons, strict=True)
    ]
    both = list(zip(accounts, wanted, strict=True))
    secret = {"kind": "pin", "secret_hash": pin_hash()}
    write(Credential, [{"account_id": account.id, **secret} for account, one in both if one.status == "active"])
    write(Grant, [_grant(account, one) for account, one in both if one.role])
    return accounts


def _person(name: str | None) -> dict[str, Any]:
    shown = name or NAMES[unique.number() % len(NAMES)]
    keys = {"name": shown, "name_folded": fold(shown), "sort_key": name_key(shown)}
    return {**keys, "gender": "unknown", "birth_year": 1980, "synthetic": True}


def _grant(account: Account, wanted: Wanted) -> dict[str, Any]:
    assert wanted.unit is not None, "a grant needs a unit"
    place = {"unit_id": wanted.unit.id, "team_id": wanted.team_id}
    return {"account_id": account.id, "role": wanted.role, **place, "valid_from": wanted.since}


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
