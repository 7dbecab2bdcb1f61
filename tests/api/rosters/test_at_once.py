"""People who do the same to one roster at the same moment: one is first, the others are told."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.conftest import ClientOf
from tests.factories.accounts import make_account
from tests.factories.rosters import make_line
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.store import Store

AT_ONCE = 4


def all_at_once(clients: list[Client], act: Callable[[Client], Answer]) -> Counter[str]:
    """What each one is answered: a code, or the status of what went well."""
    start = Barrier(len(clients))

    def go(client: Client) -> str:
        start.wait(30)
        answer = act(client)
        return answer.code or str(answer.status)

    with ThreadPoolExecutor(len(clients)) as pool:
        return Counter(pool.map(go, clients))


def test_one_edit_one_draft_one_submission(world: World, store: Store, client_of: ClientOf) -> None:
    with store.writing():
        officers = [make_account("commune_officer", world.commune) for _ in range(AT_ONCE)]
    clients = [client_of(officer) for officer in officers]
    begun = all_at_once(clients, lambda client: client.post(f"/teams/{world.team.id}/rosters", {}))
    assert begun == {"201": 1, "draft_exists": AT_ONCE - 1}
    (item,) = clients[0].get("/rosters").json["items"]
    path = f"/rosters/{item['id']}"
    lines = [line.as_json() for line in (make_line("leader"), make_line(), make_line())]
    edited = all_at_once(clients, lambda client: client.put(path, {"edits": 0, "lines": lines}))
    assert edited == {"200": 1, "conflict": AT_ONCE - 1}
    sent = all_at_once(clients, lambda client: client.post(f"{path}/submit"))
    assert sent == {"200": 1, "wrong_status": AT_ONCE - 1}
    assert [event["action"] for event in clients[0].get(path).json["events"]] == ["create", "edit", "submit"]
