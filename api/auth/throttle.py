"""Tries counted per door in SQL. Whoever has no known device shares the door for new devices; nobody else's is closed.

A try is counted before the PIN is looked at, so that many at once cannot all slip through; a success takes its own
try back. A refused try is not counted: knocking does not keep a door shut.
"""

import datetime as dt
import ipaddress
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from api.auth.codes import keyed_hash
from api.core import clock
from api.core.problems import Problem
from api.core.upsert import add_to
from models.account import LoginThrottle
from models.db import db

BUCKET = dt.timedelta(minutes=5)
QUARTER, HOUR, DAY = dt.timedelta(minutes=15), dt.timedelta(hours=1), dt.timedelta(days=1)


@dataclass(frozen=True, order=True)
class Door:
    """What tries are counted at; ``limits`` are pairs of span and number of tries."""

    key: str
    limits: tuple[tuple[dt.timedelta, int], ...]


@dataclass(frozen=True)
class Counted:
    """A try as it was counted."""

    keys: tuple[str, ...]
    bucket: dt.datetime


def new_devices_door(login: str) -> Door:
    """All devices that never logged in to the account; by number or name, so that unknown ones behave alike."""
    return Door(f"n/{keyed_hash('door', login).hex()}", ((HOUR, 5), (DAY, 20)))


def known_device_door(device: str, account_id: uuid.UUID) -> Door:
    """A device that has logged in to the account before."""
    return Door(f"d/{device}/{account_id}", ((QUARTER, 10), (DAY, 50)))


def address_door(address: str) -> Door:
    """Everybody at an address who has no known device; IPv6 by /64, of which a stranger has all addresses."""
    return Door(f"a/{address_hash(address)}", ((HOUR, 100),))


def unsigned_door(address: str) -> Door:
    """Everybody at an address who comes to the rescue door with no good signature (S24); it shuts nobody else out."""
    return Door(f"u/{address_hash(address)}", ((HOUR, 100),))


def rescue_door(device_id: uuid.UUID) -> Door:
    """A phone at the rescue door (S24): whole outboxes go through in a quarter, 50 ops a time."""
    return Door(f"r/{device_id}", ((QUARTER, 100), (DAY, 1000)))


def address_hash(address: str) -> str:
    """A network address as it may be kept."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return keyed_hash("address", address).hex()
    network = ipaddress.ip_network((ip, 64 if ip.version == 6 else 32), strict=False)
    return keyed_hash("address", str(network)).hex()


def count_try(*doors: Door) -> Counted:
    """Count one try at each door; returns what ``take_back`` wants.

    Raises Problem ``too_many_tries``, upon which the caller's transaction undoes the counting.
    """
    bucket = _bucket(clock.now())
    rows = [{"door": door.key, "window_start": bucket, "tries": 1} for door in sorted(doors)]
    add_to(LoginThrottle, ("door", "window_start"), ("tries",), rows)
    for door in doors:
        wait = _seconds_to_wait(door)
        if wait:
            raise Problem("too_many_tries", retry_after=wait)
    return Counted(tuple(door.key for door in doors), bucket)


def take_back(counted: Counted) -> None:
    """A try that succeeded was none; the tries of others stay counted."""
    db.session.execute(
        sa.update(LoginThrottle)
        .where(
            LoginThrottle.door.in_(counted.keys),
            LoginThrottle.window_start == counted.bucket,
            LoginThrottle.tries > 0,
        )
        .values(tries=LoginThrottle.tries - 1)
    )


def open_door(door: Door) -> None:
    """Forget the tries at a door."""
    db.session.execute(sa.delete(LoginThrottle).where(LoginThrottle.door == door.key))


def _seconds_to_wait(door: Door) -> int:
    """Seconds until the door opens, 0 while it is open."""
    now = clock.now()
    rows = db.session.execute(
        sa.select(LoginThrottle.window_start, LoginThrottle.tries)
        .where(LoginThrottle.door == door.key, LoginThrottle.window_start > now - DAY - BUCKET)
        .order_by(LoginThrottle.window_start.desc())
    ).all()
    return max(_wait_for(span, limit, [(at, tries) for at, tries in rows], now) for span, limit in door.limits)


def _wait_for(span: dt.timedelta, limit: int, rows: list[tuple[dt.datetime, int]], now: dt.datetime) -> int:
    """``rows`` newest first. A bucket counts until ``span`` after its end."""
    counted = 0
    for start, tries in rows:
        left = start + BUCKET + span - now
        counted += tries if left > dt.timedelta() else 0
        if counted > limit and left > dt.timedelta():
            return int(left.total_seconds()) + 1
    return 0


def _bucket(instant: dt.datetime) -> dt.datetime:
    seconds = int(instant.timestamp())
    return dt.datetime.fromtimestamp(seconds - seconds % int(BUCKET.total_seconds()), dt.UTC)
