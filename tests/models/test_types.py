"""Values come back from both databases as they went in, and rows come in one order."""

import datetime as dt
import unicodedata
import uuid

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError, StatementError

from api.core.text import fold, name_key
from models.account import Account, Grant
from models.db import db
from models.job import Job
from models.person import Person
from models.setting import Setting
from tests.factories import unique
from tests.factories.accounts import make_account, make_person
from tests.factories.world import World
from tests.support.store import Store

KEEP = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# What JSON and PostgreSQL can both hold: no NUL and no half of a pair.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=10,
)


@KEEP
@given(instant=st.datetimes(timezones=st.timezones()))
def test_instants_keep_their_moment_and_come_back_in_utc(store: Store, instant: dt.datetime) -> None:
    if not 2 < instant.year < 9998:
        return
    with store.writing():
        job = Job(kind="test.none", payload={}, run_at=instant, lease_until=instant, done_at=instant)
        db.session.add(job)
        db.session.flush()
        key = job.id
    back = store.one(sa.select(Job.run_at).where(Job.id == key))
    assert back == instant.astimezone(dt.UTC)
    assert back.utcoffset() == dt.timedelta(0)


def test_naive_instants_are_refused(store: Store) -> None:
    job = Job(kind="test.none", payload={}, run_at=dt.datetime(2026, 1, 1), lease_until=dt.datetime(2026, 1, 1))  # noqa: DTZ001  # the point
    with pytest.raises(StatementError, match="naive datetime"), store.writing():
        db.session.add(job)


@KEEP
@given(value=VALUES)
def test_json_keeps_text_numbers_and_nesting(store: Store, value: object) -> None:
    key = f"test-{uuid.uuid4()}"
    with store.writing():
        db.session.add(Setting(key=key, value=value))
    assert store.one(sa.select(Setting.value).where(Setting.key == key)) == value


@KEEP
@given(
    names=st.lists(
        st.text("aăâeêioôơuưyđbcnht ÁÀẢÃẠẾỀỂỄỆỨỪỬỮỰ", min_size=1, max_size=12).filter(str.strip), min_size=2, max_size=8
    )
)
def test_persons_come_in_vietnamese_order_on_both_databases(store: Store, names: list[str]) -> None:
    with store.writing():
        people = [make_person(unicodedata.normalize("NFC", name)) for name in names]
        ids = [person.id for person in people]
        expected = sorted(person.sort_key for person in people)
    keys = store.all(sa.select(Person.sort_key).where(Person.id.in_(ids)).order_by(Person.sort_key))
    assert keys == expected
    assert keys == sorted(name_key(unicodedata.normalize("NFC", name)) for name in names)


def test_names_in_the_order_of_a_vietnamese_list(store: Store) -> None:
    names = ["Lê Thị Ánh", "Phạm Quốc Ân", "Trần Văn Đức", "Đặng Văn Dũng", "Bùi Thị Yến", "Nguyễn Thị An", "Võ Thị Út"]
    with store.writing():
        ids = [make_person(name).id for name in names]
    listed = store.all(sa.select(Person.name).where(Person.id.in_(ids)).order_by(Person.sort_key))
    assert [name.split()[-1] for name in listed] == ["An", "Ánh", "Ân", "Dũng", "Đức", "Út", "Yến"]
    found = store.all(sa.select(Person.name).where(Person.id.in_(ids), Person.name_folded.contains(fold("ĐỨC"))))
    assert found == ["Trần Văn Đức"]


def test_a_number_is_used_once_unless_the_account_is_disabled(store: Store) -> None:
    number = unique.phone()
    with store.writing():
        make_account(phone=number, status="disabled")
        make_account(phone=number)
        make_account(phone=number, status="disabled")
    with pytest.raises(IntegrityError), store.writing():
        make_account(phone=number, status="invited")
    assert store.count(Account, Account.phone == number) == 3


@pytest.mark.parametrize(
    ("role", "with_team", "days"),
    [("member", False, 1), ("leader", False, 1), ("admin", True, 1), ("king", False, 1), ("admin", False, -1)],
)
def test_impossible_grants_are_refused_by_the_database(
    store: Store, world: World, role: str, with_team: bool, days: int
) -> None:
    begin = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    grant = Grant(
        account_id=world.member.id,
        role=role,
        unit_id=world.commune.id,
        team_id=world.team.id if with_team else None,
        valid_from=begin,
        valid_to=begin + dt.timedelta(days=days),
    )
    with pytest.raises(IntegrityError), store.writing():
        db.session.add(grant)


def test_foreign_keys_hold(store: Store) -> None:
    account = Account(person_id=uuid.uuid4(), phone=unique.phone(), status="active")
    with pytest.raises(IntegrityError), store.writing():
        db.session.add(account)
