"""``/indicators``, ``/observations``, ``/programmes``: officials read, the province's staff writes."""

import uuid
from typing import Any

from api.core.access import OFFICIALS, PROVINCE, actor, reads, writes
from api.core.http import Bp
from api.indicators import boards, logic, queries
from api.indicators.schemas import (
    IndicatorFull,
    IndicatorIn,
    IndicatorList,
    ObservationIn,
    ObservationPage,
    ObservationQuery,
    ProgrammeIn,
    ProgrammeList,
    ProgrammeOut,
    StatusIn,
    TargetIn,
)

bp = Bp("indicators", __name__, description="Programmes, targets, indicators and their dated observations")


@bp.get("/indicators")
@reads(*OFFICIALS, *PROVINCE)
@bp.response(200, IndicatorList)
def list_indicators() -> dict[str, Any]:
    """All indicators with the newest observation of each unit."""
    return {"items": queries.list_indicators()}


@bp.post("/indicators")
@writes(*PROVINCE)
@bp.arguments(IndicatorIn)
@bp.response(201, IndicatorFull)
def add_indicator(body: dict[str, Any]) -> dict[str, Any]:
    """A new indicator under a code that stays."""
    return queries.get_indicator(logic.add_indicator(actor(), body))


@bp.get("/indicators/<uuid:indicator_id>")
@reads(*OFFICIALS, *PROVINCE)
@bp.response(200, IndicatorFull)
@bp.alt_response(404, description="No such indicator")
def get_indicator(indicator_id: uuid.UUID) -> dict[str, Any]:
    """One indicator with its series, each observation with its source."""
    return queries.get_indicator(indicator_id)


@bp.get("/observations")
@reads(*OFFICIALS, *PROVINCE)
@bp.arguments(ObservationQuery, location="query")
@bp.response(200, ObservationPage)
def list_observations(query: dict[str, Any]) -> dict[str, Any]:
    """Observations of an indicator or a unit."""
    return queries.list_observations(**query)


@bp.post("/observations")
@writes(*PROVINCE)
@bp.arguments(ObservationIn)
@bp.response(201, IndicatorFull)
@bp.alt_response(409, description="Somebody else corrected the same observation meanwhile")
@bp.alt_response(422, description="The numbers are not those of the indicator's shape, or the unit was no more")
def add_observation(body: dict[str, Any]) -> dict[str, Any]:
    """Add an observation, or one that corrects another; nothing is overwritten. Answers the whole indicator."""
    logic.add_observation(actor(), body)
    return queries.get_indicator(body["indicator_id"])


@bp.get("/programmes")
@reads(*OFFICIALS, *PROVINCE)
@bp.response(200, ProgrammeList)
def list_programmes() -> dict[str, Any]:
    """All programmes with their targets and newest status."""
    return {"items": boards.list_programmes()}


@bp.post("/programmes")
@writes(*PROVINCE)
@bp.arguments(ProgrammeIn)
@bp.response(201, ProgrammeOut)
def add_programme(body: dict[str, Any]) -> dict[str, Any]:
    """A resolution or plan with its targets."""
    return boards.get_programme(logic.add_programme(actor(), body))


@bp.post("/programmes/<uuid:programme_id>/targets")
@writes(*PROVINCE)
@bp.arguments(TargetIn)
@bp.response(201, ProgrammeOut)
@bp.alt_response(404, description="No such programme")
def add_target(body: dict[str, Any], programme_id: uuid.UUID) -> dict[str, Any]:
    """One more target, as when a resolution is amended."""
    logic.add_target(actor(), programme_id, body)
    return boards.get_programme(programme_id)


@bp.post("/targets/<uuid:target_id>/statuses")
@writes(*PROVINCE)
@bp.arguments(StatusIn)
@bp.response(201, ProgrammeOut)
@bp.alt_response(404, description="No such target")
def declare_status(body: dict[str, Any], target_id: uuid.UUID) -> dict[str, Any]:
    """Note that a target is achieved, not achieved, or in progress, by a source."""
    return boards.get_programme(logic.declare_status(actor(), target_id, body))
