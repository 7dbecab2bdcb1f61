"""A phone in somebody's hand: what they tap, counted, and what befalls the phone."""

import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType, Locator, Page, expect

from tests.e2e.support.browser import ARGS, CHROMIUM, kill_browser
from tests.e2e.support.site import Person

SIZE = (360, 640)
SAVED = "Đã lưu trên máy"
CONTROLLED = """() => new Promise((done) => {
    const workers = navigator.serviceWorker;
    workers.addEventListener("controllerchange", done, { once: true });
    workers.ready.then(() => workers.controller && done());
})"""
# One question that is asked at every frame: Playwright's own ones look less and less often, which would double a save.
SHOWN = """(words) => !document.querySelector("dialog, [data-shield]") && document.querySelector(".tiles") !== null
    && [...document.querySelectorAll(".toast")].some((toast) => toast.textContent.includes(words))"""
ACTION_LIMIT_MS = 10_000
ARRIVES_WITHIN_MS = 30_000


def phone_options(size: tuple[int, int] = SIZE) -> dict[str, object]:
    """The options of a browser context that make it a phone."""
    return {
        "viewport": {"width": size[0], "height": size[1]},
        "has_touch": True,
        "is_mobile": True,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "reduced_motion": "reduce",
    }


class Phone:
    """The app in a browser context. ``taps`` counts touches; typing is not counted."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.taps = 0
        self.troubles: list[str] = []
        self.take(context)

    def take(self, context: BrowserContext) -> None:
        """Go on in this context."""
        self.context = context
        context.set_default_timeout(ACTION_LIMIT_MS)
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def open(self, route: str = "#/ghi") -> None:
        """Go to a route; loads the app if it is not there."""
        if self.page.url.startswith(self.url):
            self.page.evaluate("hash => { location.hash = hash }", route)
        else:
            self.page.goto(f"{self.url}/{route}")

    def tap(self, target: Locator) -> None:
        """Touch once, and count it."""
        target.tap()
        self.taps += 1

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """A button by its name."""
        return self.page.get_by_role("button", name=name)

    def choice(self, name: str) -> Locator:
        """A radio button or check box by its whole name: the label that a finger touches."""
        boxes = self.page.get_by_role("radio", name=name, exact=True)
        return self.page.locator("label").filter(
            has=boxes.or_(self.page.get_by_role("checkbox", name=name, exact=True))
        )

    def log_in(self, person: Person) -> None:
        """M0, up to the tiles (or the desk)."""
        self.page.goto(f"{self.url}/#/vao")
        self.page.get_by_label("Số điện thoại").fill(person.phone)
        self.page.get_by_label("PIN 6 số").fill(person.pin)
        self.tap(self.button("Vào").and_(self.page.locator("[type=submit]")))
        expect(self.page.locator(".tile, #dk-main").first).to_be_visible(timeout=20_000)

    def wait_until_installed(self) -> None:
        """Until a service worker controls the page and has kept the build."""
        self.page.evaluate(CONTROLLED)

    def network(self, on: bool) -> None:
        """Lose or find the network."""
        self.context.set_offline(not on)

    def log_visit(self, tile: int = 0, outcome: str = "Đã xong") -> None:
        """One person at the usual place: two taps, and one more while there is no usual place yet."""
        self.tap(self.page.locator(".tile").nth(tile))
        places = self.page.locator("dialog [name=place]")
        places.first.wait_for()
        if not any(place.is_checked() for place in places.all()):
            self.tap(self.page.locator("dialog #place label").first)
        self.tap(self.button(outcome))
        self.expect_saved()

    def expect_saved(self) -> None:
        """ "Đã lưu trên máy" is on the screen, and neither sheet nor shield lies over the page.

        The sheet closes once the visit is on the disk; the words alone could still be those of the visit before.
        """
        self.page.wait_for_function(SHOWN, arg=SAVED)

    def send_now(self) -> None:
        """M7, "Gửi ngay"."""
        self.open("#/gui")
        self.tap(self.button("Gửi ngay"))

    def send_all(self) -> None:
        """Send, and see on the bar that nothing is left."""
        self.send_now()
        expect(self.bar).to_contain_text("Đã gửi hết", timeout=ARRIVES_WITHIN_MS)

    @property
    def bar(self) -> Locator:
        """The status bar."""
        return self.page.locator(".topbar a[href='#/gui'], .topbar a[href='#/vao']")

    def rows(self, state: str) -> Locator:
        """M5: the visits of a state, all of the person's own."""
        return self.page.locator("a.record").filter(has=self.page.locator(f"[data-state={state}]"))

    def close(self) -> None:
        """Put the phone away."""
        self.context.close()


class Desk(Phone):
    """The app on an official's computer: the same hands, with a mouse."""

    def tap(self, target: Locator) -> None:
        """Click once, and count it."""
        target.click()
        self.taps += 1


class OwnPhone(Phone):
    """A phone whose browser is a process of its own, with a profile that outlives it."""

    def __init__(self, chromium: BrowserType, profile: Path, url: str, size: tuple[int, int] = SIZE) -> None:
        self.chromium, self.profile, self.size = chromium, profile, size
        super().__init__(self._launch(offline=False), url)

    def kill(self) -> None:
        """The system ends the browser, right now."""
        kill_browser(self.profile)

    def close(self) -> None:
        """Put the phone away for good. A worker that waits for a hold to end would keep a browser from closing."""
        with suppress(LookupError):  # it was killed already
            self.kill()

    def put_away(self) -> None:
        """Close the app in the usual way. Chromium then writes its cookies, for which it else takes 30 s."""
        self.context.close()

    def restart(self, *, offline: bool) -> None:
        """Start the browser again, with what is on the disk."""
        self.take(self._launch(offline=offline))

    def _launch(self, *, offline: bool) -> BrowserContext:
        return self.chromium.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=ARGS,
            offline=offline,
            **phone_options(self.size),  # type: ignore[arg-type]  # a mapping cannot say which option has which type
        )
