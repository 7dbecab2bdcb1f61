"""``flask catalogue load``: the vocabularies that come with the program."""

import click
from flask import Flask
from flask.cli import AppGroup

from api.catalogue.loader import load_catalogue
from api.core.db import atomic

catalogue = AppGroup("catalogue", help="Topics, places, reasons and other vocabularies.")


@catalogue.command("load")
def load() -> None:
    """Load the codes that are not there yet; what was changed since stays. Part of every first installation."""
    with atomic("write"):
        count = load_catalogue()
    click.echo(f"{count} entries added")


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(catalogue)
