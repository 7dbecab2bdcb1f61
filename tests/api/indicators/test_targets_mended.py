"""A target's typo, one entered by mistake, one that is given up, and results struck out."""

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

from api.core import clock
from models.db import db
from models.indicator import Indicator
from tests.api.indicators.asking import MORNING, acts_on, create, declare, faults
from tests.conftest import At, ClientOf
from tests.factories.indicators import make_indicator
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.store import Store

WITHDRAWN = {"withdrawn_on": "2024-06-30", "reason": "Nghị quyết 12-NQ/TU bãi bỏ"}


def three(client: Client, world: World, at: At) -> Any:
    """A resolution of three targets."""
    with at(MORNING):
        return create(client, world.province.id, [{"name": f"Chỉ tiêu {n}", "goal": "80"} for n in "ABC"]).json


def names(board: Any) -> list[tuple[int, str]]:
    """The targets of a board by their numbers."""
    return [(target["position"], target["name"]) for target in board["targets"]]


def test_text_group_unit_amount_and_day_of_a_target_are_mended(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    with store.writing():
        measured, retired = make_indicator(), make_indicator()
        db.session.get_one(Indicator, retired).retired_at = clock.now()
    client = client_of(world.staff)
    board = three(client, world, at)
    one, two, _ = board["targets"]
    path = f"/targets/{one['id']}"
    said = {"name": "Dịch vụ tích hợp", "group": "Chính quyền số", "goal": "1200.5", "baseline": None}
    more = {"indicator_id": str(measured), "deadline": "2024-12-31", "challenging": True}
    with at(MORNING):
        declare(client, one, "achieved")
        told = client.patch(path, {"version": 1, **said, **more})
    assert told.status == 200, told.text
    mended, *others = told.json["targets"]
    assert {name: mended[name] for name in (*said, *more)} == {**said, **more}
    assert (mended["version"], mended["measure"], mended["status"]) == (2, "hồ sơ", "achieved"), "what was said stays"
    assert others == board["targets"][1:]
    cleared = client.patch(path, {"version": 2, "goal": None, "indicator_id": None}).json["targets"][0]
    assert (cleared["goal"], cleared["indicator_id"]) == (None, None)
    wrong = client.patch(f"/targets/{two['id']}", {"version": 1, "indicator_id": str(retired)})
    assert faults(wrong) == {("indicator_id", "unknown")}
    assert faults(client.patch(path, {"version": 3, "goal": "1.200,5"})) == {("goal", "invalid")}
    fields = ["challenging", "deadline", "goal", "group", "indicator_id", "name"]
    changes = [act for act in acts_on(store, one["id"]) if act[0] == "target.change"]
    assert changes == [("target.change", fields), ("target.change", ["goal", "indicator_id"])]
    assert client.patch(f"/targets/{uuid.uuid4()}", {"version": 1}).code == "not_found"


def test_a_target_keeps_an_indicator_that_was_retired_since(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    with store.writing():
        indicator = make_indicator()
    client = client_of(world.staff)
    with at(MORNING):
        board = create(client, world.province.id, [{"name": "Theo chỉ số", "indicator_id": str(indicator)}]).json
    client.patch(f"/indicators/{indicator}", {"version": 1, "retired": True})
    (target,) = board["targets"]
    kept = {"version": 1, "indicator_id": str(indicator), "name": "Theo chỉ số cũ"}
    assert client.patch(f"/targets/{target['id']}", kept).status == 200


def test_of_two_who_mend_a_target_the_second_writes_on_top(client_of: ClientOf, world: World, at: At) -> None:
    first, second = client_of(world.admin), client_of(world.staff)
    one, *_ = three(first, world, at)["targets"]
    path = f"/targets/{one['id']}"
    first.patch(path, {"version": 1, "goal": "90"})
    with at(MORNING):
        declare(second, one, "achieved")
    late = second.patch(path, {"version": 1, "goal": "95"})
    assert late.code == "conflict"
    told = late.json["params"]
    assert (told["version"], told["by"], told["now"]["goal"]) == (2, world.admin.name, "90"), (
        "who changed, not declared"
    )
    assert second.patch(path, {"version": 2, "goal": "95"}).json["targets"][0]["goal"] == "95"


def test_a_target_by_mistake_is_taken_out_while_nothing_was_declared(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    client = client_of(world.staff)
    board = three(client, world, at)
    one, two, _ = board["targets"]
    assert client.delete(f"/targets/{one['id']}", {"version": 9}).code == "conflict"
    assert client.delete(f"/targets/{one['id']}", {"version": 1}).status == 204
    (left,) = [each for each in client.get("/programmes").json["items"] if each["id"] == board["id"]]
    assert (names(left), left["total"]) == ([(1, "Chỉ tiêu B"), (2, "Chỉ tiêu C")], 2)
    with at(MORNING):
        more = {"group": "Xã hội số", "name": "Chỉ tiêu D", "deadline": "2025-06-30"}
        assert names(client.post(f"/programmes/{board['id']}/targets", more).json)[-1] == (3, "Chỉ tiêu D")
        declare(client, two, "in_progress")
    assert client.delete(f"/targets/{two['id']}", {"version": 1}).code == "in_use"
    assert declare(client, one, "achieved").code == "not_found"
    assert acts_on(store, one["id"]) == [("target.drop", [])]


def test_a_target_given_up_stays_to_be_read_and_counts_no_longer(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    client = client_of(world.staff)
    board = three(client, world, at)
    one, two, _ = board["targets"]
    path = f"/targets/{one['id']}"
    with at(MORNING):
        declare(client, one, "achieved", "2024-05-31")
        declare(client, two, "achieved")
        early = client.post(f"{path}/withdraw", {**WITHDRAWN, "version": 1, "withdrawn_on": "2021-05-17"})
        later = client.post(f"{path}/withdraw", {**WITHDRAWN, "version": 1, "withdrawn_on": "2026-11-21"})
        mute = client.post(f"{path}/withdraw", {**WITHDRAWN, "version": 1, "reason": ""})
        told = client.post(f"{path}/withdraw", {**WITHDRAWN, "version": 1})
        refused = [
            client.post(f"{path}/withdraw", {**WITHDRAWN, "version": 2}),
            client.patch(path, {"version": 2, "name": "Tên khác"}),
            # Who still looks at it as it was is told the same, not what changed in it.
            client.post(f"{path}/withdraw", {**WITHDRAWN, "version": 1}),
            client.patch(path, {"version": 1, "name": "Tên khác"}),
            declare(client, one, "not_achieved"),
        ]
    assert faults(early) == {("withdrawn_on", "before_adoption")}
    assert (faults(later), faults(mute)) == ({("withdrawn_on", "future")}, {("reason", "invalid")})
    assert told.status == 200, told.text
    gone = told.json["targets"][0]
    assert (gone["withdrawn_on"], gone["withdrawn_reason"]) == tuple(WITHDRAWN.values())
    assert (gone["position"], gone["status"], len(gone["statuses"])) == (1, "achieved", 1)
    assert (told.json["achieved"], told.json["total"], told.json["stated_on"]) == (1, 2, "2024-04-30")
    assert [answer.code for answer in refused] == ["target_withdrawn"] * 5
    back = client.post(f"{path}/restore", {"version": 2}).json
    assert (back["achieved"], back["total"], back["targets"][0]["withdrawn_on"]) == (2, 3, None)
    assert acts_on(store, one["id"])[1:] == [
        ("target.withdraw", ["reason", "withdrawn_on"]),
        ("target.restore", ["withdrawn_on"]),
    ]


def test_a_result_by_mistake_is_struck_out_and_stays_to_be_read(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    client = client_of(world.staff)
    one, *_ = three(client, world, at)["targets"]
    with at(MORNING):
        declare(client, one, "in_progress", "2024-04-30")
        wrong = declare(client, one, "achieved", "2026-10-31").json["targets"][0]["statuses"][0]
    path = f"/statuses/{wrong['id']}/strike"
    assert faults(client.post(path, {"reason": "x"})) == {("reason", "invalid")}
    told = client.post(path, {"reason": "Ghi nhầm của chỉ tiêu khác"}).json
    target = told["targets"][0]
    assert (target["status"], told["achieved"], told["stated_on"]) == ("in_progress", 0, "2024-04-30")
    assert [one["struck_reason"] for one in target["statuses"]] == ["Ghi nhầm của chỉ tiêu khác", None]
    again = client_of(world.admin).post(path, {"reason": "Cũng thấy sai"})
    assert (again.code, again.json["params"]["by"]) == ("conflict", world.staff.name)
    assert client.delete(f"/targets/{one['id']}", {"version": 1}).code == "in_use", "what was declared is kept"
    assert client.post(f"/statuses/{uuid.uuid4()}/strike", {"reason": "Không có"}).code == "not_found"
    assert acts_on(store, wrong["id"]) == [("target.strike", ["reason"])]


def test_who_only_reads_mends_nothing(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    board = three(client_of(world.staff), world, at)
    path = f"/targets/{board['targets'][0]['id']}"
    for account in (world.officer, world.approver, world.leader):
        client = client_of(account)
        answers = [
            client.patch(f"/programmes/{board['id']}", {"version": 1, "name": "Tên khác"}),
            client.patch(path, {"version": 1, "name": "Tên khác"}),
            client.delete(path, {"version": 1}),
            client.post(f"{path}/withdraw", {**WITHDRAWN, "version": 1}),
        ]
        assert [answer.code for answer in answers] == ["forbidden"] * 4
    assert board in client_of(world.officer).get("/programmes").json["items"]


def all_at_once(acts: Sequence[Callable[[], Answer]]) -> Counter[str]:
    """What each one is answered: a code, or the status of what went well."""
    start = Barrier(len(acts))

    def go(act: Callable[[], Answer]) -> str:
        start.wait(30)
        answer = act()
        return answer.code or str(answer.status)

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(go, acts))


def test_a_target_that_is_taken_out_while_a_result_comes(client_of: ClientOf, world: World, at: At) -> None:
    """Whoever comes second is told; a result never stays behind without its target."""
    dropper, declarer, mender = [client_of(world.staff) for _ in range(3)]
    for _ in range(6):
        board = three(dropper, world, at)
        one, two, _ = board["targets"]
        told = all_at_once(
            [
                partial(dropper.delete, f"/targets/{one['id']}", {"version": 1}),
                partial(declare, declarer, one, "achieved"),
                partial(mender.delete, f"/targets/{two['id']}", {"version": 1}),
            ]
        )
        kept = told["in_use"] == 1
        assert told == Counter({"204": 1, "in_use": 1, "201": 1} if kept else {"204": 2, "not_found": 1}), told
        (left,) = [each for each in mender.get("/programmes").json["items"] if each["id"] == board["id"]]
        assert names(left) == ([(1, "Chỉ tiêu A"), (2, "Chỉ tiêu C")] if kept else [(1, "Chỉ tiêu C")])
