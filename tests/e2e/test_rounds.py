"""A reporting round from end to end: opened, written, handed in, closed, with what comes after it told apart."""

import datetime as dt
import uuid
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from api.core import clock
from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.desk import vi_number
from tests.e2e.support.look import LOOKED_IN, wrong_with
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Desk, Phone
from tests.e2e.support.site import Person, Site
from tests.support.phone import make_op

DIFFICULTIES, PROPOSALS = "Mạng ở khu trọ yếu", "Thêm một máy tính bảng"
ADULTS = "24.300"
STATES = {"submitted": "Đã gửi", "late": "Gửi muộn"}
MEASURES = ("visits", "people", "items")


@pytest.fixture
def staff(new_desk: NewDesk, site: Site) -> Desk:
    """The province, which may read what it has copied."""
    desk = new_desk()
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.log_in(site.first("province_staff"))
    return desk


@pytest.fixture
def officer(new_desk: NewDesk, site: Site) -> Desk:
    """The commune's officer."""
    desk = new_desk()
    desk.log_in(site.first("commune_officer"))
    return desk


def test_a_round_from_opening_to_what_comes_after_closing(
    site: Site, demo_member: Person, staff: Desk, officer: Desk, new_phone: NewPhone
) -> None:
    """The demo's open month, of which the officer's commune has handed in nothing yet."""
    waiting = next(one for one in rounds(site) if one["closed_at"] is None and one["over"])
    wrong = {"list": look(staff, "#/ban/bao-cao")}
    wrong["own list"] = look(officer, "#/ban/bao-cao")
    open_this_month(staff)
    wrong["running"] = wrong_with(staff.page, phone=False)
    wrong["draft"] = hand_in(officer, site, waiting)
    wrong["handed in"] = wrong_with(officer.page, phone=False)
    wrong["round"] = watch(staff, site, waiting)
    close(staff, site, waiting)
    wrong["closed"] = wrong_with(staff.page, phone=False)

    visit = log_late(site, demo_member, waiting)
    added = "+1 lượt, +1 người, +1 việc"
    officer.page.reload()
    expect(officer.page.locator(".dk-head-sub")).to_contain_text(f"Bổ sung sau khi chốt: {added}")
    wrong["supplement"] = wrong_with(officer.page, phone=False)
    staff.page.reload()
    expect(row_of(staff, site)).to_contain_text(added)
    phone = new_phone()
    phone.log_in(demo_member)
    amend(phone, visit)
    wrong["set aside"] = wrong_with(phone.page, phone=True)
    wrong["inbox"] = find_in_the_inbox(officer, demo_member)
    officer.open(f"#/ban/bao-cao/{waiting['id']}")
    expect(officer.page.locator(".dk-head-sub")).to_contain_text(added)
    assert {page: found for page, found in wrong.items() if found} == {}


def test_the_pages_on_a_phone(site: Site, new_phone: NewPhone) -> None:
    """Province and commune, and the sheet that opens a round."""
    wrong = {}
    for role in ("province_staff", "commune_officer"):
        phone = new_phone()
        phone.log_in(site.first(role))
        for one in rounds(site)[-2:]:
            wrong[f"{role} {one['month']}"] = look(phone, f"#/ban/bao-cao/{one['id']}", narrow=True)
        wrong[f"{role} list"] = look(phone, "#/ban/bao-cao", narrow=True)
    assert {page: found for page, found in wrong.items() if found} == {}


def test_without_a_network(site: Site, officer: Desk) -> None:
    """What was read stays, what was typed as well, and the page says what is wrong."""
    (closed,) = (one for one in rounds(site) if one["month"] == min(one["month"] for one in rounds(site)))
    officer.open(f"#/ban/bao-cao/{closed['id']}")
    expect(officer.page.locator(".dk-figure")).to_have_count(3)
    officer.network(on=False)
    officer.tap(officer.button("Tải PDF"))
    expect(officer.page.get_by_text("Chưa kết nối được.", exact=False)).to_be_visible()
    expect(officer.page.locator(".dk-figure")).to_have_count(3)
    assert wrong_with(officer.page, phone=False) == []


def rounds(site: Site) -> list[dict[str, Any]]:
    """All of them as the province is told, newest first."""
    return list(site.client(site.first("province_staff")).get("/rounds").json["items"])


def look(desk: Phone, route: str, *, narrow: bool = False) -> list[str]:
    """What is wrong with a page."""
    desk.open(route)
    expect(desk.page.locator("main .dk-loaded")).to_be_visible()
    return wrong_with(desk.page, phone=narrow, themes=LOOKED_IN)


def open_this_month(staff: Desk) -> None:
    """The running month: it can be asked for, and not closed yet."""
    staff.tap(staff.button("Mở đợt báo cáo"))
    month = clock.today().strftime("%Y-%m")
    staff.page.locator("dialog").get_by_label("Tháng").select_option(month)
    staff.tap(staff.page.locator("dialog").get_by_role("button", name="Mở đợt báo cáo"))
    expect(staff.page.locator("main h1")).to_have_text(f"Báo cáo tháng {month[5:]}/{month[:4]}")
    expect(staff.page.get_by_text("Hết tháng mới chốt được.")).to_be_visible()


def hand_in(officer: Desk, site: Site, waiting: dict[str, Any]) -> list[str]:
    """From the list to the report; its figures are the API's, what was typed is kept."""
    unit = site.first("commune_officer").unit_id
    path = f"/rounds/{waiting['id']}/reports/{unit}"
    officer.tap(officer.page.get_by_role("link", name=f"Tháng {month_text(waiting)}"))
    client = site.client(site.first("commune_officer"))
    totals = client.get(path).json["figures"]["totals"]
    shown = officer.page.locator(".dk-figure-value")
    expect(shown).to_have_text([vi_number(totals[name]) for name in MEASURES])
    wrong = wrong_with(officer.page, phone=False)
    officer.page.get_by_label("Khó khăn").fill(DIFFICULTIES)
    officer.page.get_by_label("Kiến nghị").fill(PROPOSALS)
    officer.page.get_by_label("Người trưởng thành").fill(ADULTS)
    officer.tap(officer.button("Gửi báo cáo"))
    dialog = officer.page.locator("dialog")
    expect(dialog).to_contain_text(f"Báo cáo ghi {vi_number(totals['visits'])} lượt")
    wrong += wrong_with(officer.page, phone=False)
    officer.tap(dialog.get_by_role("button", name="Gửi báo cáo"))
    state = "late" if clock.today() > dt.date.fromisoformat(waiting["due_on"]) else "submitted"
    expect(officer.page.locator(f".dk-head [data-state={state}]")).to_have_text(STATES[state])
    for text in (DIFFICULTIES, PROPOSALS, ADULTS):
        expect(officer.page.get_by_text(text)).to_be_visible()
    told = client.get(path).json
    assert (told["state"], told["figures"]["totals"], told["declared"]["adults"]) == (state, totals, 24_300)
    return wrong


def watch(staff: Desk, site: Site, waiting: dict[str, Any]) -> list[str]:
    """Who has handed in, was late, is missing; the text for the chat is what gets copied."""
    staff.open(f"#/ban/bao-cao/{waiting['id']}")
    client = site.client(site.first("province_staff"))
    told = client.get(f"/rounds/{waiting['id']}").json
    all_of_them = told["communes"]
    counts = [f"{told[state]}/{all_of_them}" for state in ("submitted", "late", "missing")]
    expect(staff.page.locator(".dk-figure-value")).to_have_text(counts)
    assert told["missing"] == waiting["missing"] - 1 > 0
    states = staff.page.locator("main tbody [data-state=missing]")
    expect(states).to_have_count(told["missing"])
    missing = [row["name"] for row in told["rows"] if row["state"] == "missing"]
    assert site.first("commune_officer").unit_name not in missing
    staff.tap(staff.button("Sao chép để gửi Zalo"))
    expect(staff.page.locator(".toasts")).not_to_be_empty()
    copied = staff.page.evaluate("navigator.clipboard.readText()")
    assert copied == told["message"]
    assert all(name in copied for name in missing)
    return wrong_with(staff.page, phone=False)


def close(staff: Desk, site: Site, waiting: dict[str, Any]) -> None:
    """The dialog names who is missing; from then on it is closed."""
    missing = [
        row["name"] for row in site.admin.get(f"/rounds/{waiting['id']}").json["rows"] if row["state"] == "missing"
    ]
    staff.tap(staff.button("Chốt tháng"))
    dialog = staff.page.locator("dialog")
    expect(dialog).to_contain_text(", ".join(missing))
    staff.tap(dialog.get_by_role("button", name="Chốt tháng"))
    expect(staff.page.locator(".dk-head-sub")).to_contain_text(f"{site.first('province_staff').name} chốt lúc")
    expect(row_of(staff, site)).to_contain_text("Không")


def row_of(staff: Desk, site: Site) -> Locator:
    """The officer's commune in the round that is open."""
    return staff.page.locator("main tbody tr", has_text=site.first("commune_officer").unit_name)


def log_late(site: Site, author: Person, waiting: dict[str, Any]) -> str:
    """A visit of the closed month's last day comes from a phone that had no network: applied. Gives its id."""
    body = {
        "team_id": author.team_id,
        "kind": "one_to_one",
        "started_at": f"{waiting['end']}T09:00:00+07:00",
        "duration_minutes": 30,
        "place": "home",
        "people": {"total": 1, "groups": []},
        "items": [{"topic": "PAY", "outcome": "done", "detail": None, "count": 1, "reason": None}],
        "note": "",
    }
    op = make_op("log", body)
    answer = site.client(author).post("/sync/push", {"device_id": str(uuid.uuid4()), "proto": 1, "ops": [op]})
    assert [one["verdict"] for one in answer.json["results"]] == ["applied"], answer.text
    return str(op["record_id"])


def amend(phone: Phone, visit: str) -> None:
    """The author changes it on the own phone, and hears that the month is closed."""
    phone.send_all()
    phone.open(f"#/nhat-ky/{visit}")
    phone.tap(phone.page.get_by_role("link", name="Sửa lượt này"))
    phone.tap(phone.button("Thêm một"))
    phone.tap(phone.button("Lưu thay đổi"))
    expect(phone.page.get_by_text("Tháng đã chốt. Nhờ cán bộ xã xem.")).to_be_visible(timeout=ARRIVES_WITHIN_MS)


def find_in_the_inbox(officer: Desk, author: Person) -> list[str]:
    """The official has it, with the reason."""
    officer.open("#/ban/cho-xem")
    entry = officer.page.locator("main tr", has_text=author.name).filter(has_text="Tháng đã chốt")
    expect(entry).to_have_count(1)
    wrong = wrong_with(officer.page, phone=False)
    officer.tap(entry.get_by_role("button").first)
    expect(officer.page.locator("dialog")).to_contain_text("Sửa lượt đã ghi")
    wrong += wrong_with(officer.page, phone=False)
    officer.page.keyboard.press("Escape")
    return wrong


def month_text(one: dict[str, Any]) -> str:
    """``10/2026``."""
    return f"{one['month'][5:]}/{one['month'][:4]}"
