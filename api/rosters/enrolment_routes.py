"""Bringing people on lists into the app: an invitation on the screen, cards on paper."""

import uuid
from typing import Any

from flask import Response, request

from api.core import clock
from api.core.access import actor, reads, writes
from api.core.http import Bp
from api.core.papers import BINARY, PDF, File
from api.rosters import cards, invitations
from api.rosters.enrolment_schemas import InviteIn, TicketOut
from api.rosters.invitations import Ticket
from api.rosters.qr import qr_svg

INVITERS = ("leader", "commune_officer", "admin")
bp = Bp("enrolment", __name__, description="Invitations of people on rosters")


@bp.route("/rosters/people/<uuid:person_id>/invitation", methods=["POST"])
@writes(*INVITERS)
@bp.arguments(InviteIn)
@bp.response(201, TicketOut)
@bp.alt_response(404, description="Nobody with an account")
@bp.alt_response(409, description="`account_disabled`")
def post_invitation(data: dict[str, Any], person_id: uuid.UUID) -> dict[str, Any]:
    """A new way in for a member of the own team or commune; older ones are void."""
    ticket = invitations.invite_person(actor(), person_id, data["kind"])
    link = _link(ticket)
    told = {name: getattr(ticket, name) for name in ("kind", "name", "phone", "login_name")}
    shown = {"id": ticket.invited.id, "code": ticket.invited.code, "expires_at": ticket.invited.expires_at}
    return {**told, **shown, "link": link, "qr_svg": qr_svg(link, "QR")}


@bp.route("/teams/<uuid:team_id>/cards.pdf", methods=["POST"])
@reads(*INVITERS)
@bp.response(200, BINARY, content_type=PDF, description="Eight cards on a page")
@bp.alt_response(404, description="No such team")
@bp.alt_response(409, description="`nobody_to_invite`")
def post_cards(team_id: uuid.UUID) -> Response:
    """Cards to print for all members who have not come in yet; what they were given before is void."""
    title, tickets = invitations.invite_team(actor(), team_id)
    content = cards.make_pdf(title, [(ticket, _link(ticket)) for ticket in tickets], request.host, clock.now())
    return File(f"the-moi-{clock.today():%Y%m%d}.pdf", PDF, content).answer()


def _link(ticket: Ticket) -> str:
    return f"{request.host_url}#/vao/{ticket.invited.link_secret}"
