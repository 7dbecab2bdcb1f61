"""``python -m tests.sync.simulator [--seeds N] [--from N] [--database sqlite|postgres]``."""

import argparse
import logging
import sys
import time

from tests.sync.simulator.theatre import Theatre, opened


def main() -> int:
    """Run the seeds and say how they came out."""
    parser = argparse.ArgumentParser(prog="python -m tests.sync.simulator", description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many")
    parser.add_argument("--from", type=int, default=1, dest="first", help="the first one")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    with opened(given.database) as theatre:
        return play(theatre, range(given.first, given.first + given.seeds))


def play(theatre: Theatre, seeds: range) -> int:
    """Run seeds; prints each that fails with the command that replays it, and the sum of all."""
    began, ops, faults, violations = time.monotonic(), 0, 0, 0
    for seed in seeds:
        report = theatre.play(seed)
        ops, faults = ops + report.ops, faults + sum(report.faults.values())
        violations += len(report.violations)
        for line in report.violations:
            print(f"  {line}")
        if report.violations:
            print(f"seed {seed} failed: make simulate FROM={seed} SEEDS=1 DATABASE={theatre.kind}")
    print(f"{theatre.kind}: {(time.monotonic() - began) / max(1, len(seeds)):.2f} s per seed", file=sys.stderr)
    print(f"seeds={len(seeds)} ops={ops} faults={faults} {violations} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
