"""The command line, ``flask --help`` lists it; each command calls the logic that the web calls."""

from flask import Flask

from server.cli import accounts, accounts_list, backup, catalogue, openapi, tally, units, worker
from server.cli.demo import commands as demo_commands


def init_app(app: Flask) -> None:
    """Register all commands."""
    accounts.init_app(app)
    accounts.accounts.add_command(accounts_list.list_accounts)
    backup.init_app(app)
    catalogue.init_app(app)
    demo_commands.init_app(app)
    openapi.init_app(app)
    tally.init_app(app)
    units.init_app(app)
    worker.init_app(app)
