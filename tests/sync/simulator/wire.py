"""What both requests carry, and what counts as an answer (S19)."""

import json
from dataclasses import dataclass
from typing import Any

REFUSED = (400, 413, 415, 422)


class Trouble(Exception):
    """No answer that counts; ``kind`` is network, portal, expired, server or retry."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class PhoneKilled(Exception):
    """The app was killed: what it had only in memory is gone."""


@dataclass(frozen=True)
class Raw:
    """An HTTP answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Judged:
    """``answer`` with a body, ``idle`` (204), or ``refused``."""

    kind: str
    body: dict[str, Any]


def judge(raw: Raw, nonce: str) -> Judged:
    """Tell an answer of ours from everything else. Raises Trouble for anything that is none."""
    if raw.status == 204 and raw.headers.get("x-sync-nonce") == nonce and "x-sync-proto" in raw.headers:
        return Judged("idle", {})
    body = parsed(raw.body)
    if raw.status == 200 and raw.headers.get("x-sync-proto") == "1" and body.get("nonce") == nonce:
        return Judged("answer", body)
    if raw.status < 400:
        raise Trouble("portal")
    if raw.status in REFUSED:
        return Judged("refused", body)
    raise Trouble("expired" if raw.status == 401 else "server")


def parsed(data: bytes) -> dict[str, Any]:
    """A JSON object; empty for anything else."""
    try:
        found = json.loads(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
