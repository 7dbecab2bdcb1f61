"""``flask units import``: administrative units from files."""

from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup

from api.core.db import atomic
from api.sync.following import follow_units
from api.units.files import UnitFileError
from api.units.importer import Imported, import_units, read_plans
from api.units.tiles import place_tiles

units = AppGroup("units", help="Administrative units.")


@units.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def import_(files: tuple[Path, ...]) -> None:
    """Import FILES (default: the two provinces that come with the program). Importing again changes nothing.

    A file is JSON: {"old": [{code, name, type, district_code, district, lat, lon}], "new": [{code, name, lat, lon}],
    "edges": [{old, new, partial, default}]}, see api/units/data. All files are imported or none.
    """
    try:
        plans = read_plans(files)
        with atomic("write"):
            done = import_units(plans)
            ended = follow_units()
            if done != Imported():
                place_tiles()
    except UnitFileError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{done.added} rows added, {done.changed} changed")
    if ended:
        click.echo(f"{ended} communes are no more: their phones follow to where each hamlet belongs now")


@units.command("tiles")
def tiles() -> None:
    """Place the communes of all days on the tile grid of the coverage page anew."""
    with atomic("write"):
        placed = place_tiles()
    click.echo(f"{placed} tiles placed")


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(units)
