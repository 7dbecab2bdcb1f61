"""Accounts of people whom a list makes members: opened without an invitation, found again by their person."""

import itertools
import uuid
from collections.abc import Collection, Iterator

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.auth.invitations import void_invitations
from api.auth.login_names import LONGEST, logs_in_with
from api.core import audit
from api.core.access import Actor
from api.core.text import fold
from models.account import Account
from models.db import db


def accounts_of_people(person_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Account]:
    """``person → account``, locked in the order of their ids; one in use comes before a disabled one."""
    query = sa.select(Account).where(Account.person_id.in_(person_ids)).order_by(Account.id)
    rows = db.session.scalars(query.with_for_update(key_share=True)).all()
    rows = sorted(rows, key=lambda account: (account.status != "disabled", account.id))
    return {account.person_id: account for account in rows}


def open_account(
    actor: Actor | None,
    person_id: uuid.UUID,
    name: str,
    phone: str,
    used: set[str],
    *,
    commune_id: uuid.UUID | None,
    synthetic: bool,
) -> Account:
    """An account to be invited, for a person who has none; a name to log in with where the number is ``used`` already.

    ``used``: from ``phones_in_use``; the number is one of them afterwards. The caller flushes.
    """
    taken = phone in used
    used.add(phone)
    account = Account(
        id=uuid7(),
        person_id=person_id,
        phone=phone,
        status="invited",
        login_name=_free_name(name) if taken else None,
        synthetic=synthetic,
    )
    db.session.add(account)
    fields = ("name", "phone", "login_name") if taken else ("name", "phone")
    audit.record(actor, "account.create", "account", account.id, commune_id=commune_id, fields=fields)
    return account


def change_phone(actor: Actor | None, account: Account, phone: str, *, commune_id: uuid.UUID | None) -> bool:
    """Give a locked account another number (E.164) unless somebody else logs in with it; returns whether it was free.

    Open invitations may have gone to the old number, which can be a stranger's: they are void.
    """
    if account.status != "disabled" and account.login_name is None and not phone_is_free(phone):
        return False
    account.phone = phone
    void_invitations(account.id)
    db.session.flush()
    audit.record(actor, "account.change_phone", "account", account.id, commune_id=commune_id, fields=("phone",))
    return True


def phone_is_free(phone: str) -> bool:
    """Whether no account in use logs in with the number."""
    taken = sa.select(Account.id).where(logs_in_with(phone), Account.status != "disabled")
    return db.session.scalars(taken.limit(1)).first() is None


def phones_in_use(phones: Collection[str]) -> set[str]:
    """Those of the numbers (E.164) with which an account in use logs in."""
    login = sa.and_(Account.phone.in_(phones), Account.login_name.is_(None), Account.status != "disabled")
    return set(db.session.scalars(sa.select(Account.phone).where(login)))


def _free_name(name: str) -> str:
    """``hanh.nguyen`` for Nguyễn Thị Hạnh, with a number behind it if somebody has it."""
    candidates = _candidates(name)
    while True:
        some = list(itertools.islice(candidates, 20))
        used = set(db.session.scalars(sa.select(Account.login_name).where(Account.login_name.in_(some))))
        free = next((candidate for candidate in some if candidate not in used), None)
        if free is not None:
            return free


def _candidates(name: str) -> Iterator[str]:
    words = ["".join(char for char in word if char.isascii() and char.isalpha()) for word in fold(name).split()]
    words = [word for word in words if word] or ["thanhvien"]
    base = ".".join([words[-1], *words[:1]] if len(words) > 1 else words)[: LONGEST - 6].rstrip(".")
    yield base
    for number in itertools.count(2):
        yield f"{base}{number}"
