"""The PDF of a decision."""

import datetime as dt
from pathlib import Path
from typing import Any

from api.rosters.documents.data import DecisionPaper
from api.rosters.documents.rows import cells, heading
from api.rosters.documents.texts import COUNTRY, DRAFT, MOTTO, RECIPIENTS
from api.rosters.documents.typeset import typeset

TEMPLATE = Path(__file__).parent / "decision.typ"


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
    return typeset(TEMPLATE, told, made_at)


def _teams(paper: DecisionPaper) -> list[dict[str, Any]]:
    """Each with its heading; the only one is named by the annex's title."""
    teams = paper.annex.teams
    return [
        {"heading": heading(number, team) if len(teams) > 1 else None, "rows": cells(team)}
        for number, team in enumerate(teams, 1)
    ]
