"""A typo in an indicator or a resolution is mended; what rests on it is never given another meaning."""

import datetime as dt
import uuid
from typing import Any

from tests.api.indicators.asking import MORNING, acts_on, create, declare, faults, observe
from tests.conftest import At, ClientOf
from tests.factories import unique
from tests.factories.indicators import make_indicator, make_observation
from tests.factories.units import make_commune
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store
from tests.support.units import end_version


def test_words_and_direction_of_an_indicator_are_mended(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        indicator = make_indicator()
        make_observation(indicator, world.province, dt.date(2024, 5, 1), "1390")
    client, path = client_of(world.staff), f"/indicators/{indicator}"
    before = client.get(path).json
    said = {"name": "Dịch vụ công tích hợp", "name_en": "Services linked", "measure": "dịch vụ", "better": "down"}
    mended = client.patch(path, {"version": 1, **said, "pillar": before["pillar"]})
    assert mended.status == 200, mended.text
    assert mended.json == {**before, **said, "version": 2}, "the figures are as they were"
    assert acts_on(store, indicator) == [("indicator.change", ["better", "measure", "name", "name_en"])]
    again = client.patch(path, {"version": 2, **said})
    assert (again.status, again.json["version"]) == (200, 2), "nothing has changed"
    assert len(acts_on(store, indicator)) == 1


def test_code_and_shape_stay_once_there_are_figures(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        indicator, other = make_indicator(), make_indicator()
    client, path, code = client_of(world.staff), f"/indicators/{indicator}", f"SERVICES_{unique.number()}"
    taken = client.get(f"/indicators/{other}").json["code"]
    assert faults(client.patch(path, {"version": 1, "code": taken})) == {("code", "taken")}
    assert faults(client.patch(path, {"version": 1, "code": "nhỏ"})) == {("code", "invalid")}
    mended = client.patch(path, {"version": 1, "code": code, "shape": "ratio"}).json
    assert (mended["code"], mended["shape"], mended["fixed"]) == (code, "ratio", [])
    with at(MORNING):
        create(client, world.province.id, [{"name": "Theo chỉ số", "indicator_id": str(indicator), "goal": "80"}])
        assert client.get(path).json["fixed"] == ["shape"], "its goal is in percent"
        assert faults(client.patch(path, {"version": 2, "shape": "value"})) == {("shape", "fixed")}
        observe(client, indicator, world.province.id, value="61")
    assert client.get(path).json["fixed"] == ["code", "shape"]
    listed = {one["id"]: one["fixed"] for one in client.get("/indicators").json["items"]}
    assert (listed[str(indicator)], listed[str(other)]) == (["code", "shape"], [])
    refused = client.patch(path, {"version": 2, "code": f"{code}_X", "shape": "rank", "name": "Tên khác"})
    assert faults(refused) == {("code", "fixed"), ("shape", "fixed")}
    same = client.patch(path, {"version": 2, "code": code, "shape": "ratio", "name": "Tên khác"})
    assert (same.status, same.json["name"]) == (200, "Tên khác"), "a form sends them as they are"


def test_an_indicator_is_retired_and_used_again(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        indicator = make_indicator()
        make_observation(indicator, world.province, dt.date(2024, 5, 1), "12")
    client, path = client_of(world.admin), f"/indicators/{indicator}"
    retired = client.patch(path, {"version": 1, "retired": True}).json
    assert (retired["retired"], [row["value"] for row in retired["latest"]]) == (True, ["12"])
    with at(MORNING):
        assert faults(observe(client, indicator, world.province.id, value="13")) == {("indicator_id", "unknown")}
        assert client.patch(path, {"version": 2, "retired": False}).json["retired"] is False
        assert observe(client, indicator, world.province.id, value="13").status == 201
    acts = [("indicator.change", ["retired_at"])] * 2
    assert acts_on(store, indicator) == acts


def test_an_indicator_by_mistake_is_taken_away_while_nothing_rests_on_it(
    client_of: ClientOf, world: World, store: Store
) -> None:
    with store.writing():
        mistake, used = make_indicator(), make_indicator()
        make_observation(used, world.province, dt.date(2024, 5, 1), "12")
    client = client_of(world.staff)
    assert client.delete(f"/indicators/{mistake}", {"version": 2}).code == "conflict"
    assert client.delete(f"/indicators/{mistake}", {"version": 1}).status == 204
    assert client.get(f"/indicators/{mistake}").code == "not_found"
    assert client.delete(f"/indicators/{used}", {"version": 1}).code == "in_use"
    assert client.get(f"/indicators/{used}").status == 200
    assert (acts_on(store, mistake), acts_on(store, used)) == ([("indicator.drop", [])], [])


def test_of_two_who_mend_the_second_is_told_what_the_first_wrote(
    client_of: ClientOf, world: World, store: Store
) -> None:
    with store.writing():
        indicator = make_indicator()
    first, second, path = client_of(world.admin), client_of(world.staff), f"/indicators/{indicator}"
    first.patch(path, {"version": 1, "name": "Tên của người trước", "measure": "dịch vụ"})
    late = second.patch(path, {"version": 1, "name": "Tên của người sau"})
    assert (late.status, late.code) == (409, "conflict")
    told = late.json["params"]
    assert (told["version"], told["by"], "at" in told) == (2, world.admin.name, True)
    assert (told["now"]["name"], told["now"]["measure"], told["now"]["retired"]) == (
        "Tên của người trước",
        "dịch vụ",
        False,
    )
    kept = second.patch(path, {"version": told["version"], "name": "Tên của người sau"}).json
    assert (kept["name"], kept["measure"], kept["version"]) == ("Tên của người sau", "dịch vụ", 3)


def programme(client: Client, world: World, at: At, *targets: dict[str, Any]) -> Any:
    """A resolution of the province."""
    with at(MORNING):
        made = create(client, world.province.id, list(targets) or [{"name": "Một chỉ tiêu"}])
    assert made.status == 201, made.text
    return made.json


def test_number_name_and_days_of_a_resolution_are_mended(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    client = client_of(world.staff)
    own = {"name": "Hạn riêng", "deadline": "2024-06-30"}
    made = programme(client, world, at, {"name": "Cùng hạn"}, own, {"name": "Đã thôi"})
    path, (same, _, gone) = f"/programmes/{made['id']}", made["targets"]
    said = {"name": "Nghị quyết về CĐS", "legal_basis": "Nghị quyết 40-NQ/TU", "adopted_on": "2021-05-20"}
    with at(MORNING):
        withdrawal = {"version": 1, "withdrawn_on": "2024-01-01", "reason": "Nghị quyết sửa đổi"}
        client.post(f"/targets/{gone['id']}/withdraw", withdrawal)
        mended = client.patch(path, {"version": 1, **said, "deadline": "2030-12-31", "targets_too": True})
        alone = client.patch(path, {"version": 2, "deadline": "2031-12-31"})
        wrong = client.patch(path, {"version": 3, "deadline": "2021-05-19"})
        unknown = client.patch(path, {"version": 3, "unit_id": str(uuid.uuid4())})
    assert mended.status == 200, mended.text
    assert {name: mended.json[name] for name in (*said, "version")} == {**said, "version": 2}
    ends = ["2030-12-31", "2024-06-30", "2025-12-31"]
    assert [one["deadline"] for one in mended.json["targets"]] == ends, "that of one's own and a past one stay"
    assert [one["deadline"] for one in alone.json["targets"]] == ends
    assert (faults(wrong), faults(unknown)) == ({("deadline", "order")}, {("unit_id", "unknown")})
    assert client.get("/programmes").json["items"].count(alone.json) == 1
    fields = ["adopted_on", "deadline", "legal_basis", "name"]
    assert acts_on(store, made["id"])[1:] == [("programme.change", fields), ("programme.change", ["deadline"])]
    assert acts_on(store, same["id"]) == [("target.change", ["deadline"])]


def test_the_unit_of_a_resolution_stays_once_results_were_declared(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    with store.writing():
        gone = make_commune(world.province)
        end_version(gone.id, dt.date(2025, 7, 1))
    client = client_of(world.admin)
    made = programme(client, world, at)
    path, late = f"/programmes/{made['id']}", {"adopted_on": "2025-07-01"}
    assert faults(client.patch(path, {"version": 1, **late, "unit_id": str(gone.id)})) == {("unit_id", "ended")}
    moved = client.patch(path, {"version": 1, "unit_id": str(world.commune.id)}).json
    assert (moved["unit_id"], moved["fixed"]) == (str(world.commune.id), [])
    with at(MORNING):
        declared = declare(client, made["targets"][0], "achieved").json
    assert declared["fixed"] == ["unit_id"]
    back = client.patch(path, {"version": 2, "unit_id": str(world.province.id)})
    assert faults(back) == {("unit_id", "fixed")}
    assert client.delete(path, {"version": 2}).code == "in_use"


def test_a_resolution_by_mistake_is_taken_away_with_its_targets(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    client = client_of(world.staff)
    made = programme(client, world, at, {"name": "Chỉ tiêu một"}, {"name": "Chỉ tiêu hai"})
    path = f"/programmes/{made['id']}"
    assert client.delete(path, {"version": 1}).status == 204
    assert made["id"] not in [one["id"] for one in client.get("/programmes").json["items"]]
    assert client.patch(path, {"version": 1, "name": "Không còn"}).code == "not_found"
    assert [action for action, _ in acts_on(store, made["id"])] == ["programme.add", "programme.drop"]


def test_of_two_who_mend_a_resolution(client_of: ClientOf, world: World, at: At) -> None:
    first, second = client_of(world.admin), client_of(world.staff)
    path = f"/programmes/{programme(first, world, at)['id']}"
    first.patch(path, {"version": 1, "deadline": "2030-12-31"})
    with at(MORNING):
        first.post(f"{path}/targets", {"group": "Xã hội số", "name": "Thêm sau", "deadline": "2030-12-31"})
    late = second.patch(path, {"version": 1, "name": "Tên của người sau"})
    assert late.code == "conflict"
    told = late.json["params"]
    assert (told["version"], told["by"], told["now"]["deadline"]) == (2, world.admin.name, "2030-12-31")
    assert second.patch(path, {"version": 2, "name": "Tên của người sau"}).json["deadline"] == "2030-12-31"
