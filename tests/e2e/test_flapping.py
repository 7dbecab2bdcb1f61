"""A network that comes for five seconds and goes for twenty, and loses three requests of ten while it is there."""

import random
from contextlib import suppress

from playwright.sync_api import Route, TimeoutError, expect

from tests.e2e.conftest import NewPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.many import save_many
from tests.e2e.support.outbox import ops_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site
from tests.e2e.support.trouble import NO_BELL

SEED, ROUNDS = 20261122, 8
ON_MS, OFF_MS, LONGEST_WAIT_MS = 5_000, 20_000, 30_000
CHANCE_MS, TRIES = 2_000, 4
# Half of the failures never reach the server; of the others only the answer is lost.
LOST, UNANSWERED = 0.15, 0.30
SYNC = "**/api/v1/sync/*"


class BadNetwork:
    """Lets requests through or not, drawn from a seed."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)
        self.lost = self.unanswered = self.passed = 0

    def __call__(self, route: Route) -> None:
        fate = self.random.random()
        if fate < LOST:
            self.lost += 1
            route.abort()
        elif fate < UNANSWERED:
            self.unanswered += 1
            route.fetch()
            route.abort()
        else:
            self.passed += 1
            route.continue_()


def test_a_flapping_network_ends_with_an_empty_outbox(site: Site, member: Person, new_phone: NewPhone) -> None:
    phone, network = new_phone(), BadNetwork()
    phone.context.add_init_script(NO_BELL)
    phone.context.clock.install()
    phone.log_in(member)
    phone.wait_until_installed()
    phone.context.route(SYNC, network)
    phone.network(on=False)
    for _ in range(ROUNDS):
        # A run that still waits for its last answer, or that the server told to wait, lets this chance pass.
        with suppress(TimeoutError), phone.page.expect_request(SYNC, timeout=CHANCE_MS):
            phone.network(on=True)
        save_many(phone.page, 1)
        phone.context.clock.fast_forward(ON_MS)
        phone.network(on=False)
        save_many(phone.page, 2)
        phone.context.clock.fast_forward(OFF_MS)
    assert network.lost > 0
    assert network.unanswered > 0

    phone.context.unroute(SYNC)
    phone.network(on=True)
    wait_until_sent_by_itself(phone)
    saved = sorted(op["op_id"] for op in ops_of(phone.page))
    assert len(saved) == 3 * ROUNDS
    assert sorted(visit["revision"] for visit in visits_of(site, member)) == saved


def wait_until_sent_by_itself(phone: Phone) -> None:
    """Nobody taps anything: the longest wait after a failure passes, and what then goes out has time for its answer."""
    sent = phone.page.locator(".topbar", has_text="Đã gửi hết")
    for _ in range(TRIES):
        phone.context.clock.fast_forward(LONGEST_WAIT_MS)
        with suppress(AssertionError):
            expect(sent).to_be_visible()
            return
    raise AssertionError(f"something is left after {TRIES} times the longest wait")
