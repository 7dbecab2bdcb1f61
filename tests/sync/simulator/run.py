"""One seed: a story drawn from it, then peace, then the question whether anything was lost."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.rescue import File, register
from tests.sync.simulator import check, office, outbox, people, proving, rescuing
from tests.sync.simulator.chance import Chance
from tests.sync.simulator.ledger import Ledger
from tests.sync.simulator.network import Network
from tests.sync.simulator.outbox import Row
from tests.sync.simulator.phone import Phone
from tests.sync.simulator.server import Server
from tests.sync.simulator.stage import TEMPLATE, Stage

Act = Callable[["Run", Phone], object]
QUIET_ROUNDS = 8
STANDBY_EVERY = 10


@dataclass
class Run:
    """The state of one seed's story; ``coming`` are the acts that are still to be played."""

    seed: int
    server: Server
    stage: Stage
    chance: Chance
    network: Network
    ledger: Ledger = field(default_factory=Ledger)
    phones: list[Phone] = field(default_factory=list)
    coming: list[Act] = field(default_factory=list)
    has_backup: bool = False
    backup_file: Path | None = None
    # rescue files with their authors and the ids of their ops
    files: list[tuple[File, uuid.UUID, list[str]]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    """What a seed came to."""

    seed: int
    ops: int
    faults: dict[str, int]
    violations: list[str]


def run_seed(server: Server, stage: Stage, seed: int) -> Report:
    """Play a seed from beginning to end."""
    server.begin(TEMPLATE)
    chance = Chance(seed)
    run = Run(seed, server, stage, chance, Network(server, chance))
    run.phones = _phones(run)
    run.coming = _plot(chance)
    for number in range(len(run.coming)):
        # nobody would look at a copy that is never put back
        if number % STANDBY_EVERY == 0 and office.fail_over in run.coming[:STANDBY_EVERY]:
            server.keep("standby")
        act = run.coming.pop(0)
        act(run, chance.pick(run.phones))
        if act in (office.restore, office.fail_over):
            _go_on(run)
        server.advance(chance.pick((1, 3, 10, 60, 600)))
    make_peace(run)
    run.violations += [*server.errors, *check.everything(run)]
    return Report(seed, len(run.ledger.saved), dict(chance.struck), run.violations)


def connect(run: Run, phone: Phone) -> str:
    """The phone has network and runs; it may be killed at any of its steps. Returns how it ended."""
    if not run.chance.calm and run.chance.strikes("phone_killed"):
        phone.kill_in = run.chance.number(1, 14)
    end = phone.run()
    if end == "expired" and not phone.ended:
        phone.attempt(lambda: _knock(run, phone))
    if end == "expired":
        office.log_in(run, phone)
    return end


def _knock(run: Run, phone: Phone) -> None:
    run.chance.count("door")
    unsent = {(phone.account.id, row.op_id) for row in phone.box.by_state(*outbox.UNSENT)}
    if phone.device_id and rescuing.by_the_door(phone):
        run.violations += check.door(run, phone, unsent)
        people.wipe(run, phone)
        phone.ended = True
        run.chance.count("wiped_by_order")


def _go_on(run: Run) -> None:
    """Nobody has noticed, and history grows again, perhaps past what was lost (fault 8)."""
    for _ in range(run.chance.pick((0, 2, 4))):
        phone = run.chance.pick(run.phones)
        run.chance.pick(BUSY)(run, phone)
        run.server.advance(10)
        connect(run, phone)


def make_peace(run: Run) -> None:
    """All faults end, everybody may log in, and the phones run until nothing moves any more."""
    run.chance.calm = True
    while run.network.late:
        run.network.deliver_late()
    _end_by_the_door(run)
    office.hand_in(run)
    for _ in range(QUIET_ROUNDS):
        run.server.advance(7201)
        for phone in run.phones:
            outbox.end_holds(phone.box)
            connect(run, phone)
        if all(_is_quiet(run, phone) for phone in run.phones):
            run.violations += [line for phone in run.phones if not phone.ended for line in proving.last_word(phone)]
            return
    run.violations += [_noise(phone) for phone in run.phones if not _is_quiet(run, phone)]


def _end_by_the_door(run: Run) -> None:
    """Some accounts stay disabled, if all of their phones can hand over what they have; the others are let in again."""
    for phone in run.phones:
        outbox.end_holds(phone.box)
        connect(run, phone)
    again = {phone.account.id for phone in run.phones if not phone.ended or run.chance.likely(0.5)}
    office.enable(run, again)


def _is_quiet(run: Run, phone: Phone) -> bool:
    if phone.ended:
        return not phone.box.rows and not phone.feeds.rows
    return not _unsettled(phone) and check.is_caught_up(run, phone)


def _unsettled(phone: Phone) -> list[Row]:
    return [row for row in phone.box.rows.values() if row.state != "confirmed" and not row.erased]


def _noise(phone: Phone) -> str:
    states = [f"{row.op_id} {row.state}" for row in _unsettled(phone)]
    return f"{phone.name} does not come to rest: {', '.join(states) or 'its feeds go on'}"


def _phones(run: Run) -> list[Phone]:
    first, second = run.stage.worlds
    owners = [
        ("leader", first.leader, first.team),
        ("member", first.member, first.team),
        ("member-2nd-phone", first.member, first.team),
        ("mate", first.team.members[1], first.team),
        ("neighbour", first.other_team.member, first.other_team),
        ("elsewhere", second.member, second.team),
        ("officer", first.officer, None),
    ]
    result = []
    for name, account, team in owners:
        cookie, batch = run.stage.cookies[account.id], run.chance.pick((2, 5, 50))
        result.append(Phone(name, account, team, cookie, run.network, batch=batch))
        with run.server.writing():
            result[-1].device_id = register(account, result[-1].key)
        result[-1].on_purge = lambda phone, scope: check.purge(run, phone, scope)
    return result


def _late(run: Run, _: Phone) -> None:
    run.network.deliver_late()


def _days_pass(run: Run, _: Phone) -> None:
    run.server.advance(86_400 * run.chance.pick((1, 2, 4, 9)))


def _prove(run: Run, phone: Phone) -> None:
    if connect(run, phone) == "well":
        phone.attempt(lambda: proving.prove(phone))


ACTS: tuple[tuple[int, Act], ...] = (
    (40, connect),
    (26, people.log_visit),
    (16, people.change_visit),
    (5, people.undo),
    (5, people.log_poison),
    (5, people.put_right),
    (4, _late),
    (3, people.set_clock),
    (2, people.lose_everything),
    (1, people.clone),
    (4, office.move),
    (2, office.switch),
    (4, office.clear_inbox),
    (1, office.open_topic),
    (3, office.erase),
    (1, office.upgrade),
    (3, people.ask),
    (3, people.write_file),
    (2, office.end_session),
    (2, _prove),
    (2, _days_pass),
    (3, office.back_up),
    (4, office.restore),
    (3, office.fail_over),
)
# What people do when they are only busy.
BUSY: tuple[Act, ...] = (people.log_visit, people.log_visit, people.change_visit)


def _plot(chance: Chance) -> list[Act]:
    return chance.rng.choices([act for _, act in ACTS], [weight for weight, _ in ACTS], k=chance.number(30, 50))
