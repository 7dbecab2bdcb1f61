"""Stories of logging in: whoever may, in any spelling of the number, gets a session and is told who they are."""

from tests.factories.accounts import PIN, Account
from tests.factories.world import World
from tests.support.client import Answer, Client


def login(client: Client, account: Account, pin: str = PIN, **more: object) -> Answer:
    return client.post("/auth/login", {"phone": account.phone, "pin": pin, **more})


def test_a_member_logs_in_and_is_told_who_they_are(world: World, stranger: Client) -> None:
    answer = login(stranger, world.member)
    assert answer.status == 200, answer.text
    told = answer.json
    assert told["account"] == {
        "id": str(world.member.id),
        "name": world.member.name,
        "phone": world.member.phone,
        "status": "active",
    }
    assert told["home"] == "phone"
    (grant,) = told["grants"]
    assert grant["role"] == "member"
    assert grant["team_title"] == world.team.title
    assert grant["unit_name"] == world.hamlet.name
    assert stranger.get("/me").json["account"]["id"] == str(world.member.id)
    assert stranger.post("/auth/logout").status == 204
    assert stranger.get("/me").code == "unauthenticated"
