"""Every screen of the phone: 0 findings. At 360 px each time, small and in English, and wide, in `make nightly`."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import NewPhone
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site

SMALL, USUAL, LARGE = (320, 568), (360, 640), (1280, 800)
Steps = dict[str, Callable[[Phone], None]]


def open_sheet(phone: Phone) -> None:
    phone.open("#/ghi")
    open_by(phone, phone.page.locator(".tile").first)


def open_by(phone: Phone, button: Locator) -> None:
    phone.tap(button)
    expect(phone.page.locator("dialog")).to_be_visible()


def open_details(phone: Phone) -> None:
    phone.tap(phone.page.locator("dialog summary"))


def close_sheet(phone: Phone) -> None:
    phone.page.keyboard.press("Escape")
    expect(phone.page.locator("dialog")).to_have_count(0)


def open_topics(phone: Phone) -> None:
    open_by(phone, phone.page.locator(".tile").last)


def open_first_visit(phone: Phone) -> None:
    phone.open("#/nhat-ky")
    phone.tap(phone.page.locator("a.record").first)


def change_it(phone: Phone) -> None:
    phone.tap(phone.page.locator("main a[href$='/sua']"))


def open_gate(phone: Phone) -> None:
    phone.open("#/cai-dat")
    open_by(phone, phone.page.locator("main .btn").last)


def go(route: str) -> Callable[[Phone], None]:
    return lambda phone: phone.open(route)


SCREENS: Steps = {
    "M1 Ghi": go("#/ghi"),
    "M1a sheet": open_sheet,
    "M1a details": open_details,
    "closed": close_sheet,
    "M1 other việc": open_topics,
    "closed again": close_sheet,
    "M1b group": go("#/ghi/buoi"),
    "M2 Việc": go("#/viec"),
    "M3 Kết quả": go("#/ket-qua"),
    "M4 Tổ tôi": go("#/to-toi"),
    "M5 Nhật ký": go("#/nhat-ky"),
    "M6 reading": open_first_visit,
    "M6 changing": change_it,
    "M7 Gửi dữ liệu": go("#/gui"),
    "M9 Cài đặt": go("#/cai-dat"),
    "M9 way out": open_gate,
    "closed at last": close_sheet,
}


def look_at_all(phone: Phone, steps: Steps, **how: object) -> dict[str, list[str]]:
    """What is wrong, by screen."""
    wrong = {}
    for name, step in steps.items():
        step(phone)
        wrong[name] = wrong_with(phone.page, phone=True, **how)  # type: ignore[arg-type]  # passed on
    return {name: found for name, found in wrong.items() if found}


def in_use(new_phone: NewPhone, person: Person, size: tuple[int, int]) -> Phone:
    """A phone with one visit sent and one that waits for a network."""
    phone = new_phone(size)
    phone.log_in(person)
    phone.wait_until_installed()
    phone.log_visit()
    phone.send_all()
    phone.network(on=False)
    phone.open()
    phone.log_visit(tile=1, outcome="Hẹn làm tiếp")
    return phone


def test_the_phone(new_phone: NewPhone, member: Person) -> None:
    assert look_at_all(in_use(new_phone, member, USUAL), SCREENS) == {}


@pytest.mark.nightly
def test_a_small_phone_in_english(new_phone: NewPhone, member: Person) -> None:
    phone = in_use(new_phone, member, SMALL)
    phone.open("#/cai-dat")
    phone.tap(phone.choice("English"))
    phone.page.reload()  # away with what was said in Vietnamese
    assert look_at_all(phone, SCREENS, themes=("sang",), language="en") == {}


@pytest.mark.nightly
def test_a_wide_window(new_phone: NewPhone, member: Person) -> None:
    assert look_at_all(in_use(new_phone, member, LARGE), SCREENS, themes=("sang",)) == {}


def test_the_ways_in(new_phone: NewPhone, member: Person, site: Site) -> None:
    phone = new_phone()
    phone.page.goto(f"{site.url}/#/vao")
    ways: Steps = {
        "M0 number and PIN": lambda phone: expect(phone.page.get_by_label("PIN 6 số")).to_be_visible(),
        "M0 faults": lambda phone: phone.tap(phone.page.locator("[type=submit]")),
        "M0 code": go("#/vao/ma"),
        "M0 link": go("#/vao/abcdefghijklmnop"),
    }
    assert look_at_all(phone, ways) == {}
    phone.log_in(member)
    phone.open("#/cai-dat")
    phone.tap(phone.button("Khoá ứng dụng"))
    locked: Steps = {"locked": lambda phone: expect(phone.page.get_by_label("PIN 6 số")).to_be_visible()}
    assert look_at_all(phone, locked) == {}
