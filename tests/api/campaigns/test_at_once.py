"""A draft that is dropped while somebody sets its goals: whoever comes second is told, and no goal stays behind."""

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

from models.campaign import CampaignTarget
from tests.api.campaigns.conftest import Draft, Two
from tests.conftest import ClientOf
from tests.support.client import Answer
from tests.support.store import Store

DRAFTS = 12


def all_at_once(acts: Sequence[Callable[[], Answer]]) -> Counter[str]:
    """What each one is answered: a code, or the status of what went well."""
    start = Barrier(len(acts))

    def go(act: Callable[[], Answer]) -> str:
        start.wait(30)
        answer = act()
        return answer.code or str(answer.status)

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(go, acts))


def test_goals_of_a_draft_that_is_being_dropped(two: Two, draft: Draft, client_of: ClientOf, store: Store) -> None:
    # one for each setter: two who write the same goal first are told of each other
    goals = [{"unit_id": str(world.commune.id), "goal": 5} for world in (two.one, two.other)]
    goals.append({"team_id": str(two.one.team.id), "goal": 5})
    dropper, *setters = [client_of(two.one.staff) for _ in range(1 + len(goals))]
    for _ in range(DRAFTS):
        made = draft()
        path = f"/campaigns/{made['id']}"
        acts = [partial(dropper.delete, path, {"version": 1})]
        for setter, goal in zip(setters, goals, strict=True):
            acts.append(partial(setter.post, f"{path}/targets", {"goals": [goal]}))
        told = all_at_once(acts)
        assert told["204"] == 1, told
        assert told["200"] + told["not_found"] == len(goals), told
        assert store.count(CampaignTarget, CampaignTarget.campaign_id == uuid.UUID(made["id"])) == 0
