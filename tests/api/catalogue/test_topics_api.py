"""Everybody reads the catalogue, an administrator changes it; codes keep their meaning."""

from typing import Any

import pytest
import sqlalchemy as sa

from api.catalogue.entries import record_id_of
from api.catalogue.loader import load_catalogue
from api.catalogue.logic import known
from api.catalogue.sync import bodies, snapshot
from models.catalogue import CatalogueEntry
from models.sync import FeedEntry
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.store import Store

DETAIL = {"code": "install", "name": "Cài", "name_en": "Installed"}


@pytest.fixture(autouse=True)
def loaded(store: Store) -> None:
    """The packaged catalogue."""
    with store.writing():
        load_catalogue()


@pytest.fixture
def admin(world: World, client_of: ClientOf) -> Client:
    """The administrator's client."""
    return client_of(world.admin)


def topic(**changes: Any) -> dict[str, Any]:
    """A new topic under a code of its own."""
    code = f"T{unique.number()}"
    labels = {"name": f"Nội dung {code}", "name_en": f"Topic {code}", "short_vi": "Nội dung mới", "short_en": "New"}
    return {"kind": "topic", "code": code, **labels, "group": "platforms", "details": [DETAIL], **changes}


def entry_of(answer: Answer, code: str) -> dict[str, Any] | None:
    """The entry of a code in an answer of /topics."""
    return next((entry for entry in answer.json["entries"] if entry["code"] == code), None)


def test_a_member_reads_all_entries_once(world: World, client_of: ClientOf) -> None:
    """The second time the ETag says that nothing is new."""
    client = client_of(world.member)
    answer = client.get("/topics")
    found = entry_of(answer, "DVCTT")
    assert found is not None
    assert (found["short_vi"], found["group"]) == ("Dịch vụ công", "public_services")
    assert [detail["code"] for detail in found["details"]][:2] == ["create_account", "submit"]
    again = client.get("/topics", If_None_Match=answer.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_only_an_administrator_changes_the_catalogue(world: World, client_of: ClientOf, stranger: Client) -> None:
    """Not a member, not a commune officer, not province staff."""
    for account in (world.member, world.officer, world.staff):
        assert client_of(account).put("/topics", topic()).code == "forbidden"
    assert stranger.put("/topics", topic()).code == "unauthenticated"


def test_a_change_is_a_new_version_and_reaches_the_phones(admin: Client, store: Store) -> None:
    """The old row stays, the feed has one entry per version, and the catalogue's version grows."""
    body = topic()
    before = admin.get("/topics").json["version"]
    assert admin.put("/topics", body).json["version"] == 1
    changed = admin.put("/topics", {**body, "short_vi": "Nội dung khác tên"})
    assert (changed.status, changed.json["version"], changed.json["details"]) == (200, 2, [DETAIL])
    after = admin.get("/topics")
    assert after.json["version"] > before
    shown = entry_of(after, body["code"])
    assert shown is not None
    assert shown["short_vi"] == "Nội dung khác tên"
    record = record_id_of("topic", body["code"])
    assert store.count(CatalogueEntry, CatalogueEntry.code == body["code"]) == 2
    revisions = store.all(sa.select(FeedEntry.revision).where(FeedEntry.record_id == record).order_by(FeedEntry.seq))
    rows = store.all(
        sa.select(CatalogueEntry.id).where(CatalogueEntry.code == body["code"]).order_by(CatalogueEntry.version)
    )
    assert revisions == rows
    with store.reading():
        assert bodies([record])[record]["short_vi"] == "Nội dung khác tên"
        assert (record, rows[-1]) in [(key, revision) for key, revision, _ in snapshot()]


def test_what_is_left_out_stays(admin: Client) -> None:
    """A new label alone keeps group, details, order and validity."""
    body = topic(order=77, valid_from="2025-03-21")
    first = admin.put("/topics", body).json
    labels = {name: body[name] for name in ("kind", "code", "name", "name_en", "short_vi", "short_en")}
    second = admin.put("/topics", {**labels, "name": "Tên mới"}).json
    assert {**first, "version": 2, "name": "Tên mới"} == second


def test_a_retired_topic_is_still_there_for_its_label(admin: Client, store: Store) -> None:
    """``on`` leaves it out from the day it ends; without ``on`` it is listed; nothing is deleted."""
    body = topic(valid_to="2026-06-01")
    assert admin.put("/topics", body).status == 200
    assert entry_of(admin.get("/topics", {"on": "2026-05-31"}), body["code"]) is not None
    assert entry_of(admin.get("/topics", {"on": "2026-06-01"}), body["code"]) is None
    assert entry_of(admin.get("/topics"), body["code"]) is not None
    with store.reading():
        found = known().entry("topic", body["code"])
    assert found is not None
    assert found.valid_to is not None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "lower_case"}, "code"),
        ({"kind": "sex", "code": "diverse", "group": None, "details": []}, "code"),
        ({"kind": "outcome", "code": "done", "valid_to": "2026-12-31", "group": None, "details": []}, "code"),
        ({"group": "cooking"}, "group"),
        ({"short_vi": "Một nhãn dài hơn hai mươi hai"}, "short_vi"),
        ({"details": [DETAIL, DETAIL]}, "details"),
        ({"kind": "place", "code": "pagoda", "group": None}, "details"),
        ({"valid_from": "2026-06-01", "valid_to": "2026-06-01"}, "valid_to"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_change_that_breaks_a_rule_is_refused_with_its_field(
    admin: Client, changes: dict[str, Any], field: str
) -> None:
    """One 422 with the field's name, and nothing is written."""
    before = admin.get("/topics").json["version"]
    answer = admin.put("/topics", topic(**changes))
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, field)
    assert admin.get("/topics").json["version"] == before


def test_a_detail_code_is_never_taken_away(admin: Client) -> None:
    """Old visits hold it."""
    body = topic()
    admin.put("/topics", body)
    answer = admin.put("/topics", {**body, "details": []})
    assert (answer.status, answer.json["errors"][0]["code"]) == (422, "code_removed")


def test_two_administrators_do_not_overwrite_each_other(admin: Client) -> None:
    """With If-Match the second one is told that something changed."""
    seen = admin.get("/topics").headers["ETag"]
    assert admin.put("/topics", topic(), If_Match=seen).status == 200
    assert admin.put("/topics", topic(), If_Match=seen).code == "conflict"
    assert admin.put("/topics", topic(), If_Match='"abc"').status == 422
    for tag in ('"²"', f'"{"9" * 5000}"'):
        assert admin.put("/topics", topic(), If_Match=tag).status == 422
