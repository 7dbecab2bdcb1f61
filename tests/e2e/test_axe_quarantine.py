"""What was set aside, on the phone and at the desk, looked at: 0 findings. In English in `make nightly`."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.look import LOOKED_IN, wrong_with
from tests.e2e.support.phone import Desk, Phone
from tests.e2e.support.site import Person, Site
from tests.e2e.support.spoil import spoil_visits

LANGUAGES = ["vi", pytest.param("en", marks=pytest.mark.nightly)]
Step = Callable[[], None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visit_set_aside_on_the_phone(language: str, new_phone: NewPhone, member: Person) -> None:
    phone = new_phone()
    refused(phone, member)
    if language == "en":
        phone.open("#/cai-dat")
        phone.tap(phone.choice("English"))
        phone.page.reload()
    page = phone.page
    steps: dict[str, Step] = {
        "tasks": lambda: phone.open("#/viec"),
        "why": lambda: phone.tap(page.locator("a.record").first),
        "ask": lambda: open_by(phone, page.locator("main .card .btn").last),
        "mend": lambda: mend(phone),
        "sending": lambda: phone.open("#/gui"),
    }
    assert look_through(phone, steps, language, themes=LOOKED_IN if language == "vi" else ("sang",)) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_inbox(language: str, site: Site, new_phone: NewPhone, member: Person) -> None:
    refused(new_phone(), member)
    look_in_the_inbox(site, new_phone(), language, themes=LOOKED_IN if language == "vi" else ("sang",))


@pytest.mark.nightly
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_inbox_on_a_desktop(
    language: str, site: Site, new_phone: NewPhone, new_desk: NewDesk, member: Person
) -> None:
    refused(new_phone(), member)
    look_in_the_inbox(site, new_desk(), language, themes=("sang",))


def look_in_the_inbox(site: Site, desk: Phone, language: str, themes: tuple[str, ...]) -> None:
    desk.log_in(site.first("commune_officer"))
    if language == "en":
        in_english(desk)
    assert look_through(desk, inbox(desk), language, themes=themes) == {}


def inbox(desk: Phone) -> dict[str, Step]:
    """Every way out of an entry, unfolded; then the other lists and sheets of an official."""
    page = desk.page
    way = page.locator("dialog form").locator("xpath=ancestor::details").or_(page.locator("dialog details.more"))
    return {
        "today": lambda: desk.open("#/ban/hom-nay"),
        "inbox": lambda: desk.open("#/ban/cho-xem"),
        "entry": lambda: open_by(desk, page.locator("main [aria-haspopup=dialog]").first),
        "bare text": lambda: desk.tap(way.nth(0).locator("summary").first),
        "correct": lambda: unfold(desk, way.nth(1)),
        "take again": lambda: unfold(desk, way.last.locator("xpath=preceding-sibling::details[1]")),
        "send back": lambda: unfold(desk, way.last),
        "file": lambda: hand_in(desk),
        "settled": lambda: settled(desk),
        "silent": lambda: desk.open("#/ban/im-lang"),
        "erase": lambda: erase(desk),
    }


def refused(phone: Phone, member: Person) -> None:
    """A phone with one visit that the server set aside."""
    phone.log_in(member)
    phone.wait_until_installed()
    phone.context.route("**/sync/push", spoil_visits)
    phone.log_visit()
    phone.send_now()
    expect(phone.bar).to_contain_text("1 lượt cần sửa", timeout=30_000)


def look_through(phone: Phone, steps: dict[str, Step], language: str, themes: tuple[str, ...]) -> dict[str, list[str]]:
    """What is wrong, by screen."""
    wrong = {}
    narrow = not isinstance(phone, Desk)
    for name, step in steps.items():
        step()
        wrong[f"{name} {narrow=}"] = wrong_with(phone.page, phone=narrow, themes=themes, language=language)
    return {name: found for name, found in wrong.items() if found}


def open_by(phone: Phone, button: Locator) -> None:
    phone.tap(button)
    expect(phone.page.locator("dialog")).to_be_visible()


def close(phone: Phone) -> None:
    phone.page.keyboard.press("Escape")
    expect(phone.page.locator("dialog")).to_have_count(0)


def mend(phone: Phone) -> None:
    close(phone)
    phone.tap(phone.page.locator("main a[href$='/sua']"))
    expect(phone.page.locator("#items")).to_be_focused()


def unfold(phone: Phone, way: Locator) -> None:
    phone.tap(way.locator("summary").first)
    expect(way.locator("button").last).to_be_visible()


def hand_in(desk: Phone) -> None:
    close(desk)
    open_by(desk, desk.page.locator(".dk-actions button"))


def settled(desk: Phone) -> None:
    close(desk)
    with desk.page.expect_response("**/quarantine?*status=declined*"):
        desk.open("#/ban/cho-xem?xem=declined")
    # The list before stays in place, paler, until the new one is there.
    expect(desk.page.locator("[aria-busy=true]")).to_have_count(0)


def erase(desk: Phone) -> None:
    desk.open("#/ban/luot")
    open_by(desk, desk.page.locator("main [aria-haspopup=dialog]").first)
    unfold(desk, desk.page.locator("dialog details.more").last)


def in_english(desk: Phone) -> None:
    if isinstance(desk, Desk):
        desk.tap(desk.page.get_by_role("button", name="English"))
        return
    desk.open("#/cai-dat")
    desk.tap(desk.choice("English"))
    desk.page.reload()
