"""The migrations make exactly the tables that the models describe, on both databases, there and back."""

import flask_migrate
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from models.db import db
from server.app import App
from tests.conftest import CopyDatabase
from tests.support.databases import MIGRATIONS, make_app


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(MIGRATIONS).get_heads()) == 1


def test_database_does_not_drift_from_the_models(app: App) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_named_constraints_are_in_the_database(app: App) -> None:
    """Alembic's comparison is blind for CHECKs, and renames of unique constraints pass on SQLite."""
    with app.app_context():
        inspector = sa.inspect(db.engine)
        missing = []
        for table in db.metadata.sorted_tables:
            there = {found["name"] for found in inspector.get_check_constraints(table.name)}
            wanted = {str(one.name) for one in table.constraints if isinstance(one, sa.CheckConstraint)}
            missing += sorted(wanted - there)
    assert missing == []


def test_migrations_go_back_to_nothing_and_forth_again(copy_database: CopyDatabase) -> None:
    app = make_app(copy_database("there_and_back"))
    with app.app_context():
        flask_migrate.downgrade(MIGRATIONS, revision="base")
        assert sa.inspect(db.engine).get_table_names() == ["alembic_version"]
        flask_migrate.upgrade(MIGRATIONS)
        assert set(db.metadata.tables) < set(sa.inspect(db.engine).get_table_names())
        db.engine.dispose()
