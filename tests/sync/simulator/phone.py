"""A phone that follows S14–S20: what it keeps, its clock, and one run of its engine."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from api.core import clock
from tests.factories.accounts import Account
from tests.factories.teams import Team
from tests.support.rescue import DeviceKey
from tests.sync.simulator import feeds, outbox, pulling, pushing
from tests.sync.simulator.feeds import Feeds
from tests.sync.simulator.network import Network, Request
from tests.sync.simulator.outbox import Outbox
from tests.sync.simulator.wire import PhoneKilled, Raw, Trouble

P = ParamSpec("P")
R = TypeVar("R")
MAX_ROUNDS = 3


@dataclass
class Phone:
    """One phone of one account. ``box`` and ``feeds`` survive a kill, nothing else does.

    ``ended``: the server had everything removed from it (S24), and nobody has logged in since.
    """

    name: str
    account: Account
    team: Team | None
    cookie: str
    network: Network
    device_id: str = ""
    batch: int = 50
    key: DeviceKey = field(default_factory=DeviceKey)
    ended: bool = False
    box: Outbox = field(default_factory=Outbox)
    feeds: Feeds = field(default_factory=Feeds)
    offset: dt.timedelta = dt.timedelta()
    clock_changes: int = 0
    kill_in: int = 0
    on_purge: Callable[["Phone", str], None] | None = None

    @property
    def clock(self) -> dt.datetime:
        """What the phone takes for the time."""
        return (self.network.server.now + self.offset).astimezone(clock.VIETNAM)

    def set_clock(self, offset: dt.timedelta) -> None:
        """Put the clock wrong, or right."""
        self.offset = offset
        self.clock_changes += 1

    def step(self, transaction: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """One transaction of the phone's storage. Raises PhoneKilled before it if the phone is to be killed here."""
        self.tick()
        return transaction(*args, **kwargs)

    def tick(self) -> None:
        """A point at which the phone may be killed."""
        if self.kill_in:
            self.kill_in -= 1
            if not self.kill_in:
                raise PhoneKilled

    def run(self) -> str:
        """Send and fetch, once more after a reset or an unseen op; returns how it ended."""
        return self.attempt(self._rounds)

    def attempt(self, work: Callable[[], object]) -> str:
        """Do something that may end in trouble or be killed; returns how it ended."""
        try:
            work()
        except Trouble as trouble:
            return trouble.kind
        except PhoneKilled:
            return "killed"
        finally:
            self.kill_in = 0
        return "well"

    def _rounds(self) -> None:
        for _ in range(MAX_ROUNDS):
            if not self.once():
                return

    def once(self) -> bool:
        """Push, pull, and put back what was not seen (S15); whether another round is due."""
        pushing.send_outbox(self)
        since = self.clock
        if pulling.fetch_feeds(self) == "reset":
            return True
        own = f"u/{self.account.id}"
        if own not in self.feeds.cursors or self.feeds.cursors[own].cursor is None:
            return False
        if self.step(outbox.requeue_unseen, self.box, since, self.clock):
            pulling.rewind_own(self)
            return True
        return False

    def purge(self, scope: str) -> None:
        """Carry out a revocation."""
        if self.on_purge:
            self.on_purge(self, scope)
        self.step(feeds.purge, self.feeds, scope)

    def nonce(self) -> str:
        """What an answer must repeat (S19)."""
        return f"{self.network.chance.rng.getrandbits(64):016x}"

    def post(self, way: str, nonce: str, name: str, value: str, **state: Any) -> Raw:
        """Send a request; ``value`` is JSON text, so that stored ops go byte for byte. Raises Trouble."""
        self.tick()
        unsent = len({row.record_id for row in self.box.by_state(*outbox.UNSENT)})
        head = {
            "device_id": self.device_id,
            "proto": 1,
            "nonce": nonce,
            "sent_at": self.clock.isoformat(),
            "app": "sim",
        }
        text = json.dumps({**head, "state": {"unsent": unsent, **state}})
        body = f'{text[:-1]},"{name}":{value}}}'.encode()
        signature = self.key.sign(body) if way == "rescue" else ""
        raw = self.network.post(Request(self.cookie, way, body, signature))
        self.tick()
        return raw

    def wipe(self) -> None:
        """Everything on the phone is gone, its key too; the app is set up anew with the next log-in."""
        self.box, self.feeds = Outbox(), Feeds()
        self.key, self.device_id, self.cookie = DeviceKey(), "", ""
