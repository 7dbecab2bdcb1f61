"""``flask accounts``: the first administrator of a new installation."""

import click
import marshmallow as ma
import sqlalchemy as sa
from flask import Flask
from flask.cli import AppGroup

from api.accounts.logic import Wish, create_account
from api.auth.invitations import Invited, create_invitation
from api.core.db import atomic
from api.core.problems import Problem
from api.core.schemas import Str
from api.core.text import phone_e164
from api.units.home import home_province
from models.account import Account, Grant
from models.db import db

accounts = AppGroup("accounts", help="Accounts.")


@accounts.command("bootstrap")
@click.option("--phone", required=True, help="Number to log in with, in any usual spelling.")
@click.option("--name", required=True, help="Full name.")
def bootstrap(phone: str, name: str) -> None:
    """Invite the first administrator; refused as soon as there is one.

    Until the invitation is used, the same number can be invited again.
    """
    number = phone_e164(phone)
    if number is None:
        raise click.BadParameter("not a Vietnamese phone number", param_hint="--phone")
    try:
        shown = Str(1, 120).deserialize(name)
        with atomic("write"):
            invited = invite_first_admin(number, shown)
    except ma.ValidationError as error:
        raise click.BadParameter(" ".join(map(str, error.messages)), param_hint="--name") from None
    except Problem as problem:
        told = "; ".join(fault.message for fault in problem.errors)
        raise click.ClickException(told or problem.detail or problem.title) from None
    click.echo(f"code   {invited.code} (with the number {number})")
    click.echo(f"link   /#/vao/{invited.link_secret}")
    click.echo(f"until  {invited.expires_at.isoformat(timespec='minutes')}")


def invite_first_admin(phone: str, name: str) -> Invited:
    """Create the first administrator (E.164 number), or invite again before the first use.

    Raises Problem ``conflict`` if there is an administrator or no province, ``phone_taken``, ``validation_failed``.
    """
    admin = db.session.execute(
        sa.select(Account.id, Account.phone, Account.status)
        .join(Grant, Grant.account_id == Account.id)
        .where(Grant.role == "admin", Account.status != "disabled")
        .order_by(Account.created_at)
    ).first()
    if admin is not None and (admin.status == "active" or admin.phone != phone):
        raise Problem("conflict", "There is an administrator already")
    if admin is not None:
        return create_invitation(None, admin.id)
    province = home_province()
    if province is None:
        raise Problem("conflict", "There is no province yet: run flask units import first")
    return create_account(None, name, phone, Wish("admin", province.unit_id))[1]


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(accounts)
