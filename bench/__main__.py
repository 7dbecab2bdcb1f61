"""``python -m bench [push] [storm] [rosters] [reports] [exports] [--quick]``: measure and print a table."""

import argparse

from bench import exports, push, reports, rosters, storm

BENCHMARKS = {
    "push": push.run,
    "storm": storm.run,
    "rosters": rosters.run,
    "reports": reports.run,
    "exports": exports.run,
}


def main() -> None:
    """Run the named benchmarks, by default all."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], help="which ones (default: all)")
    parser.add_argument("--quick", action="store_true", help="a fifth of the load, to try the harness")
    given = parser.parse_args()
    for name in given.names or BENCHMARKS:
        BENCHMARKS[name](quick=given.quick)


if __name__ == "__main__":
    main()
