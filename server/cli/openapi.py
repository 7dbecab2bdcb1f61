"""``flask openapi write``: the description of the API that is kept in the repository."""

import json
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup

FILE = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
openapi = AppGroup("openapi", help="The description of the HTTP interface.")


def spec() -> dict[str, Any]:
    """The OpenAPI description of the running application."""
    described: dict[str, Any] = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    return described


def spec_text() -> str:
    """The description as it is kept in the repository: ordered, so that a difference shows what changed."""
    return json.dumps(spec(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@openapi.command("write")
def write() -> None:
    """Write docs/openapi.json anew."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(spec_text())
    click.echo(f"{FILE.name}: {len(spec()['paths'])} paths")


@openapi.command("print")
def show() -> None:
    """Print the description."""
    click.echo(spec_text(), nl=False)


def init_app(app: Flask) -> None:
    """Register the commands in the place of flask-smorest's, which know no default file."""
    app.cli.add_command(openapi)
