"""The one place that commits: a request or job that succeeds commits, any exception rolls back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from models.db import db
from models.sqlite import Mode, transaction_mode

Hook = Callable[[], None]


@contextmanager
def atomic(mode: Mode) -> Iterator[None]:
    """Run the block in one transaction. A ``read`` never commits; a ``write`` commits, then runs its hooks.

    The transaction begins with the first statement, so whatever a write parses and checks before touching the database
    happens outside of it. Audit lines and feed entries that the block collected are written last (S2: shared rows are
    locked for the shortest time and always in the same order).
    """
    token = transaction_mode.set(mode)
    session = db.session()
    session.info.clear()
    try:
        yield
        if mode == "write":
            _run_before_commit()
            session.commit()
        else:
            session.rollback()
    except BaseException:
        session.rollback()
        raise
    finally:
        transaction_mode.reset(token)
    hooks: list[Hook] = session.info.pop("after_commit", [])
    for hook in hooks:
        hook()


@contextmanager
def short_write() -> Iterator[None]:
    """From within a ``read``: end its transaction and note something in a short write of its own."""
    db.session().rollback()
    with atomic("write"):
        yield


def on_postgresql() -> bool:
    """Whether the database has several writers at a time and must be told what SQLite's single one gives by itself."""
    return bool(db.session.get_bind().dialect.name == "postgresql")


def one_moment() -> None:
    """Let every query of the running read see the same state. To be called before the first of them.

    SQLite does so by itself; PostgreSQL would show each query what others have committed meanwhile.
    """
    if on_postgresql():
        db.session.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))


def take_long() -> None:
    """Let the running transaction last as long as it must: counting a province anew pauses between its queries.

    PostgreSQL ends others after 15 s without a query or 30 s in one; SQLite ends none.
    """
    if on_postgresql():
        db.session.execute(sa.text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        db.session.execute(sa.text("SET LOCAL statement_timeout = 0"))


def collided(error: DBAPIError) -> bool:
    """Whether two transactions got in each other's way, so that the same request may do better now."""
    state = getattr(error.orig, "sqlstate", None)
    return isinstance(error, IntegrityError) or state in ("40001", "40P01")


def before_commit(order: str, hook: Hook) -> None:
    """Run ``hook`` as one of the last steps of the running write, once per ``order``, in the order of ``order``."""
    db.session().info.setdefault("before_commit", {})[order] = hook


def after_commit(hook: Hook) -> None:
    """Run ``hook`` once the running transaction is committed; never on rollback. Hooks get ids, not ORM objects."""
    db.session().info.setdefault("after_commit", []).append(hook)


def _run_before_commit() -> None:
    session = db.session()
    session.flush()
    hooks: dict[str, Hook] = session.info.pop("before_commit", {})
    for order in sorted(hooks):
        hooks[order]()
