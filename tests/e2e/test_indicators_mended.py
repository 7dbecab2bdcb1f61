"""Typos of a resolution, a target and an indicator are mended: by two at once, and where figures forbid it."""

import datetime as dt
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from api.core import clock
from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.look import LOOKED_IN, wrong_with
from tests.e2e.support.phone import Desk, Phone
from tests.e2e.support.site import Site

TYPO, RIGHT = "Nghị quyết 75 về thư viện số", "Nghị quyết 57 về thư viện số"
TARGETS = ("Xã có thư việnsố", "Ghi nhầm ở đây", "Trường có thư viện số")
LIBRARY, LIBRARY_RIGHT = "Xã có thư viện số", "Xã có thư viện số mở cửa"
CODE = "LIBRARIES_TEST"
REASON = "Nghị quyết 60-NQ/TU bãi bỏ"


@pytest.fixture
def desk(site: Site, new_desk: NewDesk) -> Desk:
    """The desk of the province's staff."""
    desk = new_desk()
    desk.log_in(site.first("province_staff"))
    return desk


def test_what_was_mistyped_is_mended(site: Site, desk: Desk, new_phone: NewPhone) -> None:
    made = resolution(site)
    desk.open("#/ban/chi-tieu")
    mend_the_resolution(desk)
    other = new_phone()
    other.log_in(site.first("admin"))
    two_at_once(desk, other)
    take_out(desk)
    give_up(desk)
    told = next(one for one in site.admin.get("/programmes").json["items"] if one["id"] == made["id"])
    assert [(one["name"], one["goal"], one["withdrawn_reason"]) for one in told["targets"]] == [
        (LIBRARY, "90", None),
        (TARGETS[2], None, REASON),
    ]
    refused_with_the_reason(site, desk)
    read_by_an_officer(site, new_phone())


def resolution(site: Site) -> Any:
    """Three targets; of the last a result was noted."""
    today = clock.today()
    body = {
        "unit_id": site.first("province_staff").unit_id,
        "name": TYPO,
        "legal_basis": "Nghị quyết 57-NQ/TU",
        "adopted_on": (today - dt.timedelta(days=300)).isoformat(),
        "deadline": "2030-12-31",
        "targets": [{"group": "Hạ tầng số", "name": name, "deadline": "2030-12-31"} for name in TARGETS],
    }
    made = site.admin.post("/programmes", body)
    assert made.status == 201, made.text
    result = {"status": "achieved", "stated_on": today.isoformat(), "source": "Báo cáo 12/BC-UBND"}
    assert site.admin.post(f"/targets/{made.json['targets'][2]['id']}/statuses", result).status == 201
    return made.json


def board(desk: Phone, name: str = RIGHT) -> Locator:
    """The part of the page that is about the resolution."""
    return desk.page.locator("section.dk-section").filter(has=desk.page.get_by_role("heading", name=name, exact=True))


def dialog(desk: Phone) -> Locator:
    """The sheet that is open."""
    return desk.page.locator("dialog")


def save(desk: Phone) -> None:
    """The button at the foot of the sheet."""
    desk.tap(dialog(desk).get_by_role("button", name="Lưu", exact=True))


def check(desk: Phone) -> None:
    """Nothing is wrong with the open page."""
    assert wrong_with(desk.page, phone=not isinstance(desk, Desk), themes=LOOKED_IN) == []


def mend_the_resolution(desk: Desk) -> None:
    """By keyboard alone: the sheet begins with what is there, faults stand at their field, the focus comes back."""
    expect(board(desk, TYPO)).to_be_visible()
    desk.page.get_by_role("button", name=f"Sửa: {TYPO}").focus()
    desk.page.keyboard.press("Enter")
    name = dialog(desk).get_by_label("Tên nghị quyết, kế hoạch")
    expect(name).to_have_value(TYPO)
    expect(dialog(desk)).to_contain_text("Đã có kết quả của đơn vị này nên không đổi được.")
    name.fill("")
    name.press("Enter")
    expect(dialog(desk).get_by_role("alert")).to_contain_text("Tên nghị quyết, kế hoạch: Gõ tên, từ 3 chữ")
    check(desk)
    name.fill(RIGHT)
    name.press("Enter")
    expect(dialog(desk)).to_have_count(0)
    expect(desk.page.get_by_role("button", name=f"Sửa: {RIGHT}")).to_be_focused()


def two_at_once(desk: Desk, phone: Phone) -> None:
    """The phone sets the goal while the desk mends the name: the desk is told, and both stay."""
    phone.open("#/ban/chi-tieu")
    for each in (phone, desk):
        each.tap(each.button(f"Sửa: {TARGETS[0]}"))
    check(phone)
    dialog(phone).get_by_label("Mức cần đạt (%)").fill("90")
    dialog(phone).get_by_label("Nội dung chỉ tiêu").fill("Xã có phòng đọc")
    save(phone)
    expect(board(phone)).to_contain_text("Xã có phòng đọc")
    dialog(desk).get_by_label("Nội dung chỉ tiêu").fill(LIBRARY)
    save(desk)
    told = dialog(desk).get_by_role("alert")
    expect(told).to_contain_text(re.compile(r"vừa sửa lúc .*Phần bạn gõ vẫn còn ở đây\."))
    expect(told).to_contain_text("Nội dung chỉ tiêu, họ ghi: Xã có phòng đọc")
    expect(told).to_contain_text(f"Bạn ghi: {LIBRARY}")
    expect(told).to_contain_text("Mức cần đạt (%), họ ghi: 90")
    expect(told).to_be_focused()
    check(desk)
    expect(dialog(desk).get_by_label("Mức cần đạt (%)")).to_have_value("90")
    save(desk)
    row = board(desk).get_by_role("row", name=LIBRARY)
    expect(row).to_contain_text("90%")


def take_out(desk: Desk) -> None:
    """One that was added by mistake goes for good, and the others move up."""
    desk.tap(desk.button(f"Sửa: {TARGETS[1]}"))
    desk.tap(dialog(desk).get_by_role("button", name="Bỏ chỉ tiêu này"))
    desk.tap(dialog(desk).locator("label", has_text="Thêm nhầm"))
    check(desk)
    desk.tap(dialog(desk).get_by_role("button", name="Bỏ", exact=True))
    expect(dialog(desk)).to_have_count(0)
    expect(board(desk).get_by_role("row", name=TARGETS[1])).to_have_count(0)
    expect(board(desk).locator(".dk-score")).to_contain_text("1/2")
    expect(board(desk).locator(".dk-board")).to_be_focused()


def give_up(desk: Desk) -> None:
    """One with a result stays to be read, and counts no longer."""
    desk.tap(desk.button(f"Sửa: {TARGETS[2]}"))
    desk.tap(dialog(desk).get_by_role("button", name="Bỏ chỉ tiêu này"))
    expect(dialog(desk)).to_contain_text("Đã ghi 1 kết quả nên không bỏ hẳn được.")
    dialog(desk).get_by_label("Lý do, văn bản").fill(REASON)
    desk.tap(dialog(desk).get_by_role("button", name="Bỏ", exact=True))
    expect(board(desk).locator(".dk-score")).to_contain_text("0/1")
    desk.tap(board(desk).get_by_text("Chỉ tiêu đã thôi (1)"))
    expect(board(desk).get_by_role("row", name=TARGETS[2])).to_contain_text(REASON)
    check(desk)


def refused_with_the_reason(site: Site, desk: Desk) -> None:
    """A code may change until a figure comes under it: then the form says so, at the field and the next time before."""
    body = {
        **{"code": CODE, "name": LIBRARY, "name_en": "Communes with a library", "pillar": "Hạ tầng số"},
        **{"shape": "value", "measure": "xã"},
    }
    made = site.admin.post("/indicators", body).json
    desk.open(f"#/ban/chi-tieu/{made['id']}")
    desk.tap(desk.button("Sửa chỉ số"))
    dialog(desk).get_by_label("Mã", exact=True).fill(f"{CODE}_2")
    dialog(desk).get_by_label("Tên chỉ số").fill(LIBRARY_RIGHT)
    figure = {"indicator_id": made["id"], "unit_id": site.first("province_staff").unit_id, "value": "1200"}
    dated = {"observed_on": clock.today().isoformat(), "source": "Báo cáo 12/BC-UBND"}
    assert site.admin.post("/observations", {**figure, **dated}).status == 201
    save(desk)
    expect(dialog(desk).get_by_role("alert")).to_contain_text("Mã: Đã có số liệu hoặc kết quả nên không đổi được")
    desk.tap(dialog(desk).get_by_role("button", name="Thôi"))
    desk.page.reload()
    desk.tap(desk.button("Sửa chỉ số"))
    expect(dialog(desk)).to_contain_text("Đã có số liệu theo mã này nên không đổi được.")
    expect(dialog(desk).get_by_label("Mã", exact=True)).to_have_count(0)
    check(desk)
    dialog(desk).get_by_label("Tên chỉ số").fill(LIBRARY_RIGHT)
    save(desk)
    expect(desk.page.locator("main h1")).to_have_text(LIBRARY_RIGHT)
    told = site.admin.get(f"/indicators/{made['id']}").json
    assert (told["code"], told["name"], told["version"]) == (CODE, LIBRARY_RIGHT, 2)


def read_by_an_officer(site: Site, phone: Phone) -> None:
    """A commune's officer reads all of it, and is offered nothing to mend."""
    phone.log_in(site.first("commune_officer"))
    phone.open("#/ban/chi-tieu")
    phone.tap(board(phone).get_by_text("Chỉ tiêu đã thôi (1)"))
    expect(board(phone)).to_contain_text(REASON)
    phone.tap(board(phone).get_by_role("button", name="1 lần ghi"))
    expect(dialog(phone)).to_contain_text("Báo cáo 12/BC-UBND")
    check(phone)
    phone.page.keyboard.press("Escape")
    expect(phone.page.locator("main").get_by_role("button", name=re.compile("^(Sửa|Dùng lại|Thêm)"))).to_have_count(0)
