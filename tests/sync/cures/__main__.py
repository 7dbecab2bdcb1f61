"""``python -m tests.sync.cures [--row N]``: take out cure after cure, and see that the test of each fails."""

import argparse
import queue
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from tests.sync.cures.readme import markdown
from tests.sync.cures.table import Cure, load
from tests.sync.cures.trial import Result, run
from tests.sync.cures.workshop import Workshop, opened

WORKERS = 2


def main() -> int:
    """Try all cures, or those of one row; ends with how many are proven."""
    parser = argparse.ArgumentParser(prog="python -m tests.sync.cures", description=__doc__)
    parser.add_argument("--row", type=int, nargs="*", help="of faults.md; all if it is left out")
    parser.add_argument("--test", help="only cures whose tests stand below this path", default="")
    parser.add_argument("--table", action="store_true", help="only print the table of the README")
    given = parser.parse_args()
    if given.table:
        print(markdown(), end="")
        return 0
    cures = [c for c in load() if c.row in (given.row or [c.row]) and c.tests[0].startswith(given.test)]
    with ExitStack() as stack:
        workshops: queue.Queue[Workshop] = queue.Queue()
        for _ in range(min(WORKERS, len(cures))):
            workshops.put(stack.enter_context(opened()))
        with ThreadPoolExecutor(WORKERS) as pool:
            whole = _untouched(pool, workshops, cures)
            misses = [miss for miss in pool.map(lambda cure: _try(workshops, cure, whole), cures) if miss]
    for miss in misses:
        print(f"not proven: {miss}")
    print(f"{len(cures) - len(misses)}/{len(cures)} cures proven")
    return 1 if misses or not cures else 0


def _untouched(
    pool: ThreadPoolExecutor, workshops: "queue.Queue[Workshop]", cures: Sequence[Cure]
) -> dict[str, Result]:
    """All tests in a copy that nobody has edited: a test that fails by itself proves nothing."""
    tests = sorted({test for cure in cures for test in cure.tests})
    browser = [test for test in tests if test.startswith("tests/e2e/")]
    rest = [test for test in tests if test not in browser]
    found: dict[str, Result] = {}
    for results in pool.map(lambda share: _with(workshops, share), [rest, browser]):
        found |= results
    # a server that starts while both cores are at work may be late; alone it is not
    again = [test for test, result in found.items() if result is not Result.PASSED]
    return {**found, **_with(workshops, again)}


def _with(workshops: "queue.Queue[Workshop]", tests: Sequence[str]) -> dict[str, Result]:
    if not tests:
        return {}
    workshop = workshops.get()
    try:
        return run(workshop, tests)
    finally:
        workshops.put(workshop)


def _try(workshops: "queue.Queue[Workshop]", cure: Cure, whole: dict[str, Result]) -> str | None:
    """Take out one cure; returns what is wrong about it, None where every test failed as it should."""
    sick = [test for test in cure.tests if whole[test] is not Result.PASSED]
    if sick:
        return _said(cure, f"{sick[0]} {whole[sick[0]].value} with the cure in place")
    workshop = workshops.get()
    try:
        with workshop.without(cure):
            results = run(workshop, cure.tests)
        survived = [f"{test} {result.value}" for test, result in results.items() if result is not Result.FAILED]
        return _said(cure, "; ".join(survived) if survived else None)
    except (ValueError, RuntimeError) as error:
        return _said(cure, str(error))
    finally:
        workshops.put(workshop)


def _said(cure: Cure, trouble: str | None) -> str | None:
    print(f"{'NOT PROVEN' if trouble else 'proven'}: {cure.name}", flush=True)
    return f"{cure.name}: {trouble}" if trouble else None


if __name__ == "__main__":
    sys.exit(main())
