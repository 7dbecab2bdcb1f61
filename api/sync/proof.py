"""The weekly proof: phone and server compare how many ops of a device they hold, and which (S21).

A phone says ``{from, to, count, xor}`` over the set of ops it knows to be sent. The server looks at its own rows
between the two ids, whatever their verdict, and answers ``{count, xor, match}``. Numbers that differ are no alarm yet:
the phone names its ids, and hears which of them the account really lacks.
"""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import marshmallow as ma
import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.core.schemas import Int, Schema
from models.account import Device
from models.db import db
from models.sync import Operation

WIDTH = 16


class ProofSchema(Schema):
    """What a phone claims of its set of sent ops."""

    first = ma.fields.UUID(data_key="from", required=True)
    last = ma.fields.UUID(data_key="to", required=True)
    count = Int(1, 1_000_000, required=True)
    xor = ma.fields.String(required=True, validate=ma.validate.Regexp(rf"^[0-9a-f]{{{2 * WIDTH}}}\Z"))


@dataclass(frozen=True)
class Claim:
    """A phone's count and XOR over its ops from ``first`` to ``last``."""

    first: uuid.UUID
    last: uuid.UUID
    count: int
    xor: str


@dataclass(frozen=True)
class Compared:
    """A claim, and the same of the server's rows."""

    claim: Claim
    count: int
    xor: str

    @property
    def match(self) -> bool:
        """Whether both hold the same."""
        return (self.count, self.xor) == (self.claim.count, self.claim.xor)

    def as_json(self) -> dict[str, Any]:
        """The answer to the phone."""
        return {"count": self.count, "xor": self.xor, "match": self.match}


class ClaimField(ma.fields.Field[Claim]):
    """A claim; None for one that cannot be understood: a flaw in the proof must hold back no visit (S7)."""

    def __init__(self) -> None:
        super().__init__(load_default=None, allow_none=True)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        try:
            return Claim(**ProofSchema(unknown=ma.EXCLUDE).load(value))
        except ma.ValidationError:
            return None


def xor_of(op_ids: Iterable[uuid.UUID]) -> str:
    """XOR over the first 16 bytes of SHA-256 of each id's text, in hex."""
    total = 0
    for op_id in op_ids:
        total ^= int.from_bytes(hashlib.sha256(str(op_id).encode()).digest()[:WIDTH], "big")
    return total.to_bytes(WIDTH, "big").hex()


def compare(actor: Actor, request: dict[str, Any]) -> Compared | None:
    """Compare the claim of an envelope, if it has one, with what the server holds of that device between its ids.

    Ops of the same request are left out: the phone does not count them as sent yet.
    """
    claim: Claim | None = (request["state"] or {}).get("proof")
    if claim is None:
        return None
    o = Operation
    between = sa.select(o.op_id, o.device_id).where(
        o.account_id == actor.account_id, o.op_id.between(claim.first, claim.last)
    )
    # the device is looked at here, so that the database goes by (account, op_id) and not through a phone's whole past
    held = {row.op_id for row in db.session.execute(between) if row.device_id == request["device_id"]}
    under_way = {str(op.get("op_id")).lower() for op in request.get("ops", ())}
    counted = [op_id for op_id in held if str(op_id) not in under_way]
    return Compared(claim, len(counted), xor_of(counted))


def keep(actor: Actor, device_id: uuid.UUID, compared: Compared | None) -> None:
    """Note on the account's device what was told, what was held, and that it was compared now."""
    device = None if compared is None else db.session.get(Device, device_id)
    if compared is None or device is None or device.account_id != actor.account_id:
        return
    device.proof = {"told": compared.claim.count, "held": compared.count, "match": compared.match}
    device.proved_at = clock.now()


def missing_of(actor: Actor, device_id: uuid.UUID, op_ids: list[uuid.UUID]) -> list[uuid.UUID]:
    """Which of these ops the account has never sent, from whatever device; notes on the device how that ended.

    Called as often as a phone has thousands of ops: one answer that names something stands until the next proof.
    """
    o = Operation
    query = sa.select(o.op_id).where(o.account_id == actor.account_id, o.op_id.in_(op_ids))
    known = set(db.session.scalars(query))
    missing = [op_id for op_id in dict.fromkeys(op_ids) if op_id not in known]
    device = db.session.get(Device, device_id, with_for_update=True)
    if device is not None and device.account_id == actor.account_id and device.proof is not None:
        lacking = int(device.proof.get("missing", 0)) + len(missing)
        device.proof = {**device.proof, "missing": lacking, "match": lacking == 0}
        device.proved_at = clock.now()
    return missing
