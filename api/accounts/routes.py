"""Accounts, their grants and invitations."""

import uuid
from typing import Any

from flask import request

from api.accounts import logic, queries
from api.accounts.schemas import (
    AccountChange,
    AccountIn,
    AccountOut,
    AccountPage,
    AccountQuery,
    GrantChange,
    GrantIn,
    InvitationIn,
    InvitationOut,
    InvitedOut,
)
from api.accounts.scope import check_may_manage
from api.auth.invitations import Invited
from api.auth.schemas import GrantOut
from api.core.access import actor, reads, writes
from api.core.http import Bp

ADMINISTRATORS = ("admin", "commune_officer")
bp = Bp("accounts", __name__, description="Accounts of the own commune, or of the province")


@bp.get("/accounts")
@reads(*ADMINISTRATORS)
@bp.arguments(AccountQuery, location="query")
@bp.response(200, AccountPage)
def get_accounts(query: dict[str, Any]) -> dict[str, Any]:
    """A page of accounts by Vietnamese given name."""
    return queries.list_accounts(actor(), query)


@bp.route("/accounts", methods=["POST"])
@writes(*ADMINISTRATORS)
@bp.arguments(AccountIn)
@bp.response(201, InvitedOut)
@bp.alt_response(409, description="`phone_taken`")
def post_account(data: dict[str, Any]) -> dict[str, Any]:
    """Create an account with its first role, and invite."""
    account_id, invited = logic.create_account(actor(), data.pop("name"), data.pop("phone"), logic.Wish(**data))
    return {"account": queries.get_account(account_id), "invitation": _shown(invited)}


@bp.get("/accounts/<uuid:account_id>")
@reads(*ADMINISTRATORS)
@bp.response(200, AccountOut)
def get_account(account_id: uuid.UUID) -> dict[str, Any]:
    """One account, with ended grants."""
    check_may_manage(actor(), account_id, own=True)
    return queries.get_account(account_id)


@bp.route("/accounts/<uuid:account_id>", methods=["PATCH"])
@writes(*ADMINISTRATORS)
@bp.arguments(AccountChange)
@bp.response(200, AccountOut)
@bp.alt_response(409, description="`phone_taken`, `not_activated`, `last_admin`")
def patch_account(data: dict[str, Any], account_id: uuid.UUID) -> dict[str, Any]:
    """Rename, change the number, disable (all sessions end at once) or enable."""
    logic.change_account(actor(), account_id, logic.Change(**data))
    return queries.get_account(account_id)


@bp.route("/grants", methods=["POST"])
@writes(*ADMINISTRATORS)
@bp.arguments(GrantIn)
@bp.response(201, GrantOut)
@bp.alt_response(409, description="`grant_exists`")
def post_grant(data: dict[str, Any]) -> dict[str, Any]:
    """Give one more role."""
    return queries.get_grant(logic.give_grant(actor(), data.pop("account_id"), logic.Wish(**data)))


@bp.route("/grants/<uuid:grant_id>", methods=["PATCH"])
@writes(*ADMINISTRATORS)
@bp.arguments(GrantChange)
@bp.response(200, GrantOut)
@bp.alt_response(409, description="`grant_ended`, `last_admin`")
def patch_grant(data: dict[str, Any], grant_id: uuid.UUID) -> dict[str, Any]:
    """Let a role end; never in the past."""
    logic.end_grant(actor(), grant_id, data["valid_to"])
    return queries.get_grant(grant_id)


@bp.route("/invitations", methods=["POST"])
@writes(*ADMINISTRATORS)
@bp.arguments(InvitationIn)
@bp.response(201, InvitationOut)
@bp.alt_response(409, description="`account_disabled`")
def post_invitation(data: dict[str, Any]) -> dict[str, Any]:
    """Invite again, for a first or a forgotten PIN; older invitations are void."""
    return _shown(logic.invite_account(actor(), data["account_id"]))


def _shown(invited: Invited) -> dict[str, Any]:
    return {**invited.__dict__, "link": f"{request.host_url}#/vao/{invited.link_secret}"}
