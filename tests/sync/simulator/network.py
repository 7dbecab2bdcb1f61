"""The way between phone and server, with everything that happens on it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import orjson

from tests.support.client import Answer
from tests.sync.simulator.chance import GRANTS, SERVER, Chance
from tests.sync.simulator.server import Died, Server
from tests.sync.simulator.wire import Raw, Trouble

LONGEST_REQUEST = 40
HTML = b"<html>Wi-Fi: please log in</html>"
REFUSALS = (400, 413, 415, 422)
PORTALS = (Raw(200, {}, HTML), Raw(204, {}, b""), Raw(302, {}, b""), Raw(200, {}, b""), Raw(511, {}, HTML))


@dataclass(frozen=True)
class Request:
    """What a phone sends to ``/sync/<way>``; ``signature`` opens the rescue door."""

    cookie: str
    way: str
    body: bytes
    signature: str = ""


@dataclass
class Network:
    """Carries requests. ``late`` holds those that are still on their way though the phone gave up on them.

    ``filed``: ops that came in a rescue file.
    """

    server: Server
    chance: Chance
    late: list[Callable[[], object]] = field(default_factory=list)
    delayed_ops: set[str] = field(default_factory=set)
    filed: set[str] = field(default_factory=set)
    carried: int = 0

    def post(self, sent: Request) -> Raw:
        """Send a request. Raises Trouble when no answer comes."""
        chance = self.chance
        if chance.strikes("request_lost"):
            raise Trouble("network")
        if chance.strikes("portal"):
            return chance.pick(PORTALS)
        if chance.strikes("refused"):
            return Raw(chance.pick(REFUSALS), {}, HTML)
        if chance.strikes("unavailable"):
            return Raw(chance.pick((500, 502, 503, 429)), {"retry-after": "5"}, b"<html>busy</html>")
        if sent.way in ("push", "rescue") and chance.strikes("delayed"):
            self._delay(sent)
            raise Trouble("network")
        raw = self._serve(sent)
        if chance.strikes("duplicated"):
            if sent.way in ("push", "rescue") and chance.likely(0.5):
                self._delay(sent)
            else:
                raw = self._serve(sent)
        if chance.strikes("response_lost"):
            raise Trouble("network")
        return self._spoil(raw)

    def deliver_late(self) -> None:
        """One of the delayed requests arrives; nobody waits for its answer."""
        if self.late:
            self.late.pop(self.chance.number(0, len(self.late) - 1))()

    def _delay(self, sent: Request) -> None:
        self.delayed_ops |= {str(op.get("op_id")) for op in _ops(sent.body)}
        left_at = self.carried
        self.late.append(lambda: self._arrive(sent, left_at))

    def _arrive(self, sent: Request, left_at: int) -> None:
        """Serve a late request; whatever the phone has sent since has overtaken it."""
        if self.carried > left_at:
            self.chance.count("reordered")
        with suppress(Trouble):
            self._serve(sent)

    def _serve(self, sent: Request) -> Raw:
        """The server's answer. Raises Trouble if it dies over the request; statements are tripped at random."""
        self.carried += 1
        fault = next((kind for kind in SERVER if not self.chance.calm and self._hit(kind)), None)
        if fault is None:
            answer = self._call(sent)
            if answer.status >= 500:
                self.server.errors.append(f"{sent.way}: {answer.status} {answer.text}")
            return _raw(answer)
        try:
            with self.server.wire.armed(fault, self.chance.number(1, LONGEST_REQUEST)):
                answer = self.server.call(sent.cookie, f"/sync/{sent.way}", sent.body, sent.signature)
                tripped = not self.server.wire.left
        except Died as died:
            self.server.bury(died)
            self.chance.count(fault)
            raise Trouble("network") from None
        if tripped:
            self.chance.count(fault)
        return _raw(answer)

    def _call(self, sent: Request) -> Answer:
        if sent.way == "pull" and self.chance.strikes(*GRANTS):
            with self.server.forgetting_grants(self.chance.number(0, 1)):
                return self.server.call(sent.cookie, f"/sync/{sent.way}", sent.body, sent.signature)
        return self.server.call(sent.cookie, f"/sync/{sent.way}", sent.body, sent.signature)

    def _hit(self, kind: str) -> bool:
        """Not counted before the statement is reached."""
        return self.chance.likely(self.chance.rates[kind])

    def _spoil(self, raw: Raw) -> Raw:
        if raw.status != 200:
            return raw
        if self.chance.strikes("truncated"):
            return Raw(200, raw.headers, raw.body[: len(raw.body) // 2])
        return Raw(200, raw.headers, self._emptied(raw.body)) if self.chance.strikes("emptied") else raw

    def _emptied(self, body: bytes) -> bytes:
        """Well-formed, with our nonce, but with nothing or only a part in it (fault 25)."""
        said: dict[str, Any] = orjson.loads(body)
        for name in ("scopes", "results", "missing", "received"):
            if isinstance(said.get(name), dict):
                kept = [scope for scope in said[name] if self.chance.likely(0.3)]
                said[name] = {scope: said[name][scope] for scope in kept}
            elif name in said:
                said[name] = [result for result in said[name] if self.chance.likely(0.3)]
        return orjson.dumps(said)


def _raw(answer: Answer) -> Raw:
    return Raw(answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.body)


def _ops(body: bytes) -> list[dict[str, Any]]:
    try:
        ops: list[dict[str, Any]] = orjson.loads(body).get("ops", [])
    except orjson.JSONDecodeError:
        return []
    return ops
