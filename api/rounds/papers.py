"""A commune's report as a paper, in the layout of the monthly report."""

import datetime as dt
import uuid
from typing import Any

from api.core import clock, settings
from api.core.access import Actor
from api.core.papers import PDF, File
from api.core.spelling import spell
from api.figures.period import Period
from api.reports.monthly import OVERLAP, RULES, Report, Table, filename
from api.reports.paper import render_pdf
from api.rounds.reports import get_report
from api.units.logic import tree

NONE, UNKNOWN = "Không có", "Chưa có số"


def make_paper(actor: Actor, round_id: uuid.UUID, unit_id: uuid.UUID) -> File:
    """The PDF: with frozen figures once handed in, else with those of now.

    Raises Problem ``not_found``, ``forbidden``, or ``whole_months_only`` where the cut-off day was moved since.
    """
    paper = paper_of(actor, get_report(actor, round_id, unit_id))
    return File(filename(paper, "bao-cao-xa", "pdf"), PDF, render_pdf(paper))


def paper_of(actor: Actor, told: dict[str, Any]) -> Report:
    """The report as ``render_pdf`` takes it; what the commune wrote stands among the notes."""
    figures, declared = told["figures"], told["declared"]
    as_of: dt.datetime = told["as_of"].astimezone(clock.VIETNAM)
    period = Period(told["start"], told["end"], settings.cutoff_day())
    period.whole_months()
    path = tree().path(told["unit_id"], told["end"])[:-1]
    return Report(
        unit_name=told["unit_name"],
        above=[version.name for version in path if version.level != "district"],
        period=period,
        as_of=as_of,
        requested_by=told["submitted_by_name"] or actor.name,
        synthetic=figures["synthetic"],
        tables=[
            Table("Theo nội dung", _rows(figures["topics"]), OVERLAP),
            Table("Theo kết quả", _rows(figures["outcomes"])),
        ],
        totals=figures["totals"],
        not_reported_teams=figures["not_reported_teams"],
        notes=[
            ("Khó khăn", told["difficulties"] or NONE),
            ("Kiến nghị", told["proposals"] or NONE),
            ("Người trưởng thành", _base(declared["adults"])),
            ("Số hộ", _base(declared["households"])),
            ("Số tính đến", as_of),
            *[("Cách tính", rule) for rule in RULES],
        ],
    )


def _base(value: int | None) -> str:
    return UNKNOWN if value is None else spell(value)


def _rows(rows: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    return [{"visits": None, "people": None, "items": None, **row} for row in rows or []]
