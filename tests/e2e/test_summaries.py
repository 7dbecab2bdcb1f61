"""Summary pages: two groupings at once with the API's totals, what cannot be crossed, another cut-off day, paper."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Locator, expect

from api.core import clock
from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.desk import vi_number
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import Desk
from tests.e2e.support.site import Site
from tests.e2e.support.until import until
from tests.support.client import Client

ROWS, COLUMNS = "Chia theo (dòng)", "Ghép với (cột)"
PAGE = "#/ban/tong-quan"
CALENDAR = 31
COUNTED_WITHIN_MS = 240_000
COUNTED_BY = "async (day) => (await (await fetch('/api/v1/meta')).json()).cutoff_day === day"
NOTHING, HIDDEN = "–", "ẩn"


def test_communes_by_topic_then_hamlets_by_sex(site: Site, new_desk: NewDesk) -> None:
    staff = site.first("province_staff")
    client = site.client(staff)
    desk = new_desk()
    desk.log_in(staff)
    desk.open(PAGE)
    four = desk.page.locator("main .dk-figure")
    expect(four).to_have_count(4)

    choose(desk, COLUMNS, "Việc")
    agrees(desk, client, {"group_by": "commune", "cross": "topic"}, "visits")
    expect(desk.page.get_by_text("Lượt theo nội dung không cộng lại thành tổng lượt")).to_be_visible()
    desk.tap(desk.choice("Việc"))
    agrees(desk, client, {"group_by": "commune", "cross": "topic"}, "items")
    assert wrong_with(desk.page, phone=False) == []

    commune = client.get("/units", {"level": "commune", "parent": staff.unit_id}).json["items"][0]
    desk.page.get_by_label("Xã, phường", exact=True).select_option(commune["id"])
    choose(desk, COLUMNS, "Giới")
    desk.tap(desk.choice("Người"))
    agrees(desk, client, {"group_by": "hamlet", "cross": "sex", "unit": commune["id"]}, "people")
    assert wrong_with(desk.page, phone=False) == []


def test_by_the_units_of_another_day_and_a_year(site: Site, new_desk: NewDesk) -> None:
    staff = site.first("province_staff")
    desk = new_desk()
    desk.log_in(staff)
    desk.open(PAGE)
    desk.tap(desk.choice(f"Năm {clock.today():%Y}"))
    desk.tap(desk.choice("Đơn vị ngày khác"))
    desk.page.get_by_label("Theo đơn vị ngày").fill("30/06/2025")
    choose(desk, COLUMNS, "Quý")
    year = {"from": f"{clock.today():%Y}-01-01", "to": f"{clock.today():%Y}-12-31"}
    asked = {**year, "group_by": "commune", "cross": "quarter", "units_as_of": "2025-06-30"}
    agrees(desk, site.client(staff), asked, "visits")
    expect(desk.page.get_by_text("Mọi số được tính về đơn vị ngày 30/06/2025.")).to_be_visible()


def test_what_cannot_be_seen_together_is_explained(site: Site, new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.log_in(site.first("province_staff"))
    phone.open(PAGE)
    phone.page.get_by_label(ROWS).select_option(label="Việc")
    phone.page.get_by_label(COLUMNS).select_option(label="Nơi làm (chưa ghép được)")
    told = phone.page.get_by_role("alert")
    expect(told).to_contain_text("Việc và nơi làm chưa xem chung được")
    expect(told).to_contain_text("Hai cách chia này không được đếm chung")
    assert wrong_with(phone.page, phone=True) == []
    phone.tap(told.get_by_role("button", name="Giới"))
    table = phone.page.locator("main .dk-cross")
    expect(table).to_be_visible()
    expect(told).to_have_count(0)
    # The table moves in its frame; the page does not, and the names stay.
    assert wrong_with(phone.page, phone=True) == []

    phone.tap(phone.page.locator(".dk-fold > summary"))
    phone.tap(phone.choice("Tuần này"))
    widen = phone.page.get_by_role("alert").get_by_role("button")
    if clock.today().day > 1:  # a week that is the month's own would need nothing
        expect(widen).to_contain_text("Xem trọn tháng")
        phone.tap(widen)
    expect(table).to_be_visible()


# All of the demo is counted twice.
@pytest.mark.nightly
def test_another_cut_off_day_counts_all_anew(site: Site, new_desk: NewDesk) -> None:
    admin = site.first("admin")
    client = site.client(admin)
    before = client.get("/reports/summary", whole_year()).json["totals"]
    desk = new_desk()
    desk.log_in(admin)
    with put_back(desk, client):
        desk.open(PAGE)
        expect(desk.page.get_by_text("Tháng báo cáo theo lịch")).to_be_visible()
        desk.tap(desk.button("Đổi ngày chốt"))
        desk.page.get_by_label("Tháng báo cáo hết ngày").select_option(label="Ngày 14")
        desk.tap(desk.button("Xem việc sẽ xảy ra"))
        dialog = desk.page.locator("dialog")
        expect(dialog).to_contain_text("Mọi lượt được đếm lại, cả những tháng đã qua.")
        assert wrong_with(desk.page, phone=False) == []
        assert client.get("/meta").json["cutoff_day"] == CALENDAR  # nothing happens before it is confirmed
        desk.tap(desk.button("Đổi và đếm lại"))
        expect(dialog).to_have_count(0, timeout=COUNTED_WITHIN_MS)
        expect(desk.page.get_by_text("Tháng báo cáo từ ngày 15 tháng trước đến hết ngày 14.")).to_be_visible()
        month = client.get("/reports/summary").json
        assert [month["period"][end][-2:] for end in ("from", "to")] == ["15", "14"]
        expect(desk.page.locator("main .dk-figure-value").first).to_have_text(vi_number(month["totals"]["visits"]))
        assert client.get("/reports/summary", whole_year()).json["totals"] == before


def test_on_paper(site: Site, new_desk: NewDesk) -> None:
    desk = new_desk()
    desk.log_in(site.first("province_staff"))
    desk.open("#/ban/bao-phu")
    expect(desk.page.locator(".dk-tile").first).to_be_visible()
    first, *_ = printed(desk)
    tiles = [squeezed(name) for name in desk.page.locator(".dk-tile-name").all_inner_texts()]
    assert len(tiles) > 1
    assert [name for name in tiles if name not in first] == [], "the map stands on the first page"

    desk.open(f"{PAGE}?ghep=topic")
    expect(desk.page.locator("main .dk-cross")).to_be_visible()
    pages = printed(desk)
    assert sum(squeezed("Tổng cộng") in page for page in pages) == 1, "sums stand once, at the end"
    heads = [squeezed("Cả dòng") in page for page in pages]
    assert sum(heads) > 1
    assert all(heads[heads.index(True) :]), "each page of the crossing has its head"
    assert squeezed("chưa gửi. Quá hạn") not in "".join(pages), "what is to be done is no part of the figures"


def whole_year() -> dict[str, str]:
    """A year's days, which no cut-off day changes."""
    return {"from": f"{clock.today():%Y}-01-01", "to": f"{clock.today():%Y}-12-31", "group_by": "kind"}


def choose(desk: Desk, label: str, words: str) -> None:
    """In a drop-down of the page."""
    desk.page.get_by_label(label).select_option(label=words)


def agrees(desk: Desk, client: Client, asked: dict[str, Any], measure: str) -> None:
    """Every cell, sum of a row and sum of a column of the table on the screen is the API's."""
    answer = client.get("/reports/summary", asked)
    assert answer.status == 200, answer.text
    told = answer.json
    keys = [column["key"] for column in told["columns"]]
    table = desk.page.locator("main .dk-cross table")
    sums = [told["crossed"][measure], *(column[measure] for column in told["columns"])]
    expect(table.locator("tfoot td")).to_have_text(["Tổng cộng", *map(shown, sums)])
    expected = {
        row["label"]: [shown(row[measure]), *(cell_text(row["columns"][key], measure) for key in keys)]
        for row in told["rows"]
    }
    assert read(table) == expected
    assert told["crossed"][measure] == told["totals"][measure] > 0


def read(table: Locator) -> dict[str, list[str]]:
    """Cells by the name of their row."""
    rows: list[list[str]] = table.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
    )
    return {name: cells for name, *cells in rows}


def cell_text(cell: dict[str, Any], measure: str) -> str:
    """What stands in a cell: hidden is said, what does not exist is a dash, and neither is 0."""
    return HIDDEN if cell.get("hidden") else shown(cell[measure])


def shown(number: int | None) -> str:
    """A number as the screen writes it."""
    return NOTHING if number is None else vi_number(number)


def printed(desk: Desk) -> list[str]:
    """The letters of each page that the browser would print."""
    content = desk.page.pdf(prefer_css_page_size=True)
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def squeezed(text: str) -> str:
    """Without any space: where words begin is lost on the way through a PDF."""
    return "".join(text.split())


@contextmanager
def put_back(desk: Desk, client: Client) -> Iterator[None]:
    """Months end with the calendar again afterwards: other tests read the same province."""
    try:
        yield
    finally:
        assert client.put("/reports/cutoff-day", {"cutoff_day": CALENDAR}).status == 202
        until(desk.page, COUNTED_BY, CALENDAR, within_ms=COUNTED_WITHIN_MS)
