"""How Alembic reaches the application's database; only the online way is offered."""

import sqlalchemy as sa
from alembic import context
from flask import current_app


def run() -> None:
    """Bring the database of the running app to a revision; a restore gives the connection of its own transaction."""
    given = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
        return
    with current_app.extensions["migrate"].db.engine.connect() as connection:
        migrate(connection)


def migrate(connection: sa.Connection) -> None:
    """Run the revisions in one transaction where the database can."""
    extension = current_app.extensions["migrate"]
    context.configure(connection=connection, target_metadata=extension.db.metadata, **extension.configure_args)
    with context.begin_transaction():
        context.run_migrations()


run()
