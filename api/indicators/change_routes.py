"""What was entered by mistake is mended: PATCH, DELETE and what else changes an indicator, programme or target."""

import uuid
from typing import Any

from api.core.access import PROVINCE, actor, writes
from api.core.http import Bp
from api.indicators import boards, changes, queries, target_changes
from api.indicators.change_schemas import (
    IndicatorChange,
    ProgrammeChange,
    Seen,
    SeenInAddress,
    Struck,
    TargetChange,
    Withdrawal,
)
from api.indicators.schemas import IndicatorFull, ProgrammeOut

bp = Bp("indicator-changes", __name__, description="Programmes, targets and indicators mended")
CONFLICT = "`conflict` with the newer `version`, `by` whom, `at` what time, and what it says `now`"


@bp.patch("/indicators/<uuid:indicator_id>")
@writes(*PROVINCE)
@bp.arguments(IndicatorChange)
@bp.response(200, IndicatorFull)
@bp.alt_response(404, description="No such indicator")
@bp.alt_response(409, description=CONFLICT)
@bp.alt_response(422, description="`fixed`: figures rest on the code and the shape, goals on the shape")
def change_indicator(body: dict[str, Any], indicator_id: uuid.UUID) -> dict[str, Any]:
    """Mend an indicator, or retire it."""
    changes.change_indicator(actor(), indicator_id, **body)
    return queries.get_indicator(indicator_id)


@bp.delete("/indicators/<uuid:indicator_id>")  # type: ignore[type-var]  # smorest takes None, its types do not
@writes(*PROVINCE)
@bp.arguments(SeenInAddress, location="query")
@bp.response(204)
@bp.alt_response(404, description="No such indicator")
@bp.alt_response(409, description=f"{CONFLICT}; `in_use`: figures or targets rest on it, retire it instead")
def drop_indicator(query: dict[str, Any], indicator_id: uuid.UUID) -> None:
    """Take away an indicator that nothing rests on."""
    changes.drop_indicator(actor(), indicator_id, **query)


@bp.patch("/programmes/<uuid:programme_id>")
@writes(*PROVINCE)
@bp.arguments(ProgrammeChange)
@bp.response(200, ProgrammeOut)
@bp.alt_response(404, description="No such programme")
@bp.alt_response(409, description=CONFLICT)
@bp.alt_response(422, description="`fixed`: results were declared for its unit")
def change_programme(body: dict[str, Any], programme_id: uuid.UUID) -> dict[str, Any]:
    """Mend a resolution or plan."""
    changes.change_programme(actor(), programme_id, **body)
    return boards.get_programme(programme_id)


@bp.delete("/programmes/<uuid:programme_id>")  # type: ignore[type-var]  # smorest takes None, its types do not
@writes(*PROVINCE)
@bp.arguments(SeenInAddress, location="query")
@bp.response(204)
@bp.alt_response(404, description="No such programme")
@bp.alt_response(409, description=f"{CONFLICT}; `in_use`: results were declared")
def drop_programme(query: dict[str, Any], programme_id: uuid.UUID) -> None:
    """Take away a resolution or plan, with its targets, of which no result was declared."""
    changes.drop_programme(actor(), programme_id, **query)


@bp.patch("/targets/<uuid:target_id>")
@writes(*PROVINCE)
@bp.arguments(TargetChange)
@bp.response(200, ProgrammeOut)
@bp.alt_response(404, description="No such target")
@bp.alt_response(409, description=f"{CONFLICT}; `target_withdrawn`")
def change_target(body: dict[str, Any], target_id: uuid.UUID) -> dict[str, Any]:
    """Mend a target."""
    return boards.get_programme(target_changes.change_target(actor(), target_id, **body))


@bp.delete("/targets/<uuid:target_id>")  # type: ignore[type-var]  # smorest takes None, its types do not
@writes(*PROVINCE)
@bp.arguments(SeenInAddress, location="query")
@bp.response(204)
@bp.alt_response(404, description="No such target")
@bp.alt_response(409, description=f"{CONFLICT}; `in_use`: results were declared, withdraw it instead")
def drop_target(query: dict[str, Any], target_id: uuid.UUID) -> None:
    """Take out a target of which nothing was declared."""
    target_changes.drop_target(actor(), target_id, **query)


@bp.post("/targets/<uuid:target_id>/withdraw")
@writes(*PROVINCE)
@bp.arguments(Withdrawal)
@bp.response(200, ProgrammeOut)
@bp.alt_response(404, description="No such target")
@bp.alt_response(409, description=f"{CONFLICT}; `target_withdrawn`")
def withdraw_target(body: dict[str, Any], target_id: uuid.UUID) -> dict[str, Any]:
    """Give a target up from a day on; it stays to be read with its results."""
    return boards.get_programme(target_changes.withdraw_target(actor(), target_id, **body))


@bp.post("/targets/<uuid:target_id>/restore")
@writes(*PROVINCE)
@bp.arguments(Seen)
@bp.response(200, ProgrammeOut)
@bp.alt_response(404, description="No such target")
@bp.alt_response(409, description=CONFLICT)
def restore_target(body: dict[str, Any], target_id: uuid.UUID) -> dict[str, Any]:
    """Let a target count again that was withdrawn by mistake."""
    return boards.get_programme(target_changes.restore_target(actor(), target_id, **body))


@bp.post("/statuses/<uuid:status_id>/strike")
@writes(*PROVINCE)
@bp.arguments(Struck)
@bp.response(200, ProgrammeOut)
@bp.alt_response(404, description="No such declaration")
@bp.alt_response(409, description="`conflict`: somebody else struck it out")
def strike_status(body: dict[str, Any], status_id: uuid.UUID) -> dict[str, Any]:
    """Strike out what was declared by mistake; it stays to be read with the reason."""
    return boards.get_programme(target_changes.strike_status(actor(), status_id, **body))
