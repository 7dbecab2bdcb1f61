"""One transaction per request, on both databases: what is seen, what waits, what is undone."""

import threading
import time
import uuid

import pytest
import sqlalchemy as sa

from api.core import settings
from api.core.db import after_commit, atomic, before_commit, one_moment, short_write
from models.db import db
from models.setting import Setting
from server.app import App
from tests.support.store import Store


@pytest.fixture
def key() -> str:
    """A setting of the story's own."""
    return f"test-{uuid.uuid4()}"


def stored(store: Store, key: str) -> list[object]:
    """What the database holds under the key."""
    return store.all(sa.select(Setting.value).where(Setting.key == key))


def fail_after(key: str) -> None:
    """Write, ask for a hook, and fail."""
    settings.put(key, 1)
    after_commit(lambda: settings.put(key, 2))
    raise ZeroDivisionError


def test_a_write_commits_and_then_runs_its_hooks(app: App, store: Store, key: str) -> None:
    order: list[str] = []
    with app.app_context(), atomic("write"):
        settings.put(key, 1)
        before_commit("2", lambda: order.append("second"))
        before_commit("1", lambda: order.append("first"))
        before_commit("1", lambda: order.append("first once"))
        after_commit(lambda: order.append(f"after {stored(store, key)}"))
    assert order == ["first once", "second", "after [1]"]


def test_an_error_undoes_everything_and_runs_no_hook(app: App, store: Store, key: str) -> None:
    with app.app_context():
        with pytest.raises(ZeroDivisionError), atomic("write"):
            fail_after(key)
        with atomic("write"):
            pass
    assert stored(store, key) == []


def test_a_read_never_commits(app: App, store: Store, key: str) -> None:
    with app.app_context(), atomic("read"):
        settings.put(key, 1)
        db.session.flush()
    assert stored(store, key) == []


def test_a_read_can_note_something_in_a_short_write(app: App, store: Store, key: str) -> None:
    with app.app_context(), atomic("read"):
        assert settings.get(key) is None
        with short_write():
            settings.put(key, 1)
        assert settings.get(key) == 1
    assert stored(store, key) == [1]


def test_savepoints_undo_only_themselves(app: App, store: Store, key: str) -> None:
    with app.app_context(), atomic("write"):
        settings.put(key, 1)
        db.session.flush()
        with pytest.raises(ZeroDivisionError), db.session.begin_nested():
            fail_after(f"{key}-inner")
    assert stored(store, key) == [1]
    assert stored(store, f"{key}-inner") == []


def test_a_read_of_one_moment_does_not_see_what_others_commit(app: App, store: Store, key: str) -> None:
    with app.app_context(), atomic("read"):
        one_moment()
        assert settings.get(key) is None
        other = threading.Thread(target=write, args=(store, key))
        other.start()
        other.join(10)
        db.session.expire_all()
        assert settings.get(key) is None
    assert stored(store, key) == [1]


def write(store: Store, key: str) -> None:
    """Another thread's commit."""
    with store.writing():
        settings.put(key, 1)


def test_writers_wait_for_each_other_and_lose_nothing(store: Store, key: str) -> None:
    with store.writing():
        settings.put(key, 0)
    failures: list[BaseException] = []

    def count_up() -> None:
        try:
            for _ in range(10):
                with store.writing():
                    row = db.session.scalars(sa.select(Setting).where(Setting.key == key).with_for_update()).one()
                    time.sleep(0.001)
                    row.value = row.value + 1
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=count_up) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert stored(store, key) == [60]
