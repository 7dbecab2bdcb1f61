"""Exports: asked for, made by the worker, seen and taken away by whom they belong to."""

import datetime as dt
import hashlib
import uuid

import pytest
import sqlalchemy as sa

from api.reports import jobs, making
from models.account import Grant
from models.db import db
from models.export import Download, Export
from server import worker
from server.app import App
from tests.api.exports.conftest import MORNING, Make
from tests.conftest import At, ClientOf
from tests.factories.accounts import make_account, make_grant
from tests.factories.visits import make_visit
from tests.factories.world import World, make_world
from tests.support.files import download, sheets, table
from tests.support.store import Store

OCTOBER = {"from": "2026-10-01", "to": "2026-10-31"}


def test_the_api_tells_checksum_size_rows_and_who(
    client_of: ClientOf, world: World, visits: None, make: Make, store: Store
) -> None:
    client = client_of(world.officer)
    export = make(client)
    content = download(client, export)
    assert (export["status"], export["progress"], export["error"]) == ("ready", 100, None)
    assert (export["bytes"], export["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert export["requested_by_name"] == world.officer.name
    assert export["params"] == {"unit": None, "from": "2026-11-01", "to": "2026-11-30", "units_as_of": "then"}
    assert export["filename"].startswith("bao-cao-thang_commune-")
    assert export["filename"].endswith("_2026-11.xlsx")
    assert export["rows"] == sum(len(table(rows)) - 1 for name, rows in sheets(content).items() if name != "Ghi chú")
    assert dt.datetime.fromisoformat(export["ready_at"]) == dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)
    answer = client.get(f"/exports/{export['id']}/file")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{export["filename"]}"'
    assert answer.headers["Cache-Control"] == "no-store"
    taken = store.all(sa.select(Download.account_id).where(Download.export_id == uuid.UUID(export["id"])))
    assert taken == [world.officer.id, world.officer.id]


def test_officer_exports_the_own_commune_only(
    client_of: ClientOf, world: World, visits: None, store: Store, make: Make
) -> None:
    with store.writing():
        neighbour = make_world(world.province)
        make_visit(neighbour.team)
    client = client_of(world.officer)
    refused = client.post("/exports", {"report": "monthly", "format": "csv", "unit": neighbour.commune.id})
    assert refused.code == "forbidden"
    own = sheets(download(client, make(client)))
    assert [row[1] for row in table(own["Theo khu phố, ấp"])] == [*(h.name for h in world.hamlets), "TỔNG CỘNG"]
    staff = client_of(world.staff)
    province = sheets(download(staff, make(staff)))
    assert table(province["Theo phường, xã"])[-1][2] == 4
    one = sheets(download(staff, make(staff, unit=str(neighbour.commune.id))))
    assert table(one["Theo khu phố, ấp"])[-1][2] == 1


def test_leader_exports_the_own_team(client_of: ClientOf, world: World, visits: None, make: Make) -> None:
    client = client_of(world.leader)
    rows = table(sheets(download(client, make(client)))["Theo tổ"])
    assert [row[1:] for row in rows] == [[world.team.title, 2, 6, 5], ["TỔNG CỘNG", 2, 6, 5]]


def test_an_export_belongs_to_who_asked_for_it(client_of: ClientOf, world: World, visits: None, make: Make) -> None:
    client = client_of(world.officer)
    export = make(client)
    for other in (world.approver, world.staff, world.member):
        assert client_of(other).get(f"/exports/{export['id']}").code == "forbidden"
        assert client_of(other).get(f"/exports/{export['id']}/file").code == "forbidden"
        assert client_of(other).get("/exports").json["items"] == []
    admin = client_of(world.admin)
    assert admin.get(f"/exports/{export['id']}").json == export
    assert export["id"] in {row["id"] for row in admin.get("/exports").json["items"]}
    assert client.get(f"/exports/{uuid.uuid4()}").code == "not_found"


def test_who_lost_the_commune_loses_its_files(
    client_of: ClientOf, world: World, visits: None, store: Store, make: Make
) -> None:
    client = client_of(world.officer)
    export = make(client)
    with store.writing():
        ended = sa.update(Grant).where(Grant.account_id == world.officer.id)
        db.session.execute(ended.values(valid_to=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
    assert client.get(f"/exports/{export['id']}/file").code == "forbidden"


def test_rights_that_ended_before_the_worker_came_fail_the_export(
    client_of: ClientOf, app: App, world: World, store: Store, at: At
) -> None:
    client = client_of(world.officer)
    with at(MORNING):
        asked = client.post("/exports", {"report": "monthly", "format": "csv"}).json
        with store.writing():
            ended = sa.update(Grant).where(Grant.account_id == world.officer.id)
            db.session.execute(ended.values(valid_to=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
        with app.app_context():
            worker.drain()
        told = client.get(f"/exports/{asked['id']}").json
    assert (told["status"], told["error"], told["filename"]) == ("failed", "forbidden", None)


def test_a_file_that_is_not_ready_cannot_be_taken(client_of: ClientOf, world: World) -> None:
    client = client_of(world.officer)
    asked = client.post("/exports", {"report": "monthly", "format": "xlsx"}).json
    assert (asked["status"], asked["progress"], asked["ready_at"]) == ("queued", 0, None)
    answer = client.get(f"/exports/{asked['id']}/file")
    assert (answer.status, answer.code) == (409, "export_not_ready")


def test_a_worker_that_comes_twice_makes_one_file(
    client_of: ClientOf, app: App, world: World, visits: None, store: Store, make: Make
) -> None:
    export = make(client_of(world.officer))
    with app.app_context():
        jobs.make_export({"export_id": export["id"]})
        jobs.give_up_export({"export_id": export["id"]})
    stored = sa.select(Export.sha256, Export.status).where(Export.id == uuid.UUID(export["id"]))
    assert store.one(stored) == (export["sha256"], "ready")


def test_an_export_that_cannot_be_made_is_told_so(
    client_of: ClientOf, app: App, world: World, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burn(_report: object) -> bytes:
        raise RuntimeError("it burns")

    monkeypatch.setitem(making.RENDERERS, "xlsx", burn)
    client = client_of(world.officer)
    with at(MORNING):
        asked = client.post("/exports", {"report": "monthly", "format": "xlsx"}).json
    statuses = []
    for minutes in range(0, 60, 10):
        with at(f"2026-11-20T09:{minutes:02d}"), app.app_context():
            worker.drain()
        statuses.append(client.get(f"/exports/{asked['id']}").json["status"])
    assert statuses == ["running"] * 4 + ["failed"] * 2
    assert client.get(f"/exports/{asked['id']}").json["error"] == "internal"


def test_wrong_requests_are_refused(client_of: ClientOf, world: World, store: Store) -> None:
    client = client_of(world.officer)
    good = {"report": "monthly", "format": "xlsx"}
    for wrong in ({"format": "doc"}, {"report": "weekly"}, {"from": "yesterday"}, {"colour": "red"}, {"unit": "x"}):
        assert client.post("/exports", {**good, **wrong}).code == "validation_failed", wrong
    cut = client.post("/exports", {**good, "from": "2026-11-02", "to": "2026-11-30"})
    assert (cut.code, cut.json["params"]) == ("whole_months_only", {"from": "2026-11-01", "to": "2026-11-30"})
    assert client.post("/exports", {**good, "unit": uuid.uuid4()}).code == "not_found"
    with store.writing():
        nobody = make_account()
    assert client_of(nobody).post("/exports", good).code == "forbidden"


def test_officer_pages_through_exports(client_of: ClientOf, world: World) -> None:
    client = client_of(world.officer)
    asked = [client.post("/exports", {"format": format_}).json["id"] for format_ in ("csv", "xlsx", "pdf")]
    first = client.get("/exports", {"limit": 2}).json
    second = client.get("/exports", {"limit": 2, "after": first["next"]}).json
    assert [row["id"] for row in first["items"] + second["items"]] == asked[::-1]
    assert second["next"] is None


def test_who_asks_again_gets_the_file_that_is_being_made(
    client_of: ClientOf, app: App, world: World, visits: None, at: At
) -> None:
    officer, approver = client_of(world.officer), client_of(world.approver)
    wish = {"report": "monthly", "format": "csv"}
    with at(MORNING):
        first, again = (officer.post("/exports", wish).json["id"] for _ in range(2))
        others = [approver.post("/exports", wish).json["id"]]
        others += [officer.post("/exports", {**wish, **other}).json["id"] for other in (OCTOBER, {"format": "xlsx"})]
        with app.app_context():
            worker.drain()
        later = officer.post("/exports", wish).json["id"]
    assert first == again
    assert len({first, *others, later}) == 5


def test_nobody_waits_for_more_than_five_files(client_of: ClientOf, app: App, world: World, at: At) -> None:
    """Others stand in the same queue."""
    officer = client_of(world.officer)
    months = [{"from": f"2026-{month:02d}-01", "to": None} for month in range(1, 8)]
    with at(MORNING):
        answers = [officer.post("/exports", {"format": "csv", **month}) for month in months]
        assert [answer.status for answer in answers] == [202] * 5 + [429] * 2
        assert (answers[-1].code, answers[-1].headers["Retry-After"]) == ("too_many_waiting", "30")
        assert client_of(world.approver).post("/exports", {"format": "csv"}).status == 202
        with app.app_context():
            worker.drain()
        assert officer.post("/exports", {"format": "csv", **months[-1]}).status == 202


def test_months_that_have_not_begun_have_no_report(client_of: ClientOf, world: World, at: At) -> None:
    """Nothing is known of them, and null is not 0."""
    client = client_of(world.staff)
    december = {"from": "2026-12-01", "to": "2026-12-31"}
    with at(MORNING):
        for answer in (
            client.post("/exports", {"format": "csv", **december}),
            client.get("/exports/message", december),
        ):
            assert (answer.code, answer.json["errors"][0]["code"]) == ("validation_failed", "future")
        quarter = {"from": "2026-10-01", "to": "2026-12-31"}
        assert client.post("/exports", {"format": "csv", **quarter}).status == 202


def test_an_officer_of_two_communes_has_a_report_of_the_one_that_it_names(
    client_of: ClientOf, world: World, visits: None, store: Store, make: Make, at: At
) -> None:
    """Who loses the other commune must not have its figures, and no paper tells more than its head says."""
    with store.writing():
        neighbour = make_world(world.province)
        make_visit(neighbour.team)
        make_grant(world.officer, "commune_officer", neighbour.commune)
    client = client_of(world.officer)
    names = {world.commune.name: 3, neighbour.commune.name: 1}
    found = sheets(download(client, make(client)))["Theo khu phố, ấp"]
    ((named, visits_told),) = [(name, count) for name, count in names.items() if name in found[1][0]]
    hamlets = [hamlet.name for place in (world, neighbour) if place.commune.name == named for hamlet in place.hamlets]
    assert [row[1] for row in table(found)] == [*hamlets, "TỔNG CỘNG"]
    assert sum(row[2] for row in table(found)[:-1]) == table(found)[-1][2] == visits_told
    with at(MORNING):
        lines = client.get("/exports/message").json["text"].split("\n")
    assert lines[0].startswith(f"{named}, ")
    assert lines[2].startswith(f"{visits_told} lượt")
