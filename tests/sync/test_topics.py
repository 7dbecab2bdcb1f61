"""A topic that was closed before the visit's day: taken and flagged for 30 days, then set aside; reopened, replayed."""

import datetime as dt
import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from api.core import clock
from models.assistance import SessionRevision
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.world import World
from tests.support.client import Client
from tests.support.phone import log
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def put_topic(admin: Client, code: str, closed_for: int | None) -> None:
    """Create a topic, or one more version of it, that has been closed for some days."""
    valid_to = None if closed_for is None else str(clock.today() - dt.timedelta(days=closed_for))
    labels = {"name": "Việc thử", "name_en": "Trial", "short_vi": "Việc thử", "short_en": "Trial"}
    answer = admin.put("/topics", {"kind": "topic", "code": code, "order": 99, "valid_to": valid_to, **labels})
    assert answer.status == 200, answer.text


def items(code: str) -> list[dict[str, Any]]:
    """Items of a visit about one topic."""
    return [{"topic": code, "outcome": "done", "count": 1}]


@pytest.mark.parametrize(
    ("closed_for", "verdict", "flags"),
    [(None, "applied", []), (0, "applied", ["topic_closed"]), (29, "applied", ["topic_closed"])],
)
def test_a_topic_closed_lately_is_taken_and_flagged(
    closed_for: int | None, verdict: str, flags: list[str], world: World, phone_of: PhoneOf, client_of: ClientOf,
    store: Store,
) -> None:  # fmt: skip
    code = f"T{unique.number()}"
    put_topic(client_of(world.admin), code, closed_for)
    op = log(world.team, items=items(code))
    assert phone_of(world.member).verdicts(op) == [verdict]
    query = sa.select(SessionRevision.flags).where(SessionRevision.op_id == uuid.UUID(op["op_id"]))
    assert store.one(query) == flags


def test_a_topic_closed_long_ago_sets_the_op_aside_until_it_is_opened_again(
    world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    admin, officer, phone = client_of(world.admin), client_of(world.officer), phone_of(world.member)
    code = f"T{unique.number()}"
    put_topic(admin, code, 30)
    op = log(world.team, items=items(code))
    assert phone.verdicts(op) == ["topic_closed"]
    (item,) = officer.get("/quarantine").json["items"]
    assert officer.post(f"/quarantine/{item['id']}/replay").status == 422
    put_topic(admin, code, None)
    assert officer.post(f"/quarantine/{item['id']}/replay").status == 200
    assert phone.verdicts(op) == ["applied"]
    phone.pull()
    assert list(phone.visits(world.team)) == [op["record_id"]]
