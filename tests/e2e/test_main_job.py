"""The main job, as the people do it: logged without network, lost by no one, in the province's file at the end."""

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import NewDesk, NewOwnPhone
from tests.e2e.support.desk import Totals, file_totals, province_totals, vi_number
from tests.e2e.support.phone import Desk, OwnPhone, Phone
from tests.e2e.support.site import Person, Site

REPEAT_TAPS, ELSEWHERE_TAPS, GROUP_TAPS, EXPORT_CLICKS = 2, 6, 7, 3
GROUP = 25
ARRIVES_WITHIN_MS = 30_000


def test_a_visit_logged_without_network_is_in_the_export_of_the_province(
    site: Site, demo_member: Person, new_own_phone: NewOwnPhone, new_desk: NewDesk, tmp_path: Path
) -> None:
    before = province_totals(site)
    phone = new_own_phone()
    phone.log_in(demo_member)
    phone.wait_until_installed()
    phone.put_away()

    phone.restart(offline=False)
    phone.open()
    expect(phone.page.locator(".tile").first).to_be_visible()
    phone.network(on=False)
    log_three_people_elsewhere(phone)
    log_a_repeat(phone)
    log_a_group(phone)
    phone.kill()

    phone.restart(offline=True)
    phone.open("#/nhat-ky")
    waiting = phone.page.locator("a.record", has_text="Chờ gửi")
    expect(waiting).to_have_count(3)
    visits = [str(visit.get_attribute("href")) for visit in waiting.all()]
    expect(phone.page.get_by_role("link", name="Mất mạng · 3 lượt chờ gửi")).to_be_visible()
    assert province_totals(site) == before

    watch_them_arrive(phone, visits)
    after = before.plus(visits=3, people=3 + 1 + GROUP, items=3 + 1 + GROUP)
    assert province_totals(site) == after
    assert export_as_the_province_does(new_desk(), site, after, tmp_path) == after


def log_three_people_elsewhere(phone: Phone) -> None:
    taps = phone.taps
    phone.tap(phone.page.locator(".tile").nth(0))
    phone.tap(phone.button("Thêm một"))
    phone.tap(phone.button("Thêm một"))
    phone.tap(phone.button("Nơi khác"))
    phone.tap(phone.choice("Chợ, cửa hàng"))
    phone.tap(phone.button("Đã xong"))
    phone.expect_saved()
    assert phone.taps - taps <= ELSEWHERE_TAPS


def log_a_repeat(phone: Phone) -> None:
    taps = phone.taps
    phone.tap(phone.page.locator(".tile").nth(0))
    phone.tap(phone.button("Đã xong"))
    phone.expect_saved()
    assert phone.taps - taps == REPEAT_TAPS


def log_a_group(phone: Phone) -> None:
    taps = phone.taps
    phone.tap(phone.page.get_by_role("link", name="Ghi theo buổi"))
    phone.tap(phone.choice("Lớp, nhóm"))
    phone.tap(phone.page.locator("#items label").nth(0))
    phone.page.get_by_label("Số người dự").fill(str(GROUP))
    phone.tap(phone.button("Đã xong"))
    phone.expect_saved()
    assert phone.taps - taps <= GROUP_TAPS


def watch_them_arrive(phone: OwnPhone, visits: list[str]) -> None:
    """✓ when the server answered for each, ✓✓ when the phone saw them in its own feed."""
    phone.page.evaluate(
        """hrefs => {
            window.seen = hrefs.map(() => []);
            const look = () => hrefs.forEach((href, at) => {
                const state = document.querySelector(`a[href="${href}"] [data-state]`)?.dataset.state;
                if (state && seen[at].at(-1) !== state) seen[at].push(state);
            });
            new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
        }""",
        visits,
    )
    phone.network(on=True)
    for href in visits:
        row = phone.page.locator(f'a[href="{href}"]')
        expect(row.locator("[data-state=confirmed]")).to_be_visible(timeout=ARRIVES_WITHIN_MS)
        expect(row).to_contain_text("Đã gửi")
    for states in phone.page.evaluate("seen"):
        assert states[-2:] == ["sent", "confirmed"], states


def export_as_the_province_does(desk: Desk, site: Site, after: Totals, folder: Path) -> Totals:
    """Log in, see the numbers on the overview, and fetch the monthly Excel: what is in it."""
    desk.log_in(site.first("province_staff"))
    desk.open("#/ban/tong-quan")
    for number in (after.visits, after.people, after.items):
        expect(desk.page.locator(".dk-figures").get_by_text(vi_number(number), exact=True).first).to_be_visible()
    clicks = desk.taps
    desk.tap(desk.page.get_by_role("link", name="Xuất").first)
    with desk.page.expect_download(timeout=ARRIVES_WITHIN_MS) as download:
        desk.tap(desk.button("Tải Excel"))
    assert desk.taps - clicks <= EXPORT_CLICKS
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    assert path.suffix == ".xlsx"
    return file_totals(path)
