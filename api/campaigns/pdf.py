"""The closing report as PDF, in the look of Nghị định 30/2020."""

import datetime as dt
from pathlib import Path
from typing import Any

from api.rosters.documents.texts import COUNTRY, MOTTO
from api.rosters.documents.typeset import typeset

TEMPLATE = Path(__file__).parent / "report.typ"


def make_pdf(paper: dict[str, Any], made_at: dt.datetime) -> bytes:
    """Equal papers made at the same instant are equal files."""
    return typeset(TEMPLATE, {**paper, "country": COUNTRY, "motto": MOTTO}, made_at)
