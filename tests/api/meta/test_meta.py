"""Stories of the first question of every app: where am I, and are these people real?"""

import base64
import datetime as dt
import hashlib

from tests.conftest import At
from tests.factories.world import World
from tests.support.client import Client


def test_a_stranger_is_told_what_the_server_is(world: World, stranger: Client) -> None:
    told = stranger.get("/meta").json
    assert set(told) == {
        *("demo", "demo_day", "version", "server_time", "today", "reporting_month", "cutoff_day", "province"),
        *("cutoff_wanted", "rescue_key"),
    }
    assert told["province"].keys() == {"id", "name"}
    assert (told["cutoff_day"], told["cutoff_wanted"]) == (31, None)
    assert dt.datetime.fromisoformat(told["server_time"]).utcoffset() == dt.timedelta()


def test_the_day_is_that_of_vietnam(stranger: Client, at: At) -> None:
    with at("2026-02-28T17:30+00:00"):
        told = stranger.get("/meta").json
    assert (told["today"], told["reporting_month"]) == ("2026-03-01", "2026-03")


def test_phones_are_told_the_key_of_rescue_files_and_its_id(stranger: Client) -> None:
    told, again = (stranger.get("/meta").json["rescue_key"] for _ in range(2))
    point = base64.b64decode(told["public"], validate=True)
    assert (len(point), point[0]) == (65, 4), "an uncompressed point of P-256"
    assert told["id"] == hashlib.sha256(point).hexdigest()[:16]
    assert told == again
