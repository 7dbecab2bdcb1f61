"""``python -m tests.sync.simulator.mutants``: each deliberate bug must be caught by one of up to 200 seeds."""

import argparse
import logging
import re
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.sync.simulator import bugs_phone, bugs_server
from tests.sync.simulator.theatre import Theatre, opened

Bug = Callable[[pytest.MonkeyPatch], None]
BUGS: dict[str, Bug] = {bug.__name__: bug for bug in (*bugs_server.BUGS, *bugs_phone.BUGS)}
WORKERS = 2


def main() -> int:
    """Try all bugs, or those whose names match a pattern, and say which were caught by which seed."""
    parser = argparse.ArgumentParser(prog="python -m tests.sync.simulator.mutants", description=__doc__)
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--seeds", type=int, default=200, help="how many each gets")
    given = parser.parse_args()
    names = [name for name in BUGS if re.search(given.word, name)]
    with ProcessPoolExecutor(WORKERS) as pool:
        shares = [names[start::WORKERS] for start in range(WORKERS)]
        caught = sum(pool.map(_try_all, shares, [given.seeds] * WORKERS))
    print(f"{caught}/{len(names)} mutants caught")
    return 0 if caught == len(names) else 1


def _try_all(names: list[str], seeds: int) -> int:
    logging.disable(logging.CRITICAL)
    with opened("sqlite") as theatre:
        return sum(caught(theatre, BUGS[name], seeds) for name in names)


def caught(theatre: Theatre, bug: Bug, seeds: int) -> bool:
    """Play seeds with a bug until one shows it."""
    with pytest.MonkeyPatch.context() as patch:
        bug(patch)
        for seed in range(1, seeds + 1):
            try:
                found = theatre.play(seed).violations
            except Exception as error:  # a bug may show itself in any way
                found = [f"{type(error).__name__}: {error}"]
            if found:
                print(f"{bug.__name__}: seed {seed}: {found[0][:120]}", flush=True)
                return True
    print(f"{bug.__name__}: not caught", flush=True)
    return False


if __name__ == "__main__":
    sys.exit(main())
