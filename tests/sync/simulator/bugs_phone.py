"""Deliberate bugs of the phone's side, each a rule of the protocol left out."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.sync.simulator import feeds, outbox, pulling, pushing, rescuing
from tests.sync.simulator.outbox import Outbox, Row
from tests.sync.simulator.phone import Phone
from tests.sync.simulator.wire import Trouble

Patch = pytest.MonkeyPatch


def forget(box: Outbox, rows: list[Row]) -> None:
    """Take ops out of the outbox as if they were on the server."""
    for row in rows:
        box.rows.pop(row.op_id, None)


def p5_an_op_changes_with_every_try(patch: Patch) -> None:
    """The time of sending stands in the op."""

    def wire(row: Row, *, raw: bool) -> str:
        op = row.op
        body = op["body"] if isinstance(op["body"], dict) else {}
        tries.append(row.op_id)
        return json.dumps({**op, "body": {**body, "duration_minutes": tries.count(row.op_id)}})

    tries: list[str] = []
    patch.setattr(pushing, "wire", wire)


def p7_a_refused_op_is_dropped(patch: Patch) -> None:
    """What the server cannot read alone is not sent as bytes."""
    real = pushing.send_smaller

    def send_smaller(run: Any, batch: list[Row], *, raw: bool) -> None:
        if len(batch) == 1:
            forget(run.phone.box, batch)
        else:
            real(run, batch, raw=raw)

    patch.setattr(pushing, "send_smaller", send_smaller)


def p7_a_refused_batch_goes_raw(patch: Patch) -> None:
    """No halving: the neighbours of a bad op are set aside with it."""
    real = pushing.send_smaller

    def send_smaller(run: Any, batch: list[Row], *, raw: bool) -> None:
        if raw:
            real(run, batch, raw=True)
        else:
            pushing.send_batch(run, batch, raw=True)

    patch.setattr(pushing, "send_smaller", send_smaller)


def p7_ops_without_a_verdict_are_done(patch: Patch) -> None:
    """Any answer empties the outbox."""
    real = pushing.settle_batch

    def settle_batch(run: Any, batch: list[Row], body: dict[str, Any]) -> None:
        real(run, batch, body)
        forget(run.phone.box, [row for row in run.phone.box.by_state("queued") if row.op_id in run.skip])

    patch.setattr(pushing, "settle_batch", settle_batch)


def p11_the_cursor_moves_before_the_rows(patch: Patch) -> None:
    """Two transactions, and a phone may be killed between them."""

    def apply_rows(phone: Phone, scope: str, cursor: Any, entries: Any, *, replacing: bool) -> None:
        phone.feeds.cursors[scope] = cursor
        real(phone, scope, cursor, entries, replacing=replacing)

    real = pulling.apply_rows
    patch.setattr(pulling, "apply_rows", apply_rows)


def p15_an_op_is_gone_once_it_is_sent(patch: Patch) -> None:
    """Deleted before the answer."""
    real = pushing.send_batch

    def send_batch(run: Any, batch: list[Row], *, raw: bool) -> None:
        forget(run.phone.box, batch)
        real(run, batch, raw=raw)

    patch.setattr(pushing, "send_batch", send_batch)


def p15_undo_takes_back_what_was_sent(patch: Patch) -> None:
    """The phone says it never was; the server has it."""

    def take_back(box: Outbox, op_id: str) -> list[str]:
        forget(box, [box.rows[op_id]])
        return [op_id]

    patch.setattr(outbox, "take_back", take_back)


def p15_what_was_not_seen_is_believed(patch: Patch) -> None:
    """A sent op that the own feed lacks stays sent."""
    patch.setattr(outbox, "requeue_unseen", lambda _box, _since, _now: 0)


def p16_a_reset_offers_nothing_again(patch: Patch) -> None:
    """After a restore the phone only reads, and believes what the lost history confirmed."""
    patch.setattr(outbox, "reoffer", lambda _box: None)
    patch.setattr(outbox, "unconfirm", lambda _box: None)


def p16_a_reset_waits_for_the_own_feed(patch: Patch) -> None:
    """Nothing is offered at once; what the own feed, read anew, does not show goes again later."""
    patch.setattr(outbox, "reoffer", lambda _box: None)


def p16_a_reset_offers_only_the_unconfirmed(patch: Patch) -> None:
    """What was seen once is held to be safe for ever."""

    def reoffer(box: Outbox) -> None:
        for row in box.by_state("sent"):
            box.put(replace(row, state="queued"))

    patch.setattr(outbox, "reoffer", reoffer)
    patch.setattr(outbox, "unconfirm", lambda _box: None)


def p16_a_confirmed_op_is_forgotten(patch: Patch) -> None:
    """The phone keeps nothing to offer again."""
    real = outbox.hear

    def hear(box: Outbox, kind: str, body: Any, now: Any) -> str | None:
        outlived = real(box, kind, body, now)
        forget(box, box.by_state("confirmed"))
        return outlived

    patch.setattr(outbox, "hear", hear)


def p17_a_scope_not_named_is_purged(patch: Patch) -> None:
    """A truncated list empties the phone."""
    real = pulling.apply_answer

    def apply_answer(phone: Phone, pages: Any, version: int) -> str:
        for scope in set(phone.feeds.cursors) - set(pages):
            phone.purge(scope)
        return real(phone, pages, version)

    patch.setattr(pulling, "apply_answer", apply_answer)


def p17_a_purge_takes_the_outbox_along(patch: Patch) -> None:
    """What was not sent goes with the team's rows."""
    real = feeds.purge

    def purge(phone: Phone, scope: str) -> None:
        real(phone.feeds, scope)
        forget(phone.box, phone.box.by_state(*outbox.UNSENT, "sent", "confirmed"))

    patch.setattr(Phone, "purge", purge)


def p17_a_revocation_is_ignored(patch: Patch) -> None:
    """The rows of a team that was left stay."""
    patch.setattr(Phone, "purge", lambda _phone, _scope: None)


def p23_what_was_sent_of_an_erased_visit_stays(patch: Patch) -> None:
    """Only the row goes, not what the phone keeps to offer again."""
    patch.setattr(outbox, "erase", lambda _box, _record_id: None)


def p24_an_order_is_carried_out_at_once(patch: Patch) -> None:
    """The rescue door says "wipe", and the phone does not look whether anything is left to send."""

    def by_the_door(phone: Phone) -> bool:
        return rescuing._ask_order(phone) == "wipe"

    patch.setattr(rescuing, "by_the_door", by_the_door)


def p24_what_the_door_did_not_name_is_taken_for_received(patch: Patch) -> None:
    """Any answer of the rescue door empties the outbox."""
    real = outbox.receive
    patch.setattr(outbox, "receive", lambda box, op_ids, _received, now: real(box, op_ids, list(op_ids), now))


def p18_a_killed_sender_keeps_its_ops(patch: Patch) -> None:
    """What was being sent stays so for ever."""
    patch.setattr(outbox, "release", lambda _box: None)


def p19_a_captive_portal_counts(patch: Patch) -> None:
    """A 200 is a 200."""
    real = pushing.send_batch

    def send_batch(run: Any, batch: list[Row], *, raw: bool) -> None:
        try:
            real(run, batch, raw=raw)
        except Trouble as trouble:
            if trouble.kind != "portal":
                raise
            forget(run.phone.box, batch)

    patch.setattr(pushing, "send_batch", send_batch)


def p20_an_ended_session_empties_the_phone(patch: Patch) -> None:
    """401 is taken for a log-out, and a log-out for a wipe."""
    real = Phone.once

    def once(phone: Phone) -> bool:
        try:
            return real(phone)
        except Trouble as trouble:
            if trouble.kind == "expired":
                phone.box = Outbox()
            raise

    patch.setattr(Phone, "once", once)


def p27_a_snapshot_adds_instead_of_replacing(patch: Patch) -> None:
    """Rows that are no more stay on the phone."""
    real = feeds.put_rows

    def put_rows(kept: Any, scope: str, entries: Any, **_: bool) -> None:
        real(kept, scope, entries, replacing=False)

    patch.setattr(feeds, "put_rows", put_rows)


BUGS: tuple[Callable[[Patch], None], ...] = tuple(
    bug for name, bug in list(globals().items()) if name.startswith("p") and name[1].isdigit()
)
