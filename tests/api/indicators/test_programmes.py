"""A resolution with its targets: what is declared of each, by whom, since when."""

import datetime as dt
import uuid

import sqlalchemy as sa

from api.core import clock
from models.audit import AuditEvent
from models.db import db
from models.indicator import Indicator
from tests.api.indicators.asking import MORNING, create, declare
from tests.conftest import At, ClientOf
from tests.factories.indicators import make_indicator, make_observation
from tests.factories.world import World
from tests.support.store import Store


def test_a_board_counts_what_was_declared_last(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        indicator = make_indicator("ratio")
        make_observation(indicator, world.province, dt.date(2023, 12, 31), "8")
    client = client_of(world.staff)
    with at(MORNING):
        made = create(
            client,
            world.province.id,
            [
                {"name": "Kinh tế số", "goal": "20", "indicator_id": str(indicator), "challenging": True},
                {"name": "Hai"},
            ],
        )
        assert made.status == 201, made.text
        one, two = made.json["targets"]
        assert (one["status"], two["status"], made.json["achieved"], made.json["total"]) == (None, None, 0, 2)
        declare(client, two, "achieved")
        declare(client, one, "achieved", "2024-01-31")
        declare(client, one, "not_achieved")
        board = declare(client, two, "in_progress", "2023-12-31").json
    one, two = board["targets"]
    assert (board["achieved"], board["total"], board["stated_on"]) == (1, 2, "2024-04-30")
    assert (one["status"], [told["status"] for told in one["statuses"]]) == (
        "not_achieved",
        ["not_achieved", "achieved"],
    )
    assert (two["status"], len(two["statuses"])) == ("achieved", 2), "the newest day counts, not the newest entry"
    assert (one["goal"], one["latest"]["value"], one["challenging"], one["group"]) == ("20", "8", True, "Kinh tế số")
    assert two["statuses"][0]["entered_by_name"] == world.staff.name
    listed = client_of(world.officer).get("/programmes").json["items"]
    assert board in listed


def test_what_a_programme_and_a_declaration_must_say(client_of: ClientOf, world: World, at: At) -> None:
    client, unit = client_of(world.staff), world.province.id
    strange = {"name": "Chỉ tiêu hai", "indicator_id": str(uuid.uuid4())}
    with at(MORNING):
        answers = [
            create(client, unit, []),
            create(client, unit, [{"name": "Một"}, strange]),
            create(client, unit, [{"name": "Một"}], deadline="2021-01-01"),
            create(client, uuid.uuid4(), [{"name": "Một"}]),
        ]
        (target,) = create(client, unit, [{"name": "Một"}]).json["targets"]
        future = declare(client, target, "achieved", "2026-11-21")
        unknown = declare(client, {"id": uuid.uuid4()}, "achieved")
        word = declare(client, target, "done")
    fields = [[error["field"] for error in answer.json["errors"]] for answer in (*answers, future, word)]
    assert fields == [["targets"], ["targets.1.indicator_id"], ["deadline"], ["unit_id"], ["stated_on"], ["status"]]
    assert unknown.code == "not_found"


def test_a_target_is_added_behind_the_others(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        count, gone = make_indicator("value"), make_indicator()
        db.session.get_one(Indicator, gone).retired_at = clock.now()
    client, more = client_of(world.staff), {"group": "Xã hội số", "name": "Chỉ tiêu bổ sung", "deadline": "2025-06-30"}
    with at(MORNING):
        made = create(client, world.province.id, [{"name": "Một", "goal": "20"}]).json
        path = f"/programmes/{made['id']}/targets"
        board = client.post(path, {**more, "goal": "1200", "indicator_id": str(count)})
        refused = [
            client.post(path, {**more, "indicator_id": str(gone)}),
            client.post(path, {**more, "name": "x"}),
            client.post(path, {**more, "goal": "1.200,5"}),
            client.post(path, {**more, "group": ""}),
        ]
        unknown = client.post(f"/programmes/{uuid.uuid4()}/targets", more)
        officer = client_of(world.officer).post(path, more)
    assert board.status == 201, board.text
    told = [(one["position"], one["name"], one["shape"], one["measure"]) for one in board.json["targets"]]
    assert told == [(1, "Một", None, None), (2, "Chỉ tiêu bổ sung", "value", "hồ sơ")]
    assert (board.json["total"], board.json["targets"][1]["status"]) == (2, None)
    fields = [error["field"] for answer in refused for error in answer.json["errors"]]
    assert fields == ["indicator_id", "name", "goal", "group"]
    assert (unknown.code, officer.code) == ("not_found", "forbidden")
    acts = sa.select(AuditEvent.action).where(AuditEvent.object_id == uuid.UUID(made["id"])).order_by(AuditEvent.seq)
    assert store.all(acts) == ["programme.add", "programme.add_target"]


def test_a_programme_has_an_end_of_targets(client_of: ClientOf, world: World, at: At) -> None:
    client, more = client_of(world.staff), {"group": "Xã hội số", "name": "Chỉ tiêu bổ sung", "deadline": "2025-06-30"}
    with at(MORNING):
        made = create(client, world.province.id, [{"name": f"Chỉ tiêu {n}"} for n in range(99)]).json
        answers = [client.post(f"/programmes/{made['id']}/targets", more) for _ in range(2)]
    assert [answer.status for answer in answers] == [201, 422]
    assert answers[1].json["errors"][0]["code"] == "too_many"
