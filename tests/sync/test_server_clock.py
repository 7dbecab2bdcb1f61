"""The server's own clock is set back in the middle of a day: no phone misses a row (fault 2)."""

from api.core.feed import team_scope
from tests.conftest import At
from tests.factories.world import World
from tests.support.phone import log
from tests.sync.conftest import PhoneOf


def test_a_server_clock_set_back_an_hour_hides_no_row(at: At, world: World, phone_of: PhoneOf) -> None:
    saved: set[str] = set()
    with at("2026-11-20T10:00"):
        writer, reader = phone_of(world.member), phone_of(world.leader)
    # back by an hour, on again, and twice the same instant
    for instant in ("10:00", "10:05", "09:05", "09:05", "10:06", "08:00"):
        with at(f"2026-11-20T{instant}"):
            op = log(world.team, started_at="2026-11-20T07:00:00+07:00")
            assert writer.verdicts(op) == ["applied"]
            saved.add(op["record_id"])
            reader.pull()
            assert set(reader.visits(world.team)) == saved
    assert reader.cursors[team_scope(world.team.id)].split(".")[1] == str(len(saved))
