"""Fixtures of the browser tests: one server with the demo province, phones, desks.

Each test process has a server of its own: its numbers must not move under a test that compares them. Which other tests
have used that server before differs from run to run, so no test counts on what is the commune's or the province's.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect

from tests.e2e.support.browser import ARGS, CHROMIUM
from tests.e2e.support.phone import ACTION_LIMIT_MS, SIZE, Desk, OwnPhone, Phone, phone_options
from tests.e2e.support.site import ROOT, Person, Site, running
from tests.support import databases

# What is looked for may come as late as what is touched: other tests run beside these.
expect.set_options(timeout=ACTION_LIMIT_MS)

HERE = Path(__file__).parent
FIGURES = ROOT / "bench" / "results" / "browser.json"
NewPhone = Callable[..., Phone]
NewOwnPhone = Callable[..., OwnPhone]
NewDesk = Callable[..., Desk]
Figure = Callable[[str, float], None]
DESKTOP = {
    "viewport": {"width": 1280, "height": 800},
    "locale": "vi-VN",
    "timezone_id": "Asia/Ho_Chi_Minh",
    "reduced_motion": "reduce",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium instead of a download."""
    return {"executable_path": CHROMIUM, "args": ARGS}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The running server with its demo province."""
    with running(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def demo_member(site: Site) -> Person:
    """The member that `make accounts` lists first."""
    return site.first("member")


@pytest.fixture
def member(site: Site, demo_member: Person) -> Person:
    """A member whom no other test knows."""
    return site.new_member(demo_member)


@pytest.fixture
def contexts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Phone]]:
    """Every phone and desk of the test. A failed test leaves pictures of all their pages behind."""
    opened: list[Phone] = []
    yield opened
    failed = getattr(request.node, "failed", False)
    for number, phone in enumerate(opened):
        if failed:
            _picture(phone.context, tmp_path, number)
        phone.close()
    troubles = [trouble for phone in opened for trouble in phone.troubles]
    assert failed or troubles == [], "an error that no one caught on a page"


def _picture(context: BrowserContext, folder: Path, number: int) -> None:
    for at, page in enumerate(context.pages):
        path = folder / f"screen-{number}-{at}.png"
        page.screenshot(path=path)
        print(f"{page.url}: {path}\n{page.locator('body').inner_text()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Let the fixtures know that their test failed."""
    report = yield
    if report.when == "call" and report.failed:  # type: ignore[attr-defined]  # the hook's result, which pluggy does not type
        item.failed = True  # type: ignore[attr-defined]  # kept where the fixtures can see it
    return report


@pytest.fixture
def new_phone(browser: Browser, site: Site, contexts: list[Phone]) -> NewPhone:
    """``new_phone()`` gives a phone with nothing on it."""

    def make(size: tuple[int, int] = SIZE) -> Phone:
        phone = Phone(browser.new_context(**phone_options(size)), site.url)  # type: ignore[arg-type]  # see phone_options
        contexts.append(phone)
        return phone

    return make


@pytest.fixture
def new_own_phone(
    playwright: Playwright, site: Site, contexts: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> NewOwnPhone:
    """``new_own_phone()`` gives a phone that can be killed and started again."""

    def make(size: tuple[int, int] = SIZE) -> OwnPhone:
        phone = OwnPhone(playwright.chromium, tmp_path_factory.mktemp("profile"), site.url, size)
        contexts.append(phone)
        return phone

    return make


@pytest.fixture
def new_desk(browser: Browser, site: Site, contexts: list[Phone]) -> NewDesk:
    """``new_desk()`` gives a browser at 1280×800 with a mouse."""

    def make() -> Desk:
        desk = Desk(browser.new_context(**DESKTOP), site.url)  # type: ignore[arg-type]  # see phone_options
        contexts.append(desk)
        return desk

    return make


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """``figure(name, value)`` keeps a measured number, in the report and in bench/results/browser.json."""

    def keep(name: str, value: float) -> None:
        record_property(name, value)
        FIGURES.parent.mkdir(parents=True, exist_ok=True)
        with databases.alone("figures"):
            figures = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
            FIGURES.write_text(json.dumps({**figures, name: value}, indent=1, sort_keys=True) + "\n")

    return keep


@pytest.fixture
def release(site: Site, tmp_path: Path) -> Iterator[None]:
    """For tests that release newer builds: puts the build back as it was."""
    kept = tmp_path / "dist"
    shutil.copytree(site.dist, kept)
    yield
    shutil.rmtree(site.dist)
    shutil.copytree(kept, site.dist)


@pytest.fixture
def phone(new_phone: NewPhone, member: Person) -> Phone:
    """A phone on which a member of its own is logged in, with the app on it for good."""
    phone = new_phone()
    phone.log_in(member)
    phone.wait_until_installed()
    return phone
