"""What each report is made of: read in one transaction, made into a file in none, unless it streams."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.core.access import Actor
from api.reports import aggregates, monthly
from api.reports.csvfile import render_csv
from api.reports.longfile import WRITERS, Counted
from api.reports.monthly import Report
from api.reports.paper import render_pdf
from api.reports.workbook import render_xlsx

MONTHLY, AGGREGATES = "monthly", "aggregates"
REPORTS = (MONTHLY, AGGREGATES)
RENDERERS: dict[str, Callable[[Report], bytes]] = {"xlsx": render_xlsx, "csv": render_csv, "pdf": render_pdf}
FORMATS = (*RENDERERS, "parquet")
NAMES = {MONTHLY: "bao-cao-thang", AGGREGATES: "so-lieu-chi-tiet"}


@dataclass(frozen=True)
class Draft:
    """A file of which all figures are read; ``render`` gives its bytes and needs no database."""

    filename: str
    rows: int
    render: Callable[[], bytes]


def draft(report: str, suffix: str, actor: Actor, params: dict[str, Any], home: uuid.UUID) -> Draft:
    """Read what the file says. To be called in a read of its own. Raises Problem as ``monthly.build``.

    Parquet is always the long table: a sheet of several tables below each other is none.
    """
    if report == MONTHLY and suffix in RENDERERS:
        built = monthly.build(actor, params, home)
        return Draft(monthly.filename(built, NAMES[report], suffix), built.row_count, lambda: RENDERERS[suffix](built))
    built, rows = aggregates.build(actor, params, home)
    counted = Counted(rows)
    content = WRITERS[suffix](built, counted)
    return Draft(monthly.filename(built, NAMES[AGGREGATES], suffix), counted.count, lambda: content)
