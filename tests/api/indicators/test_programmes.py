"""A resolution with its targets: what is declared of each, by whom, since when."""

import datetime as dt
import uuid
from typing import Any

from tests.conftest import At, ClientOf
from tests.factories.indicators import make_indicator, make_observation
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store

MORNING = "2026-11-20T09:00"


def create(client: Client, unit: uuid.UUID, targets: list[dict[str, Any]], **more: Any) -> Any:
    body = {
        "unit_id": str(unit),
        "name": "Nghị quyết về chuyển đổi số",
        "legal_basis": "Nghị quyết 04-NQ/TU",
        "adopted_on": "2021-05-18",
        "deadline": "2025-12-31",
        "targets": [{"group": "Kinh tế số", "deadline": "2025-12-31", **target} for target in targets],
    }
    return client.post("/programmes", {**body, **more})


def declare(client: Client, target: dict[str, Any], status: str, day: str = "2024-04-30") -> Any:
    body = {"status": status, "stated_on": day, "source": "Sở, tháng 4/2024"}
    return client.post(f"/targets/{target['id']}/statuses", body)


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
