"""A phone that keeps what it has sent, as S15 and S16 ask: the cure for a server that has forgotten."""

from dataclasses import dataclass, field
from typing import Any

from tests.support.phone import Op, Phone

BATCH = 50


@dataclass
class KeepingPhone(Phone):
    """``outbox`` holds what is to be sent, ``sent`` what has a final verdict; ``seen`` are op_ids met in ``u/``."""

    outbox: dict[str, Op] = field(default_factory=dict)
    sent: dict[str, Op] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    @property
    def saved(self) -> dict[str, Op]:
        """Every op the phone ever called saved."""
        return self.sent | self.outbox

    def save(self, *ops: Op) -> None:
        """Put ops into the outbox."""
        self.outbox |= {op["op_id"]: op for op in ops}

    def send(self) -> None:
        """Send the outbox in the order of saving; an op leaves it on a final verdict (S15)."""
        while self.outbox:
            batch = list(self.outbox.values())[:BATCH]
            for op, result in zip(batch, self.results(*batch), strict=True):
                assert result["verdict"] != "retry"
                self.sent[op["op_id"]] = self.outbox.pop(op["op_id"])

    def catch_up(self) -> set[str]:
        """Pull everything and take back what the server does not seem to have; returns the scopes that were reset."""
        resets = self.pull()
        if resets:
            # S16: read the own feed from the start, offer all of it again
            self.cursors.pop(self._own, None)
            self.pull()
            self._offer_again(set(self.sent))
        # S15: caught up and not seen
        self._offer_again(set(self.sent) - self.seen)
        return resets

    @property
    def _own(self) -> str:
        return f"u/{self.account.id}"

    def _offer_again(self, op_ids: set[str]) -> None:
        again = {op_id: op for op_id, op in self.sent.items() if op_id in op_ids}
        self.outbox = dict(sorted((again | self.outbox).items()))
        self.sent = {op_id: op for op_id, op in self.sent.items() if op_id not in op_ids}

    def _apply(self, scope: str, page: dict[str, Any]) -> None:
        super()._apply(scope, page)
        if scope != self._own or not page.keys() & {"cursor", "snapshot"}:
            return
        if "snapshot" in page and page["snapshot"]["part"] == 1:
            self.seen.clear()
        entries = page["snapshot"]["rows"] if "snapshot" in page else page["entries"]
        self.seen |= {entry["body"]["op_id"] for entry in entries if entry["kind"] == "verdict" and entry.get("body")}
        self.seen |= {entry["op_id"] for entry in entries if entry["kind"] == "verdict" and "op_id" in entry}
