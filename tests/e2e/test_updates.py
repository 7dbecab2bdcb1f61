"""Fault 39: a new version waits for the person's word, and no page is ever left without its files."""

from playwright.sync_api import expect

from tests.e2e.conftest import NewOwnPhone
from tests.e2e.support.build import NEW, NEWEST, OLD, make_newer
from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site
from tests.e2e.support.updates import SOON_MS, notice, question, wait_for_version


def test_a_new_version_waits_until_the_person_agrees(site: Site, phone: Phone, release: None) -> None:
    wait_for_version(phone.page, make_newer(site.dist, OLD, NEW))

    # The old page goes on, also over a reload, also with a part that it has not opened yet.
    phone.log_visit()
    phone.page.reload()
    expect(question(phone.page, OLD)).to_be_visible()
    phone.open("#/ghi/buoi")
    expect(phone.page.get_by_label("Số người dự")).to_be_visible()
    phone.open("#/ghi")

    phone.tap(phone.button("Cập nhật"))
    expect(question(phone.page, NEW)).to_be_visible(timeout=SOON_MS)
    expect(phone.page.get_by_role("heading", name="Hôm nay: 1 lượt")).to_be_visible()
    expect(notice(phone.page)).to_have_count(0)


def test_two_releases_pass_while_pages_of_the_first_are_open(
    site: Site, member: Person, phone: Phone, release: None
) -> None:
    first = phone.page
    wait_for_version(first, make_newer(site.dist, OLD, NEW))
    newest = make_newer(site.dist, NEW, NEWEST)
    second = phone.context.new_page()  # given by the worker of the first version
    second.goto(f"{phone.url}/#/ghi")
    expect(question(second, OLD)).to_be_visible()
    first.bring_to_front()  # a page behind another one is drawn once a second
    works_without_network(phone, OLD)

    wait_for_version(first, newest)
    works_without_network(phone, OLD)
    first.get_by_role("button", name="Cập nhật").click()
    for page in (first, second):
        expect(question(page, NEWEST)).to_be_visible(timeout=SOON_MS)
    works_without_network(phone, NEWEST)
    phone.send_all()
    assert len(visits_of(site, member)) == 3


def test_a_phone_starts_without_network_after_each_release(
    site: Site, member: Person, new_own_phone: NewOwnPhone, release: None
) -> None:
    phone = new_own_phone()
    phone.log_in(member)
    phone.wait_until_installed()
    phone.put_away()
    for old, new in ((OLD, NEW), (NEW, NEWEST)):
        phone.restart(offline=False)
        phone.open()
        expect(question(phone.page, old)).to_be_visible()
        # Nobody agrees to it; the start that follows is the first one that may be given by its worker.
        wait_for_version(phone.page, make_newer(site.dist, old, new))
        phone.put_away()
        phone.restart(offline=True)
        phone.open()
        expect(question(phone.page, new)).to_be_visible()
        works_without_network(phone, new)
        phone.kill()
    phone.restart(offline=False)
    phone.open()
    phone.send_all()
    assert len(visits_of(site, member)) == 2


def works_without_network(phone: Phone, words: str) -> None:
    """A start without network shows this version, with its parts, and saves. The network is there again afterwards."""
    phone.network(on=False)
    phone.page.reload()
    expect(question(phone.page, words)).to_be_visible()
    phone.open("#/ghi/buoi")
    expect(phone.page.get_by_label("Số người dự")).to_be_visible()
    phone.open("#/ghi")
    phone.log_visit()
    phone.network(on=True)
