"""A month's work days: the leader confirms them, no day is paid in two teams, the commune takes away its totals."""

import datetime as dt
import io
import re
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, expect

from api.core import clock
from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.desk import vi_number
from tests.e2e.support.look import THEMES, wrong_with
from tests.e2e.support.phone import Desk, Phone
from tests.e2e.support.site import GRACE_SECONDS, Person, Site
from tests.support.papers import pdf_words

# The newest whole month: the demo has visits on most of its days, and none of them lies in the future.
FIRST = (clock.today().replace(day=1) - dt.timedelta(days=1)).replace(day=1)
MONTH = f"{FIRST:%Y-%m}"
ADDED = FIRST + dt.timedelta(days=27)
KINDS = ("month", "day", "night")
IN_FORCE = "SELECT id FROM roster_version WHERE team_id = ? AND status = 'approved' AND valid_to IS NULL"
INSERT = "INSERT INTO roster_entry (id, roster_id, person_id, role) VALUES (?, ?, ?, 'member')"


@pytest.fixture
def leaders(site: Site) -> tuple[Person, Person]:
    """Two who lead teams that no other story speaks of."""
    last, before = [person for person in site.people if person.role == "leader"][-1:-3:-1]
    return last, before


@pytest.fixture
def shared(site: Site, leaders: tuple[Person, Person]) -> Iterator[str]:
    """The id of a member of the first leader's team, who for this story stands on the other team's list too."""
    first, second = leaders
    member = sheet(site, first)["members"][-1]["person_id"]
    entry = uuid.uuid4().hex
    with closing(sqlite3.connect(site.database, timeout=GRACE_SECONDS)) as connection:
        with connection:
            (roster_id,) = connection.execute(IN_FORCE, [uuid.UUID(second.team_id).hex]).fetchone()
            connection.execute(INSERT, [entry, roster_id, uuid.UUID(member).hex])
        yield member
        with connection:
            connection.execute("DELETE FROM roster_entry WHERE id = ?", [entry])


def sheet(site: Site, leader: Person) -> dict[str, Any]:
    """The month of a leader's team as the API tells it."""
    answer = site.admin.get(f"/teams/{leader.team_id}/work-days", {"month": MONTH})
    assert answer.status == 200, answer.text
    return dict(answer.json)


def days_of(told: dict[str, Any], *states: str) -> set[tuple[str, str, bool]]:
    """Person, day and night of what is in these states."""
    return {
        (member["person_id"], day["day"], day["night"])
        for member in told["members"]
        for day in member["days"]
        if day["state"] in states
    }


def open_sheet(desk: Phone) -> None:
    """From the leader's page to the sheet of the newest whole month."""
    desk.open("#/ban/ho-tro")
    desk.tap(desk.page.get_by_role("link", name="Mở bảng chấm công"))
    fold = desk.page.locator("summary", has_text="Lọc")
    month = desk.page.get_by_label("Tháng", exact=True)
    expect(fold.or_(month).first).to_be_visible()
    if not month.is_visible():
        desk.tap(fold)
    month.select_option(MONTH)
    # until then the running month's days stand there
    expect(members(desk).get_by_role("button", name=f"/{FIRST:%m}").first).to_be_visible()


def members(desk: Phone) -> Locator:
    """The cards of the sheet."""
    return desk.page.get_by_role("list", name="Bảng chấm công").get_by_role("listitem")


def card(desk: Phone, name: str) -> Locator:
    """A member's card."""
    return members(desk).filter(has=desk.page.get_by_role("button", name=f"Giấy ghi nhận: {name}", exact=True))


def add(desk: Phone, name: str, day: dt.date, shift: str) -> None:
    """A day on which somebody worked without logging a visit."""
    desk.page.get_by_label("Thành viên").select_option(label=name)
    desk.page.get_by_label("Ngày", exact=True).fill(f"{day:%d/%m/%Y}")
    desk.tap(desk.choice(shift))
    desk.tap(desk.page.get_by_role("button", name="Thêm", exact=True))


def cells(sums: dict[str, Any], keys: tuple[str, ...]) -> tuple[Any, ...]:
    """Sums as the workbook has them: a dash for what no leader has confirmed."""
    return tuple("–" if sums[key] is None else sums[key] for key in keys)


def download(desk: Phone, button: Locator) -> bytes:
    """The file behind a button."""
    with desk.page.expect_download() as given:
        desk.tap(button)
    return Path(given.value.path()).read_bytes()


def test_a_leader_confirms_the_days_of_a_month(site: Site, leaders: tuple[Person, Person], new_phone: NewPhone) -> None:
    """On a phone: one day left out, a night added, confirmed, and the sheet to be signed says the same."""
    leader = leaders[0]
    before = sheet(site, leader)
    phone = new_phone()
    phone.log_in(leader)
    open_sheet(phone)
    chips = members(phone).get_by_role("button", pressed=True)
    suggested = chips.count()
    assert suggested == len(days_of(before, "suggested", "confirmed", "added")) > 1
    phone.tap(chips.first)
    who = before["members"][-1]
    add(phone, who["name"], ADDED, "Ban đêm")
    night = card(phone, who["name"]).get_by_role("button", name=f"Đêm {ADDED:%d/%m}")
    expect(night).to_have_attribute("aria-pressed", "true")
    expect(phone.page.locator("main")).to_contain_text(f"Đã chọn {suggested - 1} ngày, 1 đêm")
    assert wrong_with(phone.page, phone=True, themes=THEMES) == []
    phone.tap(phone.button("Xác nhận ngày công"))
    expect(phone.page.locator("main")).to_contain_text(f"{leader.name} xác nhận lúc")

    kept = sheet(site, leader)
    confirmed = days_of(kept, "confirmed", "added")
    assert len(confirmed) == suggested
    assert (who["person_id"], ADDED.isoformat(), True) in confirmed
    expect(phone.page.locator("main")).to_contain_text("Có chỗ khác với lượt đã ghi")
    assert wrong_with(phone.page, phone=True, themes=THEMES) == []

    told = site.admin.get("/allowances", {"month": MONTH}).json
    sums = next(team for team in told["teams"] if team["team_id"] == leader.team_id)
    assert (sums["days"], sums["nights"], sums["confirmed"]) == (suggested - 1, 1, True)
    words = pdf_words(download(phone, phone.button("Bảng ký nhận (PDF)")))
    assert f"Cộng {sums['days']} 1 {vi_number(sums['amount'])}" in words
    for member in kept["members"]:
        assert member["name"] in words
    assert "chưa xác nhận" not in words


def test_a_day_that_another_team_confirmed_is_not_paid_again(
    site: Site, leaders: tuple[Person, Person], shared: str, new_desk: NewDesk
) -> None:
    first, second = leaders
    client, path = site.client(first), f"/api/v1/teams/{first.team_id}/work-days"
    told = sheet(site, first)
    name = next(member["name"] for member in told["members"] if member["person_id"] == shared)
    body = {"month": MONTH, "version": told["version"], "days": [{"person_id": shared, "day": ADDED, "night": False}]}
    assert client.send("PUT", path, json=body).status == 200

    desk = new_desk()
    desk.log_in(second)
    # as a link that somebody sent, opened from the tiles: it keeps its month
    desk.open(f"#/ban/ho-tro/{second.team_id}?thang={MONTH}")
    expect(members(desk).get_by_role("button", name=f"/{FIRST:%m}").first).to_be_visible()
    add(desk, name, ADDED, "Ban ngày")
    desk.tap(desk.button("Xác nhận ngày công"))
    refused = desk.page.get_by_role("alert")
    expect(refused).to_contain_text("Đã được tổ khác xác nhận")
    expect(refused).to_contain_text(f"{name} đã được {told['team_title']} xác nhận ngày {ADDED:%d/%m/%Y}")
    assert days_of(sheet(site, second), "confirmed", "added") == set()
    assert wrong_with(desk.page, phone=False, themes=THEMES) == []

    desk.tap(card(desk, name).get_by_role("button", name=f"{ADDED:%d/%m}"))
    desk.tap(desk.button("Xác nhận ngày công"))
    expect(desk.page.locator("main")).to_contain_text(f"{second.name} xác nhận lúc")
    expect(refused).to_have_count(0)


def test_the_commune_takes_away_its_totals(site: Site, new_desk: NewDesk) -> None:
    """The table, the workbook and the API say the same; from the table to a team's sheet and a member's thanks."""
    officer = site.first("commune_officer")
    told = site.client(officer).get("/allowances", {"month": MONTH}).json
    desk = new_desk()
    desk.log_in(officer)
    desk.open(f"#/ban/ho-tro?thang={MONTH}")
    row = desk.page.locator("main tfoot tr").first
    expect(row).to_contain_text(vi_number(told["totals"]["amount"]))
    assert wrong_with(desk.page, phone=False, themes=THEMES) == []
    book = load_workbook(io.BytesIO(download(desk, desk.button("Tải Excel"))))
    *lines, total = list(book["Theo tổ"].values)[3:]
    keys = ("members", "days", "nights", *(f"{kind}_amount" for kind in KINDS), "amount")
    assert [line[1:3] for line in lines] == [(team["title"], team["unit_name"]) for team in told["teams"]]
    assert [line[4:] for line in lines] == [cells(team, keys) for team in told["teams"]]
    assert total[4:] == cells(told["totals"], keys)
    assert re.match(r"Số tính đến .+ · \d+ tổ chưa xác nhận · Dữ liệu mẫu", book["Theo tổ"]["A2"].value)

    desk.tap(desk.page.locator("main tbody a").first)
    expect(members(desk).first).to_be_visible()
    expect(desk.button("Xác nhận ngày công")).to_have_count(0)
    assert wrong_with(desk.page, phone=False, themes=THEMES) == []
    words = pdf_words(download(desk, desk.button("Bảng ký nhận (PDF)")))
    assert "BẢNG CHẤM CÔNG HỖ TRỢ" in words
    assert told["teams"][0]["title"] in words
    check_thanks(desk)


def check_thanks(desk: Desk) -> None:
    """The second member's sheet: name, months, the commune's signature, no count."""
    button = members(desk).nth(1).get_by_role("button", name="Giấy ghi nhận")
    name = str(button.get_attribute("aria-label")).removeprefix("Giấy ghi nhận: ")
    words = pdf_words(download(desk, button))
    for wanted in ("GIẤY GHI NHẬN", name, "Tham gia", "ỦY BAN NHÂN DÂN", "Dữ liệu mẫu"):
        assert wanted in words
    assert "lượt" not in words
