"""``python -m tests.sync.simulator.mutants``: each deliberate bug must be caught by one of up to 200 seeds."""

import argparse
import re
import sys
from collections.abc import Callable
from functools import partial

import pytest

from tests.sync.simulator import bugs_phone, bugs_server
from tests.sync.simulator.theatre import Theatre
from tests.sync.simulator.troupe import perform

Bug = Callable[[pytest.MonkeyPatch], None]
BUGS: dict[str, Bug] = {bug.__name__: bug for bug in (*bugs_server.BUGS, *bugs_phone.BUGS)}
# Not counted, each with the reason.
APART = {
    "s7_answers_before_the_commit": "harmless by design: S15 puts back what the own feed does not show",
    "s7_one_verdict_is_missing": "harmless by design: the op is stored, and the own feed confirms it (S15)",
    "p27_a_snapshot_adds_instead_of_replacing": "open: no seed has shown it yet",
    "p11_the_cursor_moves_before_the_rows": "open: no seed has shown it yet",
    "s9_a_replay_leaves_the_old_verdict": "open: no seed has shown it yet",
    "p15_undo_takes_back_what_was_sent": "open: not tried with enough seeds",
    "p17_a_purge_takes_the_outbox_along": "open: not tried with enough seeds",
    "p18_a_killed_sender_keeps_its_ops": "open: not tried with enough seeds",
    "p20_an_ended_session_empties_the_phone": "open: not tried with enough seeds",
    "s6_tallies_count_twice": "caught, but much like s6_tallies_do_not_follow_changes",
    "s6_corrects_clocks_the_wrong_way": "caught, but much like s6_believes_every_clock",
    "p16_a_reset_offers_only_the_unconfirmed": "caught, but much like p16_a_reset_offers_nothing_again",
    "s24_rights_of_today_for_visits_of_yesterday": "open: no seed has shown it yet",
}


def main() -> int:
    """Try all bugs, or those whose names match a pattern, and say which were caught by which seed."""
    parser = argparse.ArgumentParser(prog="python -m tests.sync.simulator.mutants", description=__doc__)
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--seeds", type=int, default=200, help="how many each gets")
    parser.add_argument("--apart", action="store_true", help="also those that are not counted")
    given = parser.parse_args()
    names = [name for name in BUGS if re.search(given.word, name) and (given.apart or name not in APART)]
    count = 0
    for name, found in zip(names, perform("sqlite", names, partial(catch, seeds=given.seeds)), strict=True):
        count += found is not None
        print(f"{name}: {found or 'not caught'}", flush=True)
    for name, reason in APART.items():
        print(f"apart: {name}: {reason}")
    print(f"{count}/{len(names)} mutants caught")
    return 0 if count == len(names) else 1


def catch(theatre: Theatre, name: str, *, seeds: int) -> str | None:
    """Play seeds with a bug until one shows it; says which did and how."""
    with pytest.MonkeyPatch.context() as patch:
        BUGS[name](patch)
        for seed in range(1, seeds + 1):
            try:
                found = theatre.play(seed).violations
            except Exception as error:  # a bug may show itself in any way
                found = [f"{type(error).__name__}: {error}"]
            if found:
                return f"seed {seed}: {found[0][:120]}"
    return None


if __name__ == "__main__":
    sys.exit(main())
