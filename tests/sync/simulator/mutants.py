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
# Not tried, each with the reason.
HARMLESS = {
    "s7_one_verdict_is_missing": "the op is stored, the phone offers it again, and the own feed confirms it (S15)",
    "p7_a_refused_batch_goes_raw": "bytes that hold the very op are judged as that op (S7)",
    "p16_a_reset_waits_for_the_own_feed": "read anew, the own feed shows what is there; the rest goes again (S15)",
    "p24_what_the_door_did_not_name_is_taken_for_received": "the door answers when all it was sent is committed (S24)",
}
# Tried and to be caught like the others, but close relatives of them: the 30 are to be 30 different bugs.
RELATIVES = (
    "s6_tallies_count_twice",
    "s6_corrects_clocks_the_wrong_way",
    "s7_answers_before_the_commit",
    "s10_believes_every_cursor",
    "s11_a_visit_comes_without_its_body",
    "s13_says_idle_when_there_is_news",
    "s15_verdicts_are_not_told",
    "s17_a_revocation_without_its_version",
    "s23_a_void_still_counts",
    "s24_the_door_takes_nothing",
    "s27_a_snapshot_lacks_its_last_row",
    "p7_a_refused_op_is_dropped",
    "p15_an_op_is_gone_once_it_is_sent",
    "p16_a_reset_offers_only_the_unconfirmed",
    "p16_a_confirmed_op_is_forgotten",
    "p17_a_revocation_is_ignored",
)


def main() -> int:
    """Try all bugs, or those whose names match a pattern, and say which were caught by which seed."""
    parser = argparse.ArgumentParser(prog="python -m tests.sync.simulator.mutants", description=__doc__)
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--seeds", type=int, default=200, help="how many each gets")
    given = parser.parse_args()
    names = [name for name in BUGS if re.search(given.word, name) and name not in HARMLESS]
    caught = set()
    for name, found in zip(names, perform("sqlite", names, partial(catch, seeds=given.seeds)), strict=True):
        caught |= {name} if found else set()
        print(f"{name}: {found or 'not caught'}", flush=True)
    for name, reason in HARMLESS.items():
        print(f"harmless by design: {name}: {reason}")
    relatives = {name for name in names if name in RELATIVES}
    print(f"{len(relatives & caught)}/{len(relatives)} of their relatives caught")
    print(f"{len(caught - relatives)}/{len(names) - len(relatives)} mutants caught")
    return 0 if len(caught) == len(names) else 1


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
