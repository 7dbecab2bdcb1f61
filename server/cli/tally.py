"""``flask tally recount``: counts all visits again."""

import click
from flask import Flask
from flask.cli import AppGroup

from api.assistance import recount as counts
from api.core.db import atomic, one_moment

group = AppGroup("tally", help="Counts kept beside the visits.")


@group.command("recount")
@click.option("--check", is_flag=True, help="Only compare; exit 1 when a count differs.")
def recount(check: bool) -> None:
    """Compare the tallies with a recount (--check), or replace them by one."""
    if check:
        with atomic("read"):
            one_moment()
            lines = counts.differences()
        for line in lines:
            click.echo(line)
        click.echo(f"{len(lines)} differences")
        raise SystemExit(1 if lines else 0)
    with atomic("write"):
        counts.rebuild()
    click.echo("recounted")


def init_app(app: Flask) -> None:
    """Register the command."""
    app.cli.add_command(group)
