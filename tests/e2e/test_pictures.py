"""Pictures of the real app with the demo province, for the README and the manifest.

Who changes how the app looks runs `pytest -m nightly tests/e2e/test_pictures.py`, which leaves them in toso-pictures
below the directory for temporary files, and copies them to docs/img and pwa/public/screenshots.
"""

import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import DESKTOP
from tests.e2e.support.phone import Desk, Phone, phone_options
from tests.e2e.support.site import Person, Site

FOLDER = Path(tempfile.gettempdir()) / "toso-pictures"

pytestmark = pytest.mark.nightly


def test_pictures_of_the_phone(browser: Browser, site: Site, demo_member: Person) -> None:
    options = {**phone_options((360, 740)), "device_scale_factor": 2}
    phone = Phone(browser.new_context(**options), site.url)  # type: ignore[arg-type]  # see phone_options
    phone.log_in(demo_member)
    phone.wait_until_installed()
    phone.log_visit()
    phone.send_all()
    phone.network(on=False)
    phone.open()
    phone.log_visit(tile=2)
    phone.page.locator(".toast").evaluate("one => one.remove()")
    expect(phone.bar).to_contain_text("1 lượt chờ gửi")
    phone.page.evaluate("scrollTo(0, 0)")
    keep(phone.page, "phone-home")
    phone.tap(phone.page.locator(".tile").nth(1))
    keep(phone.page, "phone-sheet")
    phone.page.keyboard.press("Escape")
    phone.open("#/ket-qua")
    expect(phone.page.locator("main svg").first).to_be_visible()
    keep(phone.page, "phone-results")
    phone.close()


def test_pictures_of_the_desk(browser: Browser, site: Site) -> None:
    desk = Desk(browser.new_context(**DESKTOP), site.url)  # type: ignore[arg-type]  # see phone_options
    desk.log_in(site.first("province_staff"))
    desk.open("#/ban/tong-quan")
    expect(desk.page.locator(".dk-figures")).to_be_visible()
    expect(desk.page.locator(".skeleton:visible")).to_have_count(0)
    keep(desk.page, "province-overview")
    desk.close()


def keep(page: Page, name: str) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    return path
