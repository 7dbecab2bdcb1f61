"""The month in a few lines, to be copied into the chat group of officials."""

import datetime as dt
import uuid

from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.core.papers import SAMPLE
from api.core.spelling import as_of_line, spell
from api.reports import by_code
from api.reports.exports import ask_of_months, home_of
from api.reports.monthly import period_name
from api.reports.summary import frame
from api.units.logic import tree

TOP = 3


def write_message(
    actor: Actor, unit: uuid.UUID | None, start: dt.date | None, end: dt.date | None, units_as_of: str
) -> str:
    """Plain text without links. Raises as ``ask_of_months``."""
    one_moment()
    home = unit or home_of(actor)
    question = ask_of_months(actor, home, start, end, units_as_of)
    head = frame(question, units_as_of)
    totals = head["totals"]
    day = question.units_on or min(question.period.end, clock.today())
    place = tree().label(home, day)
    topics = sorted(by_code.topic_rows(question), key=lambda row: -(row["items"] or 0))
    most = [f"- {row['label']}: {spell(row['items'])} việc" for row in topics[:TOP] if row["items"]]
    lines = [
        f"{place}, {period_name(question.period)}: tổ công nghệ số cộng đồng",
        *([f"({SAMPLE})"] if head["synthetic"] else []),
        f"{spell(totals['visits'])} lượt hỗ trợ, {spell(totals['people'])} người, {spell(totals['items'])} việc.",
        *(["Nhiều nhất:", *most] if most else []),
        f"{as_of_line(head['as_of'])}. {_late(head['not_reported_teams'])}",
    ]
    return "\n".join(lines)


def _late(teams: int) -> str:
    return f"{spell(teams)} tổ chưa gửi." if teams else "Tổ nào cũng đã gửi."
