"""Deliberate bugs of the server's side, each a rule of the protocol left out; patched in, and only from here."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

import server.app
from api.assistance import checks, logic
from api.assistance import sync as assistance
from api.assistance.revisions import Record
from api.assistance.tallies import Deltas
from api.core import clock, feed
from api.core.db import atomic
from api.core.feed import NewEntry, Receipt
from api.core.ops import Outcome
from api.sync import ask, inbox, kinds, ops, pull, replay, rescue, routes, scopes, snapshots, verdicts
from api.sync import push as pushed
from api.sync.cursor import LogCursor
from models.db import db
from models.sync import FeedHead

Patch = pytest.MonkeyPatch


class _Undone(Exception):
    """Takes back a transaction whose answer is already made."""


def s1_reads_on_after_the_grant_ended(patch: Patch) -> None:
    """A phone goes on to get the feeds of a team it has left."""
    patch.setattr(pull, "scopes_of", scopes.ever_held)


def s2_a_number_is_skipped(patch: Patch) -> None:
    """The head is bumped once too often."""
    real = feed.append

    def append(entries: Sequence[NewEntry]) -> list[Receipt]:
        receipts = real(entries)
        touched = {entry.scope for entry in entries}
        db.session.execute(sa.update(FeedHead).where(FeedHead.scope.in_(touched)).values(seq=FeedHead.seq + 1))
        return receipts

    patch.setattr(feed, "append", append)


def s3_the_chain_forgets_its_past(patch: Patch) -> None:
    """Entries are hashed without the previous ones."""
    real = feed.link
    patch.setattr(feed, "link", lambda _previous, seq, entry: real(bytes(16), seq, entry))


def s6_knows_no_op_again(patch: Patch) -> None:
    """A repeated op is taken for a new one."""
    patch.setattr(verdicts, "load_known", lambda _account_id, _op_ids: {})


def s6_record_and_verdict_in_two_transactions(patch: Patch) -> None:
    """The visits are committed before the verdicts are written."""
    real = verdicts.write

    def write(*args: Any) -> Any:
        db.session.commit()
        return real(*args)

    patch.setattr(verdicts, "write", write)


def s6_believes_every_clock(patch: Patch) -> None:
    """No correction of the phone's times."""
    patch.setattr(ops, "clock_skew", lambda _sent_at: dt.timedelta())


def s6_corrects_clocks_the_wrong_way(patch: Patch) -> None:
    """The skew is taken away instead of added."""
    real = ops.clock_skew
    patch.setattr(ops, "clock_skew", lambda sent_at: -real(sent_at))


def s6_tallies_do_not_follow_changes(patch: Patch) -> None:
    """Amendments and voids leave the counts as they were."""
    patch.setattr(logic, "_recount", lambda _batch, _before, _record: None)


def s6_tallies_count_twice(patch: Patch) -> None:
    """The differences are written two times."""
    real = Deltas.write

    def write(deltas: Deltas) -> None:
        real(deltas)
        real(deltas)

    patch.setattr(Deltas, "write", write)


def s7_answers_before_the_commit(patch: Patch) -> None:
    """Every seventh write fails to commit after it was answered."""
    turns = itertools.count(1)

    @contextmanager
    def early(mode: Any) -> Iterator[None]:
        if mode == "read" or next(turns) % 7:
            with atomic(mode):
                yield
            return
        try:
            with atomic(mode):
                yield
                raise _Undone
        except _Undone:
            return

    patch.setattr(server.app, "atomic", early)


def s7_one_verdict_is_missing(patch: Patch) -> None:
    """The last op of each request gets no verdict."""
    real = pushed.push
    patch.setattr(routes, "push", lambda actor, request: real(actor, request)[:-1])


def s8_an_op_set_aside_is_dropped(patch: Patch) -> None:
    """Its bytes are not kept."""
    patch.setattr(inbox, "write", lambda _set_aside: None)


def s8_a_bad_op_spoils_its_neighbours(patch: Patch) -> None:
    """One op that cannot be taken, and all of the request are set aside."""
    real = pushed.judge

    def judge(actor: Any, slots: Any) -> Any:
        bad = next((slot.sent.refused for slot in slots if slot.sent.refused), None)
        return ([Outcome("quarantined", bad) for _ in slots], []) if bad else real(actor, slots)

    patch.setattr(pushed, "judge", judge)


def s8_orphans_wait_for_ever(patch: Patch) -> None:
    """Nothing is judged again when the missing visit arrives."""
    patch.setattr(replay, "orphans_of", lambda _rulings: ([], []))


def s8_the_commune_is_not_told(patch: Patch) -> None:
    """An op set aside is in no inbox's feed."""
    patch.setattr(verdicts, "_inbox_entry", lambda _ruling, _row: [])


def s9_a_replay_leaves_the_old_verdict(patch: Patch) -> None:
    """The visit is there, the phone goes on to read that it was refused."""
    real = verdicts._write_rows

    def write_rows(rulings: Any, rows: Any) -> None:
        fresh = [(ruling, row) for ruling, row in zip(rulings, rows, strict=True) if ruling.operation_id is None]
        real([ruling for ruling, _ in fresh], [row for _, row in fresh])

    patch.setattr(verdicts, "_write_rows", write_rows)


def s10_believes_every_cursor(patch: Patch) -> None:
    """No comparison of epoch, number and chain."""
    patch.setattr(pull, "_continues", lambda _scope, _end, _cursor: True)


def s10_compares_the_epoch_alone(patch: Patch) -> None:
    """A restore that nobody announced is not noticed."""
    nameless = LogCursor(pull.NAMELESS, 0, bytes(16))
    patch.setattr(pull, "_continues", lambda _scope, end, cursor: cursor == nameless or cursor.epoch == end.epoch)


def s11_a_visit_comes_without_its_body(patch: Patch) -> None:
    """Increments say that there is something, not what."""
    patch.delitem(kinds.LOADERS, "visit")


def s13_says_idle_when_there_is_news(patch: Patch) -> None:
    """Heads are not compared."""
    patch.setattr(pull, "_is_head", lambda _head, text: text is not None)


def s15_verdicts_are_not_told(patch: Patch) -> None:
    """The own feed has the entries, but not what they say, and its snapshot lacks them."""
    patch.setattr(snapshots, "_verdicts", lambda _account_id, _after: [])
    patch.delitem(kinds.LOADERS, "verdict")


def s17_a_revocation_without_its_version(patch: Patch) -> None:
    """The phone cannot know that its grants have changed."""
    real = pull.pull

    def pulled(actor: Any, cursors: Any) -> Any:
        pages = real(actor, cursors)
        for page in (pages or {}).values():
            if "revoked" in page:
                page["revoked"] = {"grants_version": 0}
        return pages

    patch.setattr(routes, "pull", pulled)


def s23_a_void_still_counts(patch: Patch) -> None:
    """A cancelled visit stays among the live ones."""
    patch.setattr(Record, "live", property(lambda record: record.body is not None))


def s24_rights_of_today_for_visits_of_yesterday(patch: Patch) -> None:
    """The grant is looked up at the time of arrival."""
    real = checks.check_log_grant
    patch.setattr(checks, "check_log_grant", lambda actor, team, tree, _at: real(actor, team, tree, clock.now()))


def s23_what_comes_again_brings_the_body_back(patch: Patch) -> None:
    """Ops of an erased visit are judged as if nothing had happened."""
    for module in (logic, pushed, ask):
        patch.setattr(module, "erased_among", lambda _db, _record_ids: set())


def s24_the_door_takes_nothing(patch: Patch) -> None:
    """Ops of a disabled account are answered as received and forgotten."""
    patch.setattr(rescue, "take", lambda _author, slots, _origin: slots)


def s26_old_bodies_are_not_brought_up(patch: Patch) -> None:
    """After an upgrade what old apps send is set aside."""
    patch.setattr(ops, "upconvert", lambda _kind, _version, _newest, body: body)


def s27_a_snapshot_lacks_its_last_row(patch: Patch) -> None:
    """An off-by-one."""
    real = assistance.snapshot
    patch.setattr(assistance, "snapshot", lambda team_id, after, limit: real(team_id, after, limit)[:-1])


BUGS: tuple[Callable[[Patch], None], ...] = tuple(
    bug for name, bug in list(globals().items()) if name.startswith("s") and name[1].isdigit()
)
