"""``flask worker``: does the jobs of the job table until it is told to end."""

import signal
import threading

import click
from flask import Flask
from flask.cli import ScriptInfo

from server import worker


@click.command("worker")
@click.option("--once", is_flag=True, help="Do every job that is due, then end.")
@click.pass_obj
def work(script: ScriptInfo, once: bool) -> None:
    """Do the jobs of the job table. SIGTERM and Ctrl-C end it after the job at hand."""
    app = script.load_app()
    if once:
        with app.app_context():
            click.echo(f"{worker.drain()} jobs")
        return
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    worker.run(app, stopping)


def init_app(app: Flask) -> None:
    """Register the command."""
    app.cli.add_command(work)
