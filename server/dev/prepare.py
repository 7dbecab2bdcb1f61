"""Brings the database up to date and loads the demo, in one process: every start of Flask costs a second."""

import os
import sys

from flask.cli import FlaskGroup, ScriptInfo

from server.wsgi import app

RELEASE = ["db", "upgrade"]
DEMO = ["demo", "load"]


def run_command(args: list[str]) -> int:
    """Run one command of the application, as ``flask ARGS`` would; give its exit status."""
    try:
        FlaskGroup().main(args, prog_name="flask", obj=ScriptInfo(create_app=lambda: app))
    except SystemExit as end:  # how click ends a command, also one that went well
        return end.code if isinstance(end.code, int) else 1


def main() -> int:
    """Run the commands in their order; give the status of the first that fails, else 0."""
    commands = [RELEASE, DEMO] if os.environ.get("TOSO_DEMO") == "1" else [RELEASE]
    return next((status for status in map(run_command, commands) if status), 0)


if __name__ == "__main__":
    sys.exit(main())
