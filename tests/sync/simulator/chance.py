"""What goes wrong, when and how often: everything is drawn from the seed, so that a run can be had again."""

import datetime as dt
import random
import uuid
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

# Faults of a request. Each seed has weather of its own: some kinds never strike, some strike often.
NETWORK = ("request_lost", "response_lost", "duplicated", "delayed", "portal", "refused", "truncated", "emptied",
           "unavailable")  # fmt: skip
SERVER = ("killed", "disk_full", "collision")
GRANTS = ("grants_truncated",)
PHONE = ("phone_killed",)
RATES = (0.0, 0.04, 0.12, 0.25)


class Chance:
    """The dice of one run, and the tally of the faults that struck."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.rates = {kind: self.rng.choice(RATES) for kind in (*NETWORK, *SERVER, *GRANTS, *PHONE)}
        self.struck: Counter[str] = Counter()
        self.calm = False

    def strikes(self, kind: str) -> bool:
        """Whether a fault of this kind happens now; it is counted."""
        hit = not self.calm and self.rng.random() < self.rates[kind]
        if hit:
            self.count(kind)
        return hit

    def likely(self, share: float) -> bool:
        """True in this share of the cases; no fault."""
        return self.rng.random() < share

    def count(self, kind: str) -> None:
        """Note a fault."""
        self.struck[kind] += 1

    def pick(self, among: Sequence[T]) -> T:
        """One of some."""
        return self.rng.choice(among)

    def number(self, low: int, high: int) -> int:
        """A number from ``low`` to ``high``, both included."""
        return self.rng.randint(low, high)

    def id7(self, instant: dt.datetime) -> str:
        """A UUIDv7 of the seed's own, so that a replayed run has the same ids."""
        number = (int(instant.timestamp() * 1000) & (1 << 48) - 1) << 80 | self.rng.getrandbits(80)
        number = number & ~(0xF << 76) | 0x7 << 76
        return str(uuid.UUID(int=number & ~(0x3 << 62) | 0x2 << 62))
