"""The PDF of a decision: set by typst with the fonts shipped here, so it looks the same on every machine."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import typst

from api.rosters.documents.data import DecisionPaper
from api.rosters.documents.rows import cells, heading
from api.rosters.documents.texts import COUNTRY, DRAFT, MOTTO, RECIPIENTS

HERE = Path(__file__).parent
TEMPLATE = HERE / "decision.typ"
# PDF/A for the archive, PDF/UA for readers who do not see.
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def make_pdf(paper: DecisionPaper, made_at: dt.datetime) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1. Equal papers made at the same instant are equal files."""
    told = {
        "country": COUNTRY,
        "motto": MOTTO,
        "draft-mark": DRAFT if paper.draft else None,
        "recipients-head": RECIPIENTS,
        "parent-body": paper.parent_body,
        "body": paper.body,
        "number": paper.number,
        "day": paper.day,
        "title": paper.title,
        "subject": paper.subject,
        "issuer": paper.issuer,
        "bases": paper.bases,
        "articles": [{"title": one.title, "text": one.text, "points": one.points} for one in paper.articles],
        "recipients": paper.recipients,
        "authority": paper.authority,
        "signer": paper.signer,
        "annex": {
            "label": paper.annex.label,
            "title": paper.annex.title,
            "to-decision": paper.annex.to_decision,
            "columns": paper.annex.columns,
            "teams": _teams(paper),
        },
    }
    made = typst.compile(
        TEMPLATE,
        root=HERE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": orjson.dumps(told).decode()},
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=made_at.replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made


def _teams(paper: DecisionPaper) -> list[dict[str, Any]]:
    """Each with its heading; the only one is named by the annex's title."""
    teams = paper.annex.teams
    return [
        {"heading": heading(number, team) if len(teams) > 1 else None, "rows": cells(team)}
        for number, team in enumerate(teams, 1)
    ]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
