"""Log-in, log-out, activation and the own account."""

import uuid
from functools import partial
from typing import Any

from flask import Response, after_this_request, request

from api.auth import device_cookie, logic, queries
from api.auth.schemas import ActivateIn, LoginIn, MeOut
from api.auth.session import close_session
from api.core.access import actor, public_reads, public_writes, reads, signed_in
from api.core.http import Bp

bp = Bp("auth", __name__, description="Log-in by phone number and PIN")


@bp.post("/auth/login")
@public_reads
@bp.arguments(LoginIn)
@bp.response(200, MeOut)
@bp.alt_response(401, description="`login_failed`: number or PIN is wrong, or the account is disabled")
@bp.alt_response(429, description="`too_many_tries`, with Retry-After")
def login(data: dict[str, Any]) -> dict[str, Any]:
    """Open a session; the cookie is good for 90 days."""
    entered = logic.log_in(data["phone"], data["pin"], _visitor(data["device_id"]))
    return _welcome(entered)


@bp.post("/auth/activate")
@public_reads
@bp.arguments(ActivateIn)
@bp.response(200, MeOut)
@bp.alt_response(422, description="`invitation_invalid`, `pin_weak`, `validation_failed`")
@bp.alt_response(429, description="`too_many_tries`, with Retry-After")
def activate(data: dict[str, Any]) -> dict[str, Any]:
    """Use an invitation: set the PIN and open a session."""
    entered = logic.activate(data["code"], data["pin"], data["phone"], _visitor(data["device_id"]))
    return _welcome(entered)


@bp.route("/auth/logout", methods=["POST"])
@public_writes
@bp.response(204)
def logout() -> None:
    """End the session; without one nothing happens."""
    close_session(signed_in())


@bp.get("/me")
@reads()
@bp.response(200, MeOut)
def me() -> dict[str, Any]:
    """The signed-in account, its grants and its device."""
    return queries.me(actor())


def _visitor(device_id: uuid.UUID | None) -> logic.Visitor:
    return logic.Visitor(
        address=request.remote_addr or "",
        user_agent=request.user_agent.string,
        device=device_cookie.read(request.cookies.get(device_cookie.NAME)),
        device_id=device_id,
    )


def _welcome(entered: logic.Entered) -> dict[str, Any]:
    after_this_request(partial(_remember, entered.device))
    return queries.me(entered.actor)


def _remember(device: device_cookie.KnownDevice, response: Response) -> Response:
    device_cookie.write(response, device)
    return response
