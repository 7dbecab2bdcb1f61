"""Text answers are compressed for whoever accepts it, and only then."""

import gzip

import orjson

from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.phone import Phone


def test_a_first_pull_is_sent_compressed(world: World, client_of: ClientOf) -> None:
    phone = Phone(client_of(world.member), world.member)
    body = {"device_id": phone.device_id, "cursors": {}}
    answer = phone.client.post("/sync/pull", body, Accept_Encoding="gzip")
    plain = gzip.decompress(answer.body)
    assert set(orjson.loads(plain)["scopes"]) >= {"g"}
    assert len(answer.body) < len(plain) / 3
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_who_does_not_ask_gets_plain_text(world: World, client_of: ClientOf) -> None:
    answer = client_of(world.member).get("/topics", Accept_Encoding="identity")
    assert answer.json["entries"]
    assert "Content-Encoding" not in answer.headers


def test_an_etag_still_answers_304_after_compression(world: World, client_of: ClientOf) -> None:
    client = client_of(world.member)
    first = client.get("/topics", Accept_Encoding="gzip")
    again = client.get("/topics", Accept_Encoding="gzip", If_None_Match=first.headers["ETag"])
    assert again.status == 304
