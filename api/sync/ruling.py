"""A decision about an op on its way from judgement to the database."""

import datetime as dt
import uuid
from dataclasses import dataclass, field

from uuid_utils.compat import uuid7

from api.core.feed import Receipt
from api.core.ops import ERASED_SALT, Outcome
from api.sync.ops import Sent

# The code of what came in a rescue file without its author's signature (S24).
UNSIGNED = "unsigned"


@dataclass(frozen=True)
class Origin:
    """How ops came: from which phone of their author, by whose clock, in whose hands (S24).

    ``signed``: it is certain that they are the author's, by a log-in or by the device's key.
    """

    device_id: uuid.UUID | None = None
    sent_at: dt.datetime | None = None
    handed_in_by_id: uuid.UUID | None = None
    signed: bool = True


@dataclass(frozen=True)
class Stored:
    """A verdict as the server keeps it, with the place of its entry in the author's own feed."""

    verdict: str
    code: str | None
    receipt: Receipt


@dataclass(frozen=True)
class Known:
    """An op that the server has seen: its stored verdict and what recognises its body."""

    salt: bytes
    body_hash: bytes
    stored: Stored

    def is_of(self, sent: Sent) -> bool:
        """Whether it is what the phone sends now; of an erased record whatever comes under this op_id is (S23)."""
        return self.salt == ERASED_SALT or sent.hashed(self.salt) == self.body_hash


@dataclass
class Ruling:
    """A decision to be written: for a new op, or (``operation_id``) for one that was set aside and is judged again.

    ``variant`` tells bodies under one op_id apart; ``commune_id`` looks after it if it is set aside, as ``item_id``.
    ``corrected``: its correction came in the same request, or before it, and was taken.
    ``handed_in_by_id``: who brought it (S24).
    ``ask_note``: the author's word to the commune, where it came together with the op (S8).
    """

    account_id: uuid.UUID
    sent: Sent
    outcome: Outcome
    device_id: uuid.UUID | None = None
    sent_at: dt.datetime | None = None
    commune_id: uuid.UUID | None = None
    variant: int = 0
    operation_id: uuid.UUID | None = None
    item_id: uuid.UUID = field(default_factory=uuid7)
    corrected: bool = False
    ask_note: str | None = None
    handed_in_by_id: uuid.UUID | None = None

    @classmethod
    def of(cls, account_id: uuid.UUID, sent: Sent, outcome: Outcome, variant: int, origin: Origin) -> "Ruling":
        """About a new op."""
        return cls(
            account_id,
            sent,
            outcome,
            origin.device_id,
            origin.sent_at,
            variant=variant,
            handed_in_by_id=origin.handed_in_by_id,
        )

    @property
    def set_aside(self) -> bool:
        """Whether the op goes to quarantine for the first time."""
        return self.outcome.verdict == "quarantined" and self.operation_id is None
