"""Running tests in a workshop and reading whether they passed, failed at an assertion, or fell over."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from enum import Enum

import orjson

from tests.sync.cures.workshop import Workshop

PYTEST = ["python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "nightly or not nightly"]
USAGE = 4
# What an assertion says first: Python's, pytest's, Playwright's, vitest's.
ASSERTION = re.compile(r"(assert\b|AssertionError|Failed: DID NOT RAISE|\[?AssertionError|Error: expect)")


class Result(Enum):
    """What became of a test."""

    PASSED = "passed"
    FAILED = "failed at an assertion"
    BROKE = "broke"
    MISSING = "did not run"


def run(workshop: Workshop, tests: Sequence[str]) -> dict[str, Result]:
    """Run tests; what became of each."""
    vitest = [test for test in tests if ".test.ts" in test]
    pytest = [test for test in tests if ".test.ts" not in test]
    if any(test.startswith("tests/e2e/") for test in pytest):
        workshop.build()
    return {**_pytest(workshop, pytest), **_vitest(workshop, vitest)}


def _pytest(workshop: Workshop, tests: Sequence[str]) -> dict[str, Result]:
    if not tests:
        return {}
    report = workshop.root / "pytest.xml"
    report.unlink(missing_ok=True)
    ended = workshop.run([*PYTEST, f"--junitxml={report}", *tests])
    if ended == USAGE:
        raise RuntimeError(f"pytest does not know what to run: {workshop.said()}")
    if not report.exists():
        return dict.fromkeys(tests, Result.BROKE)
    cases = [(_pytest_name(case), _pytest_result(case)) for case in ET.parse(report).iter("testcase")]
    return {test: _of(test, cases) for test in tests}


def _pytest_name(case: ET.Element) -> str:
    path = case.get("classname", "").replace(".", "/")
    return f"{path}.py::{case.get('name')}"


def _pytest_result(case: ET.Element) -> Result:
    failure = case.find("failure")
    if failure is not None:
        return Result.FAILED if ASSERTION.match(failure.get("message", "")) else Result.BROKE
    if case.find("error") is not None:
        return Result.BROKE
    return Result.PASSED if case.find("skipped") is None else Result.MISSING


def _vitest(workshop: Workshop, tests: Sequence[str]) -> dict[str, Result]:
    if not tests:
        return {}
    report = workshop.root / "vitest.json"
    report.unlink(missing_ok=True)
    files = sorted({test.partition("::")[0].removeprefix("pwa/") for test in tests})
    workshop.run(["npx", "vitest", "run", "--reporter=json", f"--outputFile={report}", *files], "pwa")
    if not report.exists():
        return dict.fromkeys(tests, Result.BROKE)
    cases = [
        (f"{_below_root(file['name'])}::{case['title']}", _vitest_result(case))
        for file in orjson.loads(report.read_bytes())["testResults"]
        for case in file["assertionResults"]
    ]
    return {test: _of(test, cases) for test in tests}


def _below_root(path: str) -> str:
    return path[path.index("pwa/src/") :]


def _vitest_result(case: dict[str, object]) -> Result:
    if case["status"] != "failed":
        return Result.PASSED if case["status"] == "passed" else Result.MISSING
    said = case["failureMessages"]
    first = str(said[0]) if isinstance(said, list) and said else ""
    return Result.FAILED if ASSERTION.match(first) else Result.BROKE


def _of(test: str, cases: Sequence[tuple[str, Result]]) -> Result:
    """What became of one test, which may have run with several parameters: one that failed is enough."""
    # vitest writes a row of a table where the source has %s
    pattern = re.compile(re.escape(test).replace("%s", ".*") + r"(\[.*)?")
    found = {result for name, result in cases if pattern.fullmatch(name)}
    order = (Result.FAILED, Result.BROKE, Result.PASSED)
    return next((result for result in order if result in found), Result.MISSING)
