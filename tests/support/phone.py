"""A phone as the server sees it: makes ops, pushes them, and keeps what it pulls in plain dictionaries."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from uuid_utils.compat import uuid7

from api.core import clock
from tests.factories.accounts import Account
from tests.factories.teams import Team
from tests.support.client import Answer, Client

Op = dict[str, Any]
MOST_PAGES = 200


def visit_body(team: Team, **changes: Any) -> dict[str, Any]:
    """The body of a plain visit: one woman of 46 to 59, at home, VNeID done."""
    body = {
        "team_id": str(team.id),
        "kind": "one_to_one",
        "started_at": clock.now().astimezone(clock.VIETNAM).isoformat(),
        "duration_minutes": 7,
        "place": "home",
        "people": {"total": 1, "groups": [{"age_band": "46_59", "sex": "female", "count": 1}]},
        "items": [{"topic": "VNEID2", "outcome": "done", "detail": None, "count": 1, "reason": None}],
        "note": "",
    }
    return {**body, **changes}


def make_op(kind: str, body: Any, *, record: str | None = None, base: str | None = None, **changes: Any) -> Op:
    """An op of type ``assistance_session.<kind>`` saved now."""
    op = {
        "op_id": str(uuid7()),
        "record_id": record or str(uuid7()),
        "base_revision": base,
        "type": f"assistance_session.{kind}",
        "schema_version": 1,
        "client_time": clock.now().astimezone(clock.VIETNAM).isoformat(),
        "utc_offset": 420,
        "body": body,
    }
    return {**op, **changes}


def log(team: Team, **changes: Any) -> Op:
    """The op that logs a plain visit; ``changes`` are to its body."""
    return make_op("log", visit_body(team, **changes))


def amend(op: Op, base: str | None = None, **changes: Any) -> Op:
    """The op that changes a logged visit as seen at revision ``base`` (default: the first one)."""
    body = {**op["body"], **changes}
    return make_op("amend", body, record=op["record_id"], base=base or op["op_id"])


def void(op: Op, base: str | None = None, reason: str = "mistake") -> Op:
    """The op that voids a logged visit."""
    return make_op("void", {"reason": reason}, record=op["record_id"], base=base or op["op_id"])


@dataclass
class Phone:
    """One phone of one account."""

    client: Client
    account: Account
    device_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    cursors: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    followed: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def push(self, *ops: Op, **envelope: Any) -> Answer:
        """Push ops as one request."""
        return self.client.post("/sync/push", {"device_id": self.device_id, "proto": 1, "ops": list(ops), **envelope})

    def results(self, *ops: Op, **envelope: Any) -> list[dict[str, Any]]:
        """Push and give the verdicts, which must be one per op and in order (S7)."""
        answer = self.push(*ops, **envelope)
        assert answer.status == 200, answer.text
        results: list[dict[str, Any]] = answer.json["results"]
        assert [result["op_id"] for result in results] == [op["op_id"] for op in ops]
        return results

    def verdicts(self, *ops: Op, **envelope: Any) -> list[str]:
        """``applied``, or the quarantine code."""
        return [result.get("code") or result["verdict"] for result in self.results(*ops, **envelope)]

    def ask(self, cursors: dict[str, str | None] | None = None) -> Answer:
        """One pull, nothing applied."""
        asked = self.cursors if cursors is None else cursors
        return self.client.post("/sync/pull", {"device_id": self.device_id, "nonce": "n1", "cursors": asked})

    def pull(self) -> set[str]:
        """Pull until there is no more, applying every page as S11 and S17 say; returns the scopes that were reset."""
        resets: set[str] = set()
        for _ in range(MOST_PAGES):
            answer = self.ask()
            if answer.status == 204:
                return resets
            assert answer.status == 200, answer.text
            pages = answer.json["scopes"]
            for scope, page in pages.items():
                self._apply(scope, page)
                if page.get("reset"):
                    resets.add(scope)
            if not any(page.get("more") for page in pages.values()) and self.ask().status == 204:
                return resets
        raise AssertionError("the pages have no end")

    def visits(self, team: Team) -> dict[str, dict[str, Any]]:
        """Live visits of a team by record id."""
        scope = f"t/{team.id}"
        return {
            record: body
            for (at, kind, record), body in self.rows.items()
            if at == scope and kind == "visit" and body["status"] == "live"
        }

    def _apply(self, scope: str, page: dict[str, Any]) -> None:
        if "ended" in page:  # S25
            self.followed[scope] = page["ended"]["successors"]
            assert self.cursors.keys() & {one["scope"] for one in self.followed[scope]}, "purged before it follows"
        if page.keys() & {"revoked", "denied", "ended"}:
            self.cursors.pop(scope)
            self.rows = {key: body for key, body in self.rows.items() if key[0] != scope}
            return
        if "snapshot" in page:
            if page["snapshot"]["part"] == 1:
                self.rows = {key: body for key, body in self.rows.items() if key[0] != scope}
            entries = page["snapshot"]["rows"]
        else:
            entries = page["entries"]
            first = int(self.cursors[scope].split(".")[1]) + 1
            assert [entry["seq"] for entry in entries] == list(range(first, first + len(entries))), "a hole"
        for entry in entries:
            if entry["kind"] == "erased":  # S23
                self.rows = {key: body for key, body in self.rows.items() if key[2] != entry["record_id"]}
                self.erased.add(entry["record_id"])
            elif entry.get("body") is not None:
                self.rows[scope, entry["kind"], entry["record_id"]] = entry["body"]
            elif entry["kind"] == "campaign_target":  # S1: gone for good unless a later entry tells it anew
                self.rows.pop((scope, entry["kind"], entry["record_id"]), None)
        self.cursors[scope] = page["snapshot"].get("next") or page["cursor"] if "snapshot" in page else page["cursor"]


def days_ago(days: int) -> str:
    """The same time of day some days back, as a phone in Vietnam writes it."""
    return (clock.now() - dt.timedelta(days=days)).astimezone(clock.VIETNAM).isoformat()
