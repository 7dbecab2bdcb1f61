"""Rescue files that somebody else hands in: each op arrives under its author, once (S24)."""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from api.accounts.keys import is_signed
from api.core import audit, clock
from api.core.access import OFFICIALS, Actor
from api.core.db import short_write
from api.core.problems import Problem
from api.sync import communes
from api.sync.authors import author_of
from api.sync.ops import CLOCK_TOLERANCE
from api.sync.push import Slot, parse, take
from api.sync.rescue_file import RescueFile, open_file
from api.sync.ruling import Origin
from api.sync.schemas import MAX_OPS
from api.units.logic import tree
from api.units.offices import offices_of
from models.account import Account, Device
from models.db import db


def hand_in(caller: Actor, given: dict[str, Any]) -> dict[str, Any]:
    """Take the ops of a file. With a good signature they are judged as their author's, else all are set aside.

    Runs in a read: unsealing, parsing and the signature need no lock; each 50 ops are then written in one of their own.
    Returns ``{author_name, ops, taken, known, set_aside}``.
    Raises Problem ``rescue_key_unknown``, ``rescue_file_damaged``, ``forbidden`` where the caller has nothing to do
    with the author.
    """
    file = open_file(given)
    author, origin = _author(caller, file)
    slots = parse(file.ops, origin.sent_at, origin.device_id)
    counts: Counter[str] = Counter()
    for start in range(0, len(slots), MAX_OPS):
        with short_write():
            if start == 0:
                _note(caller, author)
            counts += _take(author, slots[start : start + MAX_OPS], origin)
    return {"author_name": author.name, "ops": len(slots)} | {
        name: counts[name] for name in ("taken", "known", "set_aside")
    }


def _take(author: Actor, slots: list[Slot], origin: Origin) -> Counter[str]:
    judged = take(author, slots, origin)
    aside = sum(slot.verdict.verdict == "quarantined" for slot in judged)
    return Counter(taken=len(judged) - aside, set_aside=aside, known=len(slots) - len(judged))


def _author(caller: Actor, file: RescueFile) -> tuple[Actor, Origin]:
    """Under whom the ops are filed: the claimed author, or the caller where there is no such account (any more).

    Whoever has nothing to do with the author is refused whatever the signature says: the file is whole and waits for
    somebody who has, and unproven ops of the author's never end up under a stranger's name.
    """
    origin = Origin(handed_in_by_id=caller.account_id)
    if db.session.get(Account, file.account_id) is None:
        return caller, replace(origin, signed=False)
    claimed = author_of(file.account_id)
    if not _have_to_do(caller, claimed):
        raise Problem("forbidden")
    d = Device
    query = sa.select(d.public_key, d.skew_seconds).where(d.id == file.device_id, d.account_id == file.account_id)
    device = db.session.execute(query).first()
    if device is not None and is_signed(device.public_key, file.signature, file.payload):
        return claimed, replace(origin, device_id=file.device_id, sent_at=_now_there(file, device.skew_seconds))
    return claimed, replace(origin, signed=False)


def _now_there(file: RescueFile, skew_seconds: int | None) -> dt.datetime | None:
    """What the phone's clock says now, as in the envelope of a push (S6); None where nobody knows.

    As far off as it was when the phone was heard last. Where that would put the file into the future, the clock was set
    since: it is taken for right, or for as far ahead as the file shows.
    """
    now, skew = clock.now(), dt.timedelta(seconds=skew_seconds or 0)
    if file.made_at is not None and file.made_at - now > CLOCK_TOLERANCE - skew:
        return max(now, file.made_at)
    return None if skew_seconds is None else now - skew


def _have_to_do(caller: Actor, author: Actor) -> bool:
    """Whether both are or were in one team, or the caller is official of a commune of the author's."""
    if caller.account_id == author.account_id or _teams(caller) & _teams(author):
        return True
    units, today = tree(), clock.today()
    communes_of_author = {units.commune_at(grant.unit_id, today) for grant in author.grants}
    return bool(offices_of(caller, *OFFICIALS) & communes_of_author)


def _teams(actor: Actor) -> set[uuid.UUID]:
    begun = (grant for grant in actor.grants if grant.valid_from <= clock.now())
    return {grant.team_id for grant in begun if grant.team_id is not None}


def _note(caller: Actor, author: Actor) -> None:
    unit_id = communes.home_unit(author)
    commune = None if unit_id is None else tree().commune_at(unit_id, clock.today())
    audit.record(caller, "rescue.hand_in", "account", author.account_id, commune_id=commune)
    # S2: heads of audit before heads of feeds, as in every other write
    audit.write_now()
