"""What stories about indicators and programmes ask for."""

import uuid
from typing import Any

import sqlalchemy as sa

from models.audit import AuditEvent
from tests.support.client import Client
from tests.support.store import Store

MORNING = "2026-11-20T09:00"


def create(client: Client, unit: uuid.UUID, targets: list[dict[str, Any]], **more: Any) -> Any:
    """A programme with these targets."""
    body = {
        "unit_id": str(unit),
        "name": "Nghị quyết về chuyển đổi số",
        "legal_basis": "Nghị quyết 04-NQ/TU",
        "adopted_on": "2021-05-18",
        "deadline": "2025-12-31",
        "targets": [{"group": "Kinh tế số", "deadline": "2025-12-31", **target} for target in targets],
    }
    return client.post("/programmes", {**body, **more})


def declare(client: Client, target: dict[str, Any], status: str, day: str = "2024-04-30") -> Any:
    """What the department said of a target."""
    body = {"status": status, "stated_on": day, "source": "Sở, tháng 4/2024"}
    return client.post(f"/targets/{target['id']}/statuses", body)


def observe(client: Client, indicator: uuid.UUID, unit: uuid.UUID, day: str = "2024-05-01", **told: Any) -> Any:
    """A figure that a newspaper told."""
    body = {"indicator_id": str(indicator), "unit_id": str(unit), "observed_on": day, "source": "Báo 01-05-2024"}
    return client.post("/observations", {**body, **told})


def faults(answer: Any) -> set[tuple[str, str]]:
    """Fields and codes of a refusal."""
    assert answer.status == 422, answer.text
    return {(error["field"], error["code"]) for error in answer.json["errors"]}


def acts_on(store: Store, object_id: str | uuid.UUID) -> list[tuple[str, list[str]]]:
    """What the log says was done to a thing: acts with the names of what changed, the oldest first."""
    e = AuditEvent
    lines = sa.select(e.action, e.fields).where(e.object_id == uuid.UUID(str(object_id))).order_by(e.seq)
    return [(action, list(fields)) for action, fields in store.all(lines)]
