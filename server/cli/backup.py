"""``flask backup`` and ``flask restore``."""

from pathlib import Path

import click
from flask import Flask
from flask.cli import with_appcontext

from server.backup.archive import BackupError
from server.backup.make import default_path, make_backup
from server.backup.restore import restore


@click.command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@with_appcontext
def backup(file: Path | None) -> None:
    """Write FILE (default: a new one in DATA_DIR/backups) while the server runs; nothing is overwritten.

    It holds names, log-in numbers and PIN hashes: keep it where only administrators can read it.
    """
    path = file or default_path()
    try:
        manifest = make_backup(path)
    except BackupError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{path}: {manifest.rows} rows of {len(manifest.parts)} tables, {path.stat().st_size} bytes, checked")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Also if entries newer than the backup, or older than 90 days, are lost.")
@with_appcontext
def put_back(file: Path, force: bool) -> None:
    """Replace the database by the backup FILE; the server must be stopped. The old data are kept aside.

    All phones notice, and send again what came after the backup. What officials did online since then is not theirs
    to send: it must be done again.
    """
    try:
        done = restore(file, force=force)
    except BackupError as error:
        raise click.ClickException(str(error)) from None
    manifest = done.manifest
    click.echo(f"restored {manifest.rows} rows of {len(manifest.parts)} tables as of {manifest.created_at}")
    click.echo(f"revision {manifest.revision} -> {done.revision}, {done.scopes} feeds have a new epoch")
    if done.lost:
        click.echo(f"{done.lost} feed entries are newer than the backup: phones send theirs again by themselves")
    if done.erased:
        click.echo(f"{done.erased} records that were erased since the backup are erased again")
    if done.kept:
        click.echo(f"the data before are kept: {done.kept}")
    if done.other_secret:
        click.echo("warning: SECRET_KEY is another one than then; entries set aside cannot be opened", err=True)


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(backup)
    app.cli.add_command(put_back)
