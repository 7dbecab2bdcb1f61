"""Faults 38 and 50: an outbox as an earlier release left it opens and drains, also with bytes gone bad."""

import datetime as dt
import json
from typing import Any

import pytest
from playwright.sync_api import expect

from api.core import clock
from tests.e2e.conftest import NewPhone
from tests.e2e.support.outbox import ops_of, wait_until_all
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Phone
from tests.e2e.support.recording import lay, read_recording, recordings, schema_of
from tests.e2e.support.site import Person, Site

# A page of this site without the app in it: nothing else has the databases open.
ELSEWHERE = "/icons/icon-192.png"
BAD_ROWS = 100


@pytest.fixture
def phone(new_phone: NewPhone, demo_member: Person) -> Phone:
    """Somebody who was on a team long before the recording, with a phone without network."""
    phone = new_phone()
    phone.log_in(demo_member)
    phone.wait_until_installed()
    return phone


@pytest.mark.parametrize("release", recordings())
def test_the_outbox_of_a_release_opens_and_drains(site: Site, demo_member: Person, phone: Phone, release: str) -> None:
    recording = recorded(phone, demo_member, release)
    schema = schema_of(phone.page, recording["database"])
    assert schema == {key: recording[key] for key in ("version", "stores")}, "the schema never changes (S14)"
    open_with(phone, recording)
    expect(phone.bar).to_contain_text("Mất mạng · 4 lượt chờ gửi")
    phone.network(on=True)
    wait_until_all(phone.page, "confirmed", within_ms=ARRIVES_WITHIN_MS)

    rows = {row["op_id"]: row for row in recording["rows"]["ops"]}
    after = {row["op_id"]: row for row in ops_of(phone.page)}
    assert {op_id: row["json"] for op_id, row in after.items()} == {op_id: row["json"] for op_id, row in rows.items()}
    assert {row["verdict"] for row in after.values()} == {"applied"}
    held = {revision["op_id"]: revision for record in rows.values() for revision in revisions(site, record)}
    assert set(held) == set(rows)
    for op_id, row in rows.items():
        said = json.loads(row["json"])
        if not said["type"].endswith(".void"):  # a cancelling keeps the body of the visit
            assert {key: held[op_id]["body"][key] for key in said["body"]} == said["body"]


def test_a_flipped_byte_in_each_of_a_hundred_rows_loses_none(demo_member: Person, phone: Phone) -> None:
    recording = recorded(phone, demo_member, recordings()[0])
    recording["rows"]["ops"] = [bad_row(recording["rows"]["ops"][0], number) for number in range(BAD_ROWS)]
    open_with(phone, recording)
    expect(phone.page.locator(".tile").first).to_be_visible()
    assert len(ops_of(phone.page)) == BAD_ROWS
    phone.network(on=True)
    wait_until_all(phone.page, "confirmed", within_ms=ARRIVES_WITHIN_MS)
    assert len(ops_of(phone.page)) == BAD_ROWS


def recorded(phone: Phone, person: Person, release: str) -> dict[str, Any]:
    """The recording as this person's of yesterday."""
    yesterday = clock.today() - dt.timedelta(days=1)
    return read_recording(release, phone.page, str(person.team_id), yesterday.isoformat())


def open_with(phone: Phone, recording: dict[str, Any]) -> None:
    """Lay the recording into the phone while the app is closed, and open the app without network."""
    phone.page.goto(phone.url + ELSEWHERE)
    lay(phone.page, recording)
    phone.network(on=False)
    phone.page.goto(f"{phone.url}/#/ghi")


def revisions(site: Site, row: dict[str, Any]) -> list[dict[str, Any]]:
    """The revisions that the server holds of a row's record."""
    answer = site.client(site.first("admin")).get(f"/sessions/{row['record_id']}")
    assert answer.status == 200, answer.text
    found: list[dict[str, Any]] = answer.json["revisions"]
    return found


def bad_row(row: dict[str, Any], number: int) -> dict[str, Any]:
    """The row under ids of its own, one byte of its text flipped; the places are spread over the whole of it."""
    op_id, record_id = (f"0193b3a0-0000-7000-8{kind:03x}-{number:012x}" for kind in (1, 2))
    text = row["json"].replace(row["op_id"], op_id).replace(row["record_id"], record_id)
    at = number * len(text) // BAD_ROWS
    flipped = text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]
    return {**row, "op_id": op_id, "record_id": record_id, "seq": number + 1, "json": flipped}
