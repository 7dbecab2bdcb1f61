"""How Alembic reaches the application's database; only the online way is offered."""

from alembic import context
from flask import current_app


def run() -> None:
    """Bring the database of the running app to a revision, in one transaction where the database can."""
    database = current_app.extensions["migrate"].db
    with database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
