"""A campaign from end to end: created, previewed, launched, followed offline on a phone, closed with a report."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Figure, NewDesk, NewPhone
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Desk, Phone
from tests.e2e.support.site import Person, Site
from tests.support.papers import pdf_words

NAME, BASIS = "Bảy ngày thử nghiệm", "Kế hoạch 07/KH-UBND"
DROPPED = "Nháp thử nghiệm"
TOPICS = ("SIM chính chủ, 4G/5G", "Đất đai, phương tiện")
CLICKS = 8
GOAL = 720


@pytest.fixture
def commune(site: Site, member: Person) -> str:
    """The commune of the member."""
    return str(site.admin.get(f"/teams/{member.team_id}").json["commune_id"])


def test_a_campaign_from_draft_to_report(
    site: Site, member: Person, commune: str, new_desk: NewDesk, new_phone: NewPhone, figure: Figure
) -> None:
    phone = new_phone()
    phone.log_in(member)
    phone.wait_until_installed()
    desk = new_desk()
    desk.log_in(site.first("province_staff"))
    desk.taps = 0
    draft(desk)
    preview(desk)
    launch(desk)
    figure("campaign_clicks", desk.taps)
    assert desk.taps <= CLICKS
    campaign = running(site)
    give_the_team_a_goal(site, member, commune, campaign)

    phone.send_all()
    follow_offline(phone)
    close(desk, campaign)
    check_report(desk, site, commune)
    phone.open("#/gui")
    phone.tap(phone.button("Gửi ngay"))
    phone.open("#/ket-qua")
    expect(card(phone)).to_have_count(0, timeout=ARRIVES_WITHIN_MS)
    phone.open()
    expect(phone.page.locator(".tile").first).to_be_visible()
    expect(phone.page.locator(".tile", has_text=TOPICS[0])).to_have_count(0)


def test_a_draft_is_dropped(site: Site, new_desk: NewDesk) -> None:
    """The dialog says what is lost; "Thôi" keeps it. Nobody is offered to drop what runs."""
    desk = new_desk()
    desk.log_in(site.first("province_staff"))
    draft(desk, DROPPED)
    expect(desk.page.locator(".dk-phone")).to_have_count(2)
    desk.tap(desk.button("Xoá bản nháp"))
    asked = desk.page.locator("dialog")
    expect(asked).to_contain_text(f"“{DROPPED}” và chỉ tiêu đã giao mất hẳn")
    assert wrong_with(desk.page, phone=False) == []
    desk.tap(asked.get_by_role("button", name="Thôi"))
    expect(asked).to_have_count(0)
    assert DROPPED in names(site, "draft")
    desk.tap(desk.button("Xoá bản nháp"))
    desk.tap(asked.get_by_role("button", name="Xoá bản nháp"))
    expect(desk.page.locator("main h1")).to_have_text("Chiến dịch")
    expect(desk.page.get_by_role("link", name=DROPPED)).to_have_count(0)
    assert DROPPED not in names(site, "draft")
    acts = [line["action"] for line in site.admin.get("/audit").json["items"]]
    assert "campaign.delete" in acts


def names(site: Site, status: str) -> list[str]:
    """Names of the campaigns of a status."""
    return [one["name"] for one in site.admin.get("/campaigns", {"status": status}).json["items"]]


def draft(desk: Desk, name: str = NAME) -> None:
    """P3: from the home page to the preview."""
    desk.tap(desk.page.locator(".dk-rail a", has_text="Chiến dịch"))
    desk.tap(desk.page.get_by_role("link", name="Tạo chiến dịch"))
    desk.page.get_by_label("Tên chiến dịch").fill(name)
    desk.page.get_by_label("Căn cứ (số văn bản)").fill(BASIS)
    for topic in TOPICS:
        desk.tap(desk.choice(topic))
    desk.page.get_by_label("Chỉ tiêu chung").fill(str(GOAL))
    desk.tap(desk.button("Lưu và xem trước"))


def preview(desk: Desk) -> None:
    """What the phone would show: the pinned topics come first, and nothing there can be pressed."""
    phones = desk.page.locator(".dk-phone")
    expect(phones).to_have_count(2)
    tiles = phones.first.locator(".tile-label")
    expect(tiles.first).to_have_text(TOPICS[0])
    expect(tiles.nth(1)).to_have_text(TOPICS[1])
    expect(phones.nth(1)).to_contain_text("Còn 92 ngày")
    expect(phones.nth(1).get_by_role("img")).to_be_visible()
    assert phones.first.get_by_role("button").count() == 0
    expect(desk.page.locator("main tfoot")).to_contain_text(str(GOAL))


def launch(desk: Desk) -> None:
    """From the preview to the phones."""
    desk.tap(desk.button("Phát động"))
    desk.tap(desk.page.locator("dialog").get_by_role("button", name="Phát động"))
    expect(desk.page.locator(".dk-head-sub")).to_contain_text("Đang chạy")


def running(site: Site) -> dict[str, Any]:
    """The campaign as the API tells it."""
    listed = site.admin.get("/campaigns", {"status": "running"}).json["items"]
    return dict(next(one for one in listed if one["name"] == NAME))


def give_the_team_a_goal(site: Site, member: Person, commune: str, campaign: dict[str, Any]) -> None:
    """The goal of the whole adds up; the commune's part goes to its teams, ours gets two."""
    client, path = site.client(site.first("province_staff")), f"/campaigns/{campaign['id']}/targets"
    listed = client.get(path).json
    assert listed["total"] == sum(one["goal"] for one in listed["items"]) == GOAL
    part = next(one["goal"] for one in listed["items"] if one["unit_id"] == commune)
    spread = {"rule": "equal", "total": part, "level": "team", "unit_id": commune}
    assert client.post(path, {"spread": spread}).status == 200
    assert client.get(path, {"unit": commune}).json["total"] == part
    assert client.post(path, {"goals": [{"team_id": member.team_id, "goal": 2}]}).status == 200


def card(phone: Phone) -> Locator:
    """The campaign's card on M3."""
    return phone.page.locator(".campaign", has_text=NAME)


def done(phone: Phone) -> int:
    """What the card says that the team has done."""
    found = re.search(r"tổ mình ([\d.]+)/2", card(phone).inner_text())
    assert found, card(phone).inner_text()
    return int(found[1].replace(".", ""))


def follow_offline(phone: Phone) -> None:
    """Tiles, countdown and strip are there without network and after a start; a visit counts at once."""
    phone.open()
    expect(phone.page.locator(".tile", has_text=TOPICS[0])).to_be_visible(timeout=ARRIVES_WITHIN_MS)
    phone.open("#/ket-qua")
    expect(card(phone)).to_contain_text("Còn 92 ngày · tổ mình", timeout=ARRIVES_WITHIN_MS)
    phone.network(on=False)
    phone.page.reload()
    expect(card(phone)).to_contain_text("Còn 92 ngày · tổ mình")
    expect(card(phone).locator("svg.strip g")).to_have_count(92)
    expect(card(phone).locator(".strip-today")).to_have_count(1)
    before = done(phone)
    phone.open()
    # Asked for first: it waits until the tiles are there.
    wanted = phone.page.locator(".tile", has_text=TOPICS[1]).inner_text()
    index = [tile.inner_text() for tile in phone.page.locator(".tile").all()].index(wanted)
    phone.log_visit(tile=index)
    phone.open("#/ket-qua")
    expect(card(phone)).to_contain_text(f"tổ mình {before + 1}/2")
    expect(card(phone).get_by_role("img")).to_have_attribute("aria-label", re.compile(f"đã có {before + 1} lượt"))
    phone.network(on=True)
    phone.send_all()


def close(desk: Desk, campaign: dict[str, Any]) -> None:
    """The visit is in the figures; then they are frozen."""
    desk.page.reload()
    expect(desk.page.locator("main")).to_contain_text("Số tính đến")
    desk.tap(desk.button("Kết thúc"))
    desk.tap(desk.page.locator("dialog").get_by_role("button", name="Kết thúc"))
    expect(desk.page.locator("main")).to_contain_text("Số đã chốt khi kết thúc chiến dịch.")
    assert campaign["name"] in desk.page.locator("main h1").inner_text()


def check_report(desk: Desk, site: Site, commune: str) -> None:
    """PDF and XLSX say what the page says."""
    closed = next(
        one for one in site.admin.get("/campaigns", {"status": "closed"}).json["items"] if one["name"] == NAME
    )
    told = site.admin.get(f"/campaigns/{closed['id']}/progress").json
    assert next(row["done"] for row in told["rows"] if row["key"] == commune) >= 1
    words = pdf_words(download(desk, "Tải báo cáo PDF"))
    total = f"{told['totals']['done']:,}".replace(",", ".")
    for said in ("BÁO CÁO KẾT QUẢ CHIẾN DỊCH", NAME, f"Căn cứ: {BASIS}.", f"Đã có {total} lượt hỗ trợ", "Dữ liệu mẫu"):
        assert said in words
    book = load_workbook(io.BytesIO(download(desk, "Tải báo cáo Excel")))
    rows = list(book["Theo phường, xã"].iter_rows(values_only=True))
    assert rows[-1][1:4] == ("TỔNG CỘNG", GOAL, told["totals"]["done"])
    assert len(rows) == len(told["rows"]) + 6
    assert sum(1 for _ in book["Theo ngày"].iter_rows()) == 92 + 5


def download(desk: Desk, button: str) -> bytes:
    """The file behind a button."""
    with desk.page.expect_download() as given:
        desk.tap(desk.button(button))
    return Path(given.value.path()).read_bytes()
