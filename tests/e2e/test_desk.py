"""Officials at work: an officer's own commune, and an administrator who brings in a person and retires a topic."""

import datetime as dt
import re

from playwright.sync_api import expect

from api.core import clock
from api.core.text import fold
from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Desk
from tests.e2e.support.site import NEW_PIN, Person, Site

NAME, PHONE = "Trần Thị Thử Nghiệm", "0530800001"


def test_an_officer_sees_the_own_commune(site: Site, demo_member: Person, new_desk: NewDesk) -> None:
    officer = site.first("commune_officer")
    client = site.client(officer)
    teams = client.get("/teams", {"limit": 200}).json["items"]
    assert {team["commune_name"] for team in teams} == {officer.unit_name}

    desk = new_desk()
    desk.log_in(officer)
    desk.open("#/ban/to")
    expect(desk.page.locator("main tbody tr").first).to_be_visible()
    shown = desk.page.locator("main tbody").inner_text()
    assert any(team["leader_name"] in shown for team in teams)

    desk.open("#/ban/thanh-vien")
    search = desk.page.get_by_label("Tìm tên hoặc số điện thoại")
    search.fill(fold(demo_member.name))
    expect(desk.page.locator("main tbody tr")).to_have_count(
        len(client.get("/members", {"q": fold(demo_member.name)}).json["items"])
    )
    expect(desk.page.locator("main tbody")).to_contain_text(demo_member.name)

    silent = client.get("/reports/silent-teams").json["items"]
    desk.open("#/ban/im-lang")
    if not silent:
        expect(desk.page.locator("main .empty")).to_be_visible()
        return
    expect(desk.page.locator("main tbody tr")).to_have_count(len(silent))
    expect(desk.page.locator("main a[href^='tel:']").first).to_be_visible()


def test_a_person_brought_in_by_an_administrator_logs_a_visit(
    site: Site, demo_member: Person, new_desk: NewDesk, new_phone: NewPhone
) -> None:
    desk = new_desk()
    desk.log_in(site.first("admin"))
    code = invite(desk, site, demo_member)

    phone = new_phone()
    phone.page.goto(f"{site.url}/#/vao/ma")
    phone.page.get_by_label("Số điện thoại").fill(PHONE)
    phone.page.get_by_label("Mã mời 8 ký tự").fill(code)
    phone.page.get_by_label("Chọn PIN 6 số").fill(NEW_PIN)
    phone.page.get_by_label("Gõ lại PIN").fill(NEW_PIN)
    phone.tap(phone.button("Xong"))
    expect(phone.page.locator(".tile").first).to_be_visible()
    phone.log_visit()
    phone.send_all()
    new = Person("member", PHONE, NEW_PIN, NAME, demo_member.unit_id, "", demo_member.team_id)
    assert len(visits_of(site, new)) == 1


def invite(desk: Desk, site: Site, like: Person) -> str:
    """Make an account in the team of ``like``; the code that the screen shows once."""
    team = site.client(site.first("admin")).get(f"/teams/{like.team_id}").json
    desk.open("#/ban/nguoi-dung")
    desk.tap(desk.page.get_by_role("link", name="Thêm người dùng"))
    desk.page.get_by_label("Họ và tên").fill(NAME)
    desk.page.get_by_label("Số điện thoại").fill(PHONE)
    desk.tap(desk.page.locator("label", has_text="Tổ viên"))
    desk.page.get_by_label("Xã, phường").select_option(team["commune_id"])
    desk.page.get_by_label("Tổ", exact=True).select_option(team["id"])
    desk.tap(desk.button("Tạo và mời"))
    code = desk.page.locator(".dk-code")
    expect(code).to_have_text(re.compile(r"^[0-9A-Z]{4} [0-9A-Z]{4}$"))
    return code.inner_text()


def test_a_retired_topic_leaves_the_tiles(site: Site, new_desk: NewDesk) -> None:
    admin = site.client(site.first("admin"))
    topic = {"kind": "topic", "code": "THU_NGHIEM", "name": "Việc thử", "name_en": "Trial", "order": 900}
    answer = admin.put("/topics", {**topic, "short_vi": "Việc thử", "short_en": "Trial"})
    assert answer.status == 200, answer.text

    desk = new_desk()
    desk.log_in(site.first("admin"))
    desk.open("#/ban/danh-muc")
    row = desk.page.locator("main tbody tr", has_text="THU_NGHIEM")
    desk.tap(row.get_by_role("button"))
    yesterday = clock.today() - dt.timedelta(days=1)
    desk.page.get_by_label("Ngừng dùng từ").fill(f"{yesterday:%d/%m/%Y}")
    desk.tap(desk.button("Lưu bản mới"))
    expect(desk.page.locator("dialog")).to_have_count(0)
    expect(row).to_have_count(0)
    kept = [entry for entry in admin.get("/topics").json["entries"] if entry["code"] == "THU_NGHIEM"]
    assert [entry["valid_to"] for entry in kept] == [yesterday.isoformat()]  # retired, not deleted
