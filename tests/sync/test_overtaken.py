"""A correction that comes before what it corrects (S5): nothing is left open that is mended, and all that is not."""

from collections.abc import Callable

from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.phone import amend, log, make_op, visit_body
from tests.sync.conftest import PhoneOf
from tests.sync.test_quarantine import notes_of


def test_a_correction_that_overtook_what_it_corrects_leaves_nothing_open(
    world: World, phone_of: PhoneOf, client_of: ClientOf, tallies_agree: Callable[[], None]
) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    bad, unread = log(world.team, place="moon"), {**log(world.team), "extra": 1}
    for wrong, code in ((bad, "unknown_code"), (unread, "unknown_field")):
        good = make_op("log", visit_body(world.team), record=wrong["record_id"], base=wrong["op_id"])
        assert phone.verdicts(good) == ["applied"]
        assert phone.verdicts(wrong) == [code]
    assert officer.get("/quarantine", {"status": "open"}).json["items"] == []
    assert notes_of(phone) == {bad["record_id"]: "corrected", unread["op_id"]: "corrected"}
    assert len(phone.visits(world.team)) == 2
    tallies_agree()


def test_what_no_correction_stands_on_stays_open(world: World, phone_of: PhoneOf, client_of: ClientOf) -> None:
    phone, mate, officer = phone_of(world.member), phone_of(world.team.members[1]), client_of(world.officer)
    visit = log(world.team)
    assert phone.verdicts(visit, amend(visit, place="one_stop")) == ["applied", "applied"]
    reused = {**visit, "body": {**visit["body"], "note": "khác"}}
    assert phone.verdicts(reused) == ["op_id_reused"], "a second body under the op_id that the amendment stands on"
    bad = amend(visit, place="moon")
    assert phone.verdicts(bad) == ["unknown_code"], "a wrong amendment of a visit that has others"
    theirs = {**log(world.team, place="moon"), "record_id": visit["record_id"], "op_id": visit["op_id"]}
    assert mate.verdicts(theirs) == ["record_taken"], "another's op under the id that a revision stands on"
    open_items = officer.get("/quarantine", {"status": "open"}).json["items"]
    assert sorted(item["code"] for item in open_items) == ["op_id_reused", "record_taken", "unknown_code"]
