"""``flask demo load``: the invented province."""

import datetime as dt

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from api.core import clock
from server.cli.demo.load import DemoRefused, load_demo, loaded_day

demo = AppGroup("demo", help="The demo province.")


@demo.command("load")
@click.option("--day", envvar="DEMO_DAY", type=click.DateTime(["%Y-%m-%d"]), help="Newest day with data. [today]")
@click.option("--if-missing", is_flag=True, help="Say nothing if it is there already.")
def load(day: dt.datetime | None, if_missing: bool) -> None:
    """Load the demo province: 585 teams, 2,992 members, 40,000 visits. Loading again changes nothing.

    It is the same for the same DEMO_DAY, which is kept from the first loading on.
    """
    if not current_app.config["DEMO"]:
        raise click.ClickException("The demo is invented data; it is loaded only with TOSO_DEMO=1")
    there = loaded_day()
    if there is not None:
        if not if_missing:
            click.echo(f"The demo is there already, with visits up to {there}")
        return
    newest = day.date() if day else clock.today()
    try:
        load_demo(newest)
    except DemoRefused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"Demo loaded, with visits up to {newest}")


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(demo)
