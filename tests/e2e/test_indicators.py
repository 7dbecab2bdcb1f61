"""A resolution of two targets, up to "1/2": figures over 100 % that are corrected, and followed by later ones."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Locator, expect

from api.core import clock
from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.look import LOOKED_IN, wrong_with
from tests.e2e.support.phone import Desk, Phone
from tests.e2e.support.site import Site

SHARE, CODE = "Hồ sơ nộp trực tuyến", "ONLINE_FILINGS_TEST"
RESOLUTION, BASIS = "Nghị quyết thử về hồ sơ trực tuyến", "Nghị quyết 88-NQ/TU ngày 02/01/2026"
TARGETS = ("Hồ sơ trực tuyến vượt kế hoạch", "Hộ có mạng cáp quang")
REPORT = "Báo cáo 12/BC-UBND"


def day(back: int) -> str:
    """So many days ago, as it is typed."""
    return f"{clock.today() - dt.timedelta(days=back):%d/%m/%Y}"


@pytest.fixture
def desk(site: Site, new_desk: NewDesk) -> Desk:
    """The desk of the province's staff."""
    desk = new_desk()
    desk.log_in(site.first("province_staff"))
    return desk


def test_from_a_resolution_to_its_score(site: Site, desk: Desk, new_phone: NewPhone) -> None:
    add_indicator(desk)
    check(desk)
    add_resolution(desk)
    expect(board(desk).locator(".dk-score")).to_contain_text("0/2")
    expect(board(desk).get_by_role("img")).to_have_attribute("aria-label", re.compile("Chưa công bố 2$"))

    desk.tap(board(desk).get_by_role("link", name=TARGETS[0]))
    observe(desk, day(60), "1.250", "1.000")
    only = desk.page.locator(".card").filter(has_text="Mới công bố một lần: Thành phố Hồ Chí Minh")
    expect(only).to_contain_text(re.compile(rf"1\.250/1\.000 \(125%\)\s*{day(60)} · {REPORT}"))
    expect(chart(desk)).to_have_count(0)
    correct(desk)
    observe(desk, day(10), "1.300", "1.000")
    figures_of_three(desk)
    check(desk)

    desk.page.goto(f"{desk.url}/#/ban/chi-tieu")
    expect(board(desk).get_by_role("row", name=TARGETS[0])).to_contain_text("1.300/1.000 (130%)")
    declare(desk, TARGETS[0], "Đạt")
    declare(desk, TARGETS[1], "Đạt")
    expect(board(desk).locator(".dk-score")).to_contain_text("2/2")
    declare(desk, TARGETS[1], "Đang thực hiện")
    expect(board(desk).locator(".dk-score")).to_contain_text("1/2")
    declare(desk, TARGETS[0], "Chưa đạt")
    expect(board(desk).locator(".dk-score")).to_contain_text("0/2")
    declare(desk, TARGETS[0], "Đạt")
    expect(board(desk).locator(".dk-score")).to_contain_text("1/2")
    words = "Đạt 1, Chưa đạt 0, Đang thực hiện 1, Chưa công bố 0"
    expect(board(desk).get_by_role("img")).to_have_attribute("aria-label", f"{RESOLUTION}: {words}")
    expect(board(desk).get_by_role("row", name=TARGETS[1])).to_contain_text("Đang thực hiện")
    check(desk)
    told = next(one for one in site.admin.get("/programmes").json["items"] if one["name"] == RESOLUTION)
    assert [(len(one["statuses"]), one["status"]) for one in told["targets"]] == [(3, "achieved"), (2, "in_progress")]
    read_on_a_phone(site, new_phone())


def board(desk: Phone) -> Locator:
    """The part of the page that is about the resolution."""
    return desk.page.locator("section.dk-section").filter(has=desk.page.get_by_role("heading", name=RESOLUTION))


def chart(desk: Phone) -> Locator:
    """The picture of the figures over time."""
    return desk.page.locator("svg.chart")


def dialog(desk: Desk) -> Locator:
    """The sheet that is open."""
    return desk.page.locator("dialog")


def check(desk: Phone) -> None:
    """Nothing is wrong with the open page."""
    assert wrong_with(desk.page, phone=not isinstance(desk, Desk), themes=LOOKED_IN) == []


def add_indicator(desk: Desk) -> None:
    """A share under a code of its own; what is missing is told first."""
    desk.tap(desk.page.locator(".dk-rail a", has_text="Chỉ tiêu, chỉ số"))
    desk.tap(desk.button("Thêm chỉ số"))
    sheet = dialog(desk)
    desk.tap(sheet.get_by_role("button", name="Lưu"))
    expect(sheet.get_by_role("alert")).to_contain_text("Có 6 chỗ cần sửa")
    check(desk)
    sheet.get_by_label("Tên chỉ số").fill(SHARE)
    sheet.get_by_label("Tên tiếng Anh").fill("Filings made online")
    # One that the demo has.
    sheet.get_by_label("Mã").fill("TEAMS")
    sheet.get_by_label("Trụ cột").fill("Chính quyền số")
    desk.tap(sheet.locator("label", has_text="Tử số trên mẫu số"))
    sheet.get_by_label("Tính trên").fill("hồ sơ")
    desk.tap(sheet.get_by_role("button", name="Lưu"))
    expect(sheet.get_by_role("alert")).to_contain_text("Mã: Chỉ số khác đã dùng mã này")
    sheet.get_by_label("Mã").fill(CODE)
    desk.tap(sheet.get_by_role("button", name="Lưu"))
    expect(desk.page.locator("main h1")).to_have_text(SHARE)
    expect(desk.page.locator("main")).to_contain_text("Chưa có số liệu. Số chưa biết không phải là 0.")


def add_resolution(desk: Desk) -> None:
    """Two targets of one group, the first of them measured by the new indicator."""
    page = desk.page
    page.goto(f"{desk.url}/#/ban/chi-tieu")
    desk.tap(page.get_by_role("link", name="Thêm nghị quyết, kế hoạch"))
    page.get_by_label("Tên nghị quyết, kế hoạch").fill(RESOLUTION)
    page.get_by_label("Văn bản (số, ngày)").fill(BASIS)
    page.get_by_label("Ngày ban hành").fill(day(90))
    page.get_by_label("Hạn").first.fill(day(100))
    first = page.get_by_role("group", name="Chỉ tiêu 1")
    first.get_by_label("Nội dung chỉ tiêu").fill(TARGETS[0])
    first.get_by_label("Nhóm").fill("Chính quyền số")
    first.get_by_label("Theo chỉ số").select_option(label=SHARE)
    first.get_by_label("Mức cần đạt (%)").fill("120")
    desk.tap(desk.button("Thêm chỉ tiêu"))
    second = page.get_by_role("group", name="Chỉ tiêu 2")
    expect(second.get_by_label("Nhóm")).to_have_value("Chính quyền số")
    desk.tap(desk.button("Lưu"))
    expect(page.get_by_role("alert")).to_contain_text("Hạn: Hạn phải sau ngày ban hành")
    expect(page.get_by_role("alert")).to_contain_text("Chỉ tiêu 2, Nội dung chỉ tiêu: Gõ nội dung, từ 3 chữ")
    check(desk)
    second.get_by_label("Nội dung chỉ tiêu").fill(TARGETS[1])
    page.get_by_label("Hạn").first.fill("31/12/2030")
    expect(second.get_by_label("Hạn")).to_have_value("31/12/2030")
    desk.tap(desk.button("Lưu"))
    expect(page.locator("main h1")).to_have_text("Chỉ tiêu, chỉ số")


def fill_parts(sheet: Locator, on: str, numerator: str, denominator: str) -> None:
    """A figure as a source tells it in its two parts."""
    sheet.get_by_label("Ngày").fill(on)
    sheet.get_by_label("Tử số", exact=True).fill(numerator)
    sheet.get_by_label("Mẫu số", exact=True).fill(denominator)
    sheet.get_by_label("Nguồn", exact=True).fill(REPORT)


def observe(desk: Desk, on: str, numerator: str, denominator: str) -> None:
    """A figure of the province."""
    before = desk.page.locator("main tbody tr").count()
    desk.tap(desk.button("Thêm số liệu"))
    sheet = dialog(desk)
    sheet.get_by_label("Đơn vị").select_option(label="Thành phố Hồ Chí Minh")
    fill_parts(sheet, on, numerator, denominator)
    desk.tap(sheet.get_by_role("button", name="Lưu"))
    expect(desk.page.locator("main tbody tr")).to_have_count(before + 1)


def correct(desk: Desk) -> None:
    """The figure was wrong: another takes its place, and it stays, struck through."""
    desk.tap(desk.button("Sửa số 1.250/1.000 (125%)"))
    sheet = dialog(desk)
    expect(sheet).to_contain_text(f"Số 1.250/1.000 ngày {day(60)} vẫn được giữ, có dấu đã sửa.")
    expect(sheet.get_by_label("Tử số", exact=True)).to_have_value("1.250")
    fill_parts(sheet, day(60), "1.150", "0")
    desk.tap(sheet.get_by_role("button", name="Lưu"))
    expect(sheet.get_by_role("alert")).to_contain_text("Mẫu số: Mẫu số phải lớn hơn 0")
    fill_parts(sheet, day(60), "1.150", "1.000")
    desk.tap(sheet.get_by_role("button", name="Lưu"))
    expect(desk.page.locator("main tbody s")).to_have_text("1.250/1.000 (125%)")


def figures_of_three(desk: Desk) -> None:
    """The chart has what holds, the table all: the newest first, the corrected one marked."""
    expect(chart(desk).locator(".chart-value")).to_have_text(["115%", "130%"])
    expect(chart(desk)).to_contain_text("Mức cần đạt: 120%")
    expect(chart(desk)).to_have_attribute("aria-label", re.compile("Bảng có đủ số"))
    rows = desk.page.get_by_role("table", name="Bảng số liệu").locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("1.300/1.000 (130%)")
    expect(rows.filter(has_text="Thay số 1.250/1.000 (125%)")).to_contain_text("1.150/1.000 (115%)")
    expect(rows.filter(has=desk.page.locator("s"))).to_contain_text("Đã sửa")
    expect(rows.filter(has=desk.page.locator("s")).get_by_role("button")).to_have_count(0)


def declare(desk: Desk, target: str, status: str) -> None:
    """Note what a source declares of a target, today."""
    desk.tap(desk.button(f"Ghi kết quả: {target}"))
    sheet = dialog(desk)
    desk.tap(sheet.locator("label").filter(has=desk.page.get_by_role("radio", name=status, exact=True)))
    sheet.get_by_label("Nguồn", exact=True).fill(REPORT)
    desk.tap(sheet.get_by_role("button", name="Lưu"))
    expect(sheet).to_have_count(0)
    expect(board(desk).get_by_role("row", name=target)).to_contain_text(status)


def read_on_a_phone(site: Site, phone: Phone) -> None:
    """A commune's officer reads the same and is offered nothing to write."""
    phone.log_in(site.first("commune_officer"))
    phone.open("#/ban/chi-tieu")
    expect(board(phone).locator(".dk-score")).to_contain_text("1/2")
    expect(phone.page.locator("main").get_by_role("button", name=re.compile("^(Thêm|Ghi)"))).to_have_count(0)
    phone.tap(board(phone).get_by_role("link", name=TARGETS[0]))
    expect(chart(phone)).to_be_visible()
    check(phone)
