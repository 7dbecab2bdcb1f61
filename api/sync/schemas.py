"""The envelopes of push and pull. Unknown envelope fields are ignored, unknown fields of an op are not."""

from typing import Any

import marshmallow as ma
from marshmallow.validate import Length

from api.core.schemas import Int, Schema, Str
from api.sync import proof, strange
from api.sync.ops import YEARS

MAX_OPS = 50
MAX_SCOPES = 100
MAX_UNSENT = 1_000_000
MAX_NAMED = 1000


# A 204 repeats the nonce in a header, which holds neither line breaks nor letters beyond ASCII.
NONCE = r"^[ -~]*$(?!\n)"


class PhoneClock(ma.fields.AwareDateTime):
    """What the phone's clock says; None for a year that no clock shows, as if it had not said."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="iso", load_default=None, allow_none=True, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        instant = super()._deserialize(value, attr, data, **kwargs)
        return instant if instant.year in YEARS else None


class Lenient(Schema):
    """An envelope: a newer app may say more than this server knows."""

    class Meta:
        """Marshmallow options."""

        unknown = ma.EXCLUDE

    @ma.pre_load
    def count_unknown(self, given: Any, **_: Any) -> Any:
        """Unknown fields are ignored and counted."""
        known = {field.data_key or name for name, field in self.fields.items()}
        if isinstance(given, dict) and (unknown := given.keys() - known):
            strange.count(map(str, unknown))
        return given


class LostField(ma.fields.Field[dict[str, int]]):
    """``{unsent}``; None for anything else: what a phone says beside its visits must hold back none of them."""

    def __init__(self) -> None:
        super().__init__(load_default=None, allow_none=True)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        unsent = value.get("unsent") if isinstance(value, dict) else None
        return {"unsent": unsent} if type(unsent) is int and 0 <= unsent <= MAX_UNSENT else None


class DeviceState(Lenient):
    """What a phone tells of itself; all of it is optional."""

    unsent = Int(0, MAX_UNSENT, load_default=None, allow_none=True)
    oldest_unsent_at = PhoneClock()
    storage_free_mb = Int(0, 2**40, load_default=None, allow_none=True)
    canary = Str(0, 64, load_default=None, allow_none=True)
    proof = proof.ClaimField()
    lost = LostField()


class Envelope(Lenient):
    """What both requests carry."""

    device_id = ma.fields.UUID(required=True)
    proto = Int(1, 1, load_default=1)
    nonce = Str(0, 64, NONCE, load_default=None, allow_none=True)
    sent_at = PhoneClock()
    app = Str(0, 64, load_default=None, allow_none=True)
    state = ma.fields.Nested(DeviceState, load_default=None, allow_none=True)


class PushRequest(Envelope):
    """At most 50 ops; each is ``{op_id, record_id, …}`` or ``{op_id, raw}`` (S5, S7)."""

    ops = ma.fields.List(ma.fields.Dict(), required=True, validate=Length(max=MAX_OPS))


class PullRequest(Envelope):
    """Cursors by scope; null asks for a snapshot (S10, S27)."""

    cursors = ma.fields.Dict(
        keys=Str(1, 50), values=Str(0, 120, allow_none=True), required=True, validate=Length(max=MAX_SCOPES)
    )


class ProofRequest(Envelope):
    """Ids of ops that the phone takes to be sent, after a proof that did not match (S21)."""

    op_ids = ma.fields.List(ma.fields.UUID(), required=True, validate=Length(max=MAX_NAMED))


class ReceiptOut(Schema):
    """Where the verdict stands in the account's own feed."""

    scope = ma.fields.String()
    epoch = ma.fields.String()
    seq = ma.fields.Integer()


class VerdictOut(Schema):
    """What became of one op."""

    op_id = ma.fields.UUID()
    verdict = ma.fields.String()
    receipt = ma.fields.Nested(ReceiptOut, allow_none=True)
    code = ma.fields.String()
    message = ma.fields.String()


class ProofOut(Schema):
    """What the server holds of the device between the two ids of the proof."""

    count = ma.fields.Integer()
    xor = ma.fields.String()
    match = ma.fields.Boolean()


class PushAnswer(Schema):
    """One verdict per op, in order (S7)."""

    nonce = ma.fields.String(allow_none=True)
    server_time = ma.fields.AwareDateTime()
    grants_version = ma.fields.Integer()
    results = ma.fields.List(ma.fields.Nested(VerdictOut))
    proof = ma.fields.Nested(ProofOut)


class PullAnswer(Schema):
    """Pages by scope (S10)."""

    nonce = ma.fields.String(allow_none=True)
    server_time = ma.fields.AwareDateTime()
    grants_version = ma.fields.Integer()
    scopes = ma.fields.Dict(keys=ma.fields.String(), values=ma.fields.Dict())
    proof = ma.fields.Nested(ProofOut)


class ProofAnswer(Schema):
    """Which of the named ops the account has never sent; they go back to the outbox (S21)."""

    nonce = ma.fields.String(allow_none=True)
    server_time = ma.fields.AwareDateTime()
    grants_version = ma.fields.Integer()
    missing = ma.fields.List(ma.fields.UUID())
