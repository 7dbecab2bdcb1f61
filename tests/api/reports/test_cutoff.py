"""The cut-off day: an administrator asks for another one, a job counts and then changes it."""

import sqlalchemy as sa

from api.core import settings
from models.audit import AuditEvent
from models.db import db
from models.job import Job
from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.store import Store

ROUTE = "/reports/cutoff-day"
JOBS = sa.select(Job.payload).where(Job.kind == "assistance.change_cutoff", Job.done_at.is_(None))


def test_an_administrator_asks_for_another_day(client_of: ClientOf, world: World, store: Store) -> None:
    answer = client_of(world.admin).put(ROUTE, {"cutoff_day": 14})
    told = client_of(world.member).get("/meta").json
    # what holds now is a wish like any other while another is being counted
    back = client_of(world.admin).put(ROUTE, {"cutoff_day": 31})
    queued = store.all(JOBS.order_by(Job.id))
    with store.writing():
        # other stories of this database live by calendar months
        db.session.execute(sa.delete(Job).where(Job.kind == "assistance.change_cutoff"))
        settings.put(settings.CUTOFF_WANTED, None)
    assert (told["cutoff_day"], told["cutoff_wanted"]) == (31, 14)
    assert (back.status, back.json) == (202, {"cutoff_day": 31, "wanted": 31})
    assert (answer.status, answer.json) == (202, {"cutoff_day": 31, "wanted": 14})
    assert queued == [{"cutoff_day": 14}, {"cutoff_day": 31}]
    noted = sa.select(AuditEvent.action, AuditEvent.fields).where(AuditEvent.actor_id == world.admin.id)
    assert [tuple(event) for event in store.all(noted)] == [("cutoff_day.change", ["cutoff_day"])] * 2


def test_the_day_that_holds_already_needs_no_recount(client_of: ClientOf, world: World, store: Store) -> None:
    answer = client_of(world.admin).put(ROUTE, {"cutoff_day": 31})
    assert (answer.status, answer.json) == (202, {"cutoff_day": 31, "wanted": 31})
    assert store.all(JOBS) == []


def test_a_day_that_some_months_lack_is_refused(client_of: ClientOf, world: World) -> None:
    for wrong in (0, 29, 30, 32, "14", None):
        assert client_of(world.admin).put(ROUTE, {"cutoff_day": wrong}).code == "validation_failed", wrong
