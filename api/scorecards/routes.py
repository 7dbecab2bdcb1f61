"""``/scorecards`` and the sheets of thanks."""

import uuid
from typing import Any

from flask import Response

from api.core.access import OFFICIALS, PROVINCE, actor, reads
from api.core.http import Bp
from api.core.papers import BINARY, PDF
from api.scorecards import cards, papers, thanks
from api.scorecards.schemas import ScorecardQuery, Scorecards

READERS = (*OFFICIALS, *PROVINCE)
bp = Bp("scorecards", __name__, description="How teams and communes did; sheets of thanks for members")


@bp.get("/scorecards")
@reads(*READERS)
@bp.arguments(ScorecardQuery, location="query")
@bp.response(200, Scorecards)
@bp.alt_response(403, description="The unit is not the caller's")
def get_scorecards(query: dict[str, Any]) -> dict[str, Any]:
    """Teams and communes in the order of their names; nothing of a person."""
    return cards.scorecards(actor(), **query)


@bp.get("/scorecards/paper")
@reads(*READERS)
@bp.arguments(ScorecardQuery, location="query")
@bp.response(200, BINARY, content_type=PDF, description="The file, as an attachment")
@bp.alt_response(403, description="The unit is not the caller's")
def get_scorecard_paper(query: dict[str, Any]) -> Response:
    """The same as PDF."""
    return papers.cards_file(actor(), **query).answer()


@bp.get("/teams/<uuid:team_id>/members/<uuid:person_id>/thanks")
@reads("leader", "commune_officer")
@bp.response(200, BINARY, content_type=PDF, description="The file, as an attachment")
@bp.alt_response(404, description="No such team, or nobody of it")
def get_thanks(team_id: uuid.UUID, person_id: uuid.UUID) -> Response:
    """A sheet of thanks for a member, present or past."""
    return thanks.thanks_file(actor(), team_id, person_id).answer()
