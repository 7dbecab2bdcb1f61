"""Admission in a storm: few inside, a short line, the others are told when to come back (fault 45)."""

import threading
from collections.abc import Callable

import pytest

from api.core.problems import Problem
from server.admission import COME_BACK, Gate
from server.app import App
from tests.support.client import Client


def _inside(gate: Gate) -> tuple[threading.Thread, Callable[[], None]]:
    """Somebody who has passed the gate and leaves when told to."""
    entered, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with gate.passed():
            entered.set()
            leave.wait(10)

    thread = threading.Thread(target=stay)
    thread.start()
    assert entered.wait(10)

    def go() -> None:
        leave.set()
        thread.join(10)

    return thread, go


def test_a_full_line_is_sent_away_at_once_and_told_when_to_come_back() -> None:
    gate = Gate(slots=1, line=0)
    _, go = _inside(gate)
    with pytest.raises(Problem) as sent_away, gate.passed():
        pass
    assert sent_away.value.code == "overloaded"
    assert sent_away.value.retry_after in range(COME_BACK[0], COME_BACK[1] + 1)
    go()
    with gate.passed():
        pass


def test_who_waits_in_line_comes_in_when_somebody_leaves() -> None:
    gate = Gate(slots=1, line=1)
    _, go = _inside(gate)
    served = threading.Event()

    def wait_and_enter() -> None:
        with gate.passed():
            served.set()

    waiting = threading.Thread(target=wait_and_enter)
    waiting.start()
    assert not served.is_set()
    go()
    assert served.wait(10)
    waiting.join(10)


def test_who_waits_too_long_is_sent_away_and_frees_the_line() -> None:
    gate = Gate(slots=1, line=1, longest_wait=0.01)
    _, go = _inside(gate)
    for _ in range(3):
        with pytest.raises(Problem), gate.passed():
            pass
    go()


def test_a_request_that_fails_gives_its_slot_back() -> None:
    gate = Gate(slots=1, line=0)
    with pytest.raises(ZeroDivisionError), gate.passed():
        raise ZeroDivisionError
    with gate.passed():
        pass


def test_in_a_storm_the_api_answers_503_and_the_probe_answers_200(app: App, stranger: Client) -> None:
    app.gate = Gate(slots=0, line=0)
    try:
        refused = stranger.get("/meta")
        assert (refused.status, refused.code) == (503, "overloaded")
        assert int(refused.headers["Retry-After"]) in range(COME_BACK[0], COME_BACK[1] + 1)
        assert stranger.door.send("GET", "/healthz", None, {}).status == 200
    finally:
        app.gate = Gate()
