"""A batch with three ops that nobody can apply: 47 neighbours go in, the three are kept byte for byte (fault 15)."""

import base64
import uuid
from collections.abc import Callable

from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.phone import Op, log
from tests.sync.conftest import PhoneOf


def raw(data: bytes) -> Op:
    """An op that is no JSON object, as S7 sends it."""
    return {"op_id": str(uuid.uuid4()), "raw": base64.b64encode(data).decode()}


def test_no_object_a_lone_surrogate_and_a_broken_rule_stop_nobody(
    world: World, phone_of: PhoneOf, client_of: ClientOf, tallies_agree: Callable[[], None]
) -> None:
    ops = [log(world.team) for _ in range(50)]
    no_object, surrogate = b"[1, 2]", b'{"note": "\\ud800"}'
    ops[0], ops[25] = raw(no_object), raw(surrogate)
    ops[49] = log(world.team, note="CCCD 074 185 001234", place="moon")
    phone = phone_of(world.member)
    verdicts = phone.verdicts(*ops)
    assert (verdicts[0], verdicts[25], verdicts[49]) == ("unreadable", "unreadable", "personal_data")
    assert verdicts.count("applied") == 47
    assert phone.verdicts(*ops) == verdicts, "known again, the bad ones too"
    items = {item["op_id"]: item["raw"] for item in client_of(world.officer).get("/quarantine").json["items"]}
    assert items == {
        ops[0]["op_id"]: no_object.decode(),
        ops[25]["op_id"]: surrogate.decode(),
        ops[49]["op_id"]: None,  # personal data stays covered
    }
    tallies_agree()
