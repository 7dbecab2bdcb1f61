"""Chance that falls the same way on every machine: numbers and ids from named seeds."""

import bisect
import datetime as dt
import itertools
import random
import uuid
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from api.core import clock

T = TypeVar("T")


def dice(purpose: str) -> random.Random:
    """A generator of its own for each purpose, so that a change in one leaves the others as they were."""
    return random.Random(f"toso demo 1 {purpose}")


def uuid7_at(instant: dt.datetime, rng: random.Random) -> uuid.UUID:
    """A UUIDv7 of that instant (RFC 9562, 5.7) with random bits from ``rng``."""
    millis = int(instant.timestamp() * 1000)
    random_bits = rng.getrandbits(74)
    high, low = random_bits >> 62, random_bits & ((1 << 62) - 1)
    return uuid.UUID(int=(millis << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)


def weekday_between(rng: random.Random, first: dt.date, last: dt.date) -> dt.date:
    """A day from Monday to Friday."""
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    return rng.choice([day for day in days if day.weekday() < 5])


def at_time(day: dt.date, minutes: int) -> dt.datetime:
    """``minutes`` after midnight in Vietnam."""
    return clock.day_start(day) + dt.timedelta(minutes=minutes)


class Choice(Generic[T]):
    """Values with weights, to draw from many times."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self._values = list(weights)
        self._sums = list(itertools.accumulate(weights.values()))

    def pick(self, rng: random.Random) -> T:
        """One of the values."""
        return self._values[bisect.bisect(self._sums, rng.random() * self._sums[-1])]


def apportion(total: int, weights: Sequence[float], least: int, most: int) -> list[int]:
    """Whole numbers near ``weights`` that add up to ``total``, each from ``least`` to ``most``."""
    wished = [total * weight / sum(weights) for weight in weights]
    shares = [min(most, max(least, int(wish))) for wish in wished]
    while (missing := total - sum(shares)) != 0:
        step = 1 if missing > 0 else -1
        movable = [i for i, share in enumerate(shares) if least <= share + step <= most]
        place = max(movable, key=lambda i: (step * (wished[i] - shares[i]), -i))
        shares[place] += step
    return shares
