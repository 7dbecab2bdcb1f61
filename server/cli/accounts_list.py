"""``flask accounts list``: the demo's log-ins, for people and for scripts."""

import datetime as dt
import uuid
from typing import Any

import click
import orjson
import sqlalchemy as sa
from flask import current_app
from flask.cli import with_appcontext

from api.auth.pins import verify_pin
from api.core import clock
from api.core.db import atomic
from api.units.logic import tree
from models.account import ROLES, Account, Credential, Grant
from models.db import db
from models.person import Person
from server.cli.demo.pins import demo_pin

COLUMNS = ("role", "phone", "pin", "name", "unit_name")


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array with everything a script needs.")
@with_appcontext
def list_accounts(as_json: bool) -> None:
    """Print log-ins of the demo: one of each role, then some more. Those whose PIN was changed are left out."""
    if not current_app.config["DEMO"]:
        raise click.ClickException("Only the demo's log-ins can be listed; elsewhere nobody knows a PIN but its owner")
    rows = demo_logins()
    if as_json:
        lines = ",\n".join(f" {orjson.dumps(row).decode()}" for row in rows)
        click.echo(f"[\n{lines}\n]")
        return
    widths = [max(len(str(row[name])) for row in [dict(zip(COLUMNS, COLUMNS, strict=True)), *rows]) for name in COLUMNS]
    for row in rows:
        click.echo("  ".join(str(row[name]).ljust(width) for name, width in zip(COLUMNS, widths, strict=True)))


def demo_logins() -> list[dict[str, Any]]:
    """``{role, phone, pin, name, unit_id, unit_name, team_id}`` of every log-in that works."""
    with atomic("read"):
        rows, units, today = db.session.execute(_active(clock.now())).all(), tree(), clock.today()
    logins = [
        {
            "role": row.role,
            "phone": f"0{row.phone.removeprefix('+84')}",
            "pin": demo_pin(row.phone),
            "name": row.name,
            "unit_id": str(row.unit_id),
            "unit_name": units.label(row.unit_id, today),
            "team_id": _text(row.team_id),
        }
        for row in rows
        if verify_pin(row.secret_hash, demo_pin(row.phone))
    ]
    firsts = {login["role"]: login for login in reversed(logins)}
    chosen = [firsts[role] for role in ROLES if role in firsts]
    return chosen + [login for login in logins if login not in chosen]


def _active(now: dt.datetime) -> sa.Select[*tuple[Any, ...]]:
    """In the order in which the demo made their PINs."""
    return (
        sa.select(Grant.role, Account.phone, Person.name, Grant.unit_id, Grant.team_id, Credential.secret_hash)
        .join(Account, Account.id == Grant.account_id)
        .join(Person, Person.id == Account.person_id)
        .join(Credential, Credential.account_id == Account.id)
        .where(Account.status == "active", Account.synthetic, Grant.valid_from <= now)
        .where(sa.or_(Grant.valid_to.is_(None), Grant.valid_to > now))
        .order_by(Credential.created_at, Grant.id)
    )


def _text(key: uuid.UUID | None) -> str | None:
    return None if key is None else str(key)
