"""``python -m tests.sync.simulator [--seeds N] [--from N] [--database sqlite|postgres]``."""

import argparse
import sys
import time
from collections import Counter

from tests.sync.simulator.theatre import Theatre
from tests.sync.simulator.troupe import perform

SHOWN = 8


def main() -> int:
    """Run the seeds and say how they came out."""
    parser = argparse.ArgumentParser(prog="python -m tests.sync.simulator", description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many")
    parser.add_argument("--from", type=int, default=1, dest="first", help="the first one")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    given = parser.parse_args()
    return play(given.database, range(given.first, given.first + given.seeds))


def play(kind: str, seeds: range) -> int:
    """Run seeds; prints each that fails with the command that replays it, and the sum of all."""
    began, ops, violations, struck = time.monotonic(), 0, 0, Counter[str]()
    for report in perform(kind, seeds, Theatre.play):
        ops, violations = ops + report.ops, violations + len(report.violations)
        struck.update(report.faults)
        for line in report.violations[:SHOWN]:
            print(f"  {line}")
        if report.violations:
            print(f"seed {report.seed} failed: make simulate FROM={report.seed} SEEDS=1 DATABASE={kind}", flush=True)
    print(f"{kind}: {(time.monotonic() - began) / max(1, len(seeds)):.2f} s per seed", file=sys.stderr)
    print(" ".join(f"{name}={count}" for name, count in sorted(struck.items())))
    print(f"seeds={len(seeds)} ops={ops} faults={struck.total()} {violations} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
