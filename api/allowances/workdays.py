"""The sheet of a team and month: days suggested by visits beside those that the leader confirmed."""

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from api.accounts.queries import name_of
from api.allowances.members import Member, members_between
from api.allowances.months import Month, month_of
from api.allowances.rights import find_team, may_confirm
from api.allowances.visits import Slot, logged
from api.core.access import Actor
from api.core.db import one_moment
from models.allowance import WorkDay
from models.db import db


def get_sheet(actor: Actor, team_id: uuid.UUID, month: str | None) -> dict[str, Any]:
    """The sheet, as of one moment. Raises Problem ``not_found`` or ``forbidden``."""
    one_moment()
    return sheet_of(actor, team_id, month)


def sheet_of(actor: Actor, team_id: uuid.UUID, month: str | None) -> dict[str, Any]:
    """The sheet, within any transaction. Raises Problem ``not_found`` or ``forbidden``."""
    team, about = find_team(actor, team_id), month_of(month)
    rows = confirmed_rows([team_id], about)
    live, voided = logged(team_id, about)
    members = members_between([team_id], about.start, about.end).get(team_id, [])
    days = _days(rows, live, voided)
    newest = max(rows, key=lambda row: (row.created_at, row.id), default=None)
    return {
        "team_id": team.id,
        "team_title": team.title,
        "month": about.key,
        "start": about.start,
        "end": about.end,
        "version": version_of(rows),
        "confirmed_at": newest.created_at if newest else None,
        "confirmed_by_name": name_of(newest.confirmed_by_id) if newest else None,
        "may_confirm": may_confirm(actor, team_id),
        "members": [_member(member, days.get(member.person_id, [])) for member in members],
    }


def confirmed_rows(team_ids: Iterable[uuid.UUID], month: Month) -> Sequence[WorkDay]:
    """What leaders confirmed in a month, in the order of days."""
    day = WorkDay
    query = sa.select(day).where(day.team_id.in_(list(team_ids)), day.day.between(month.start, month.end))
    return db.session.scalars(query.order_by(day.day, day.night, day.person_id)).all()


def version_of(rows: Sequence[WorkDay]) -> str:
    """Tells two states of a sheet apart, so that two who confirm notice each other; empty for none."""
    if not rows:
        return ""
    told = "\n".join(sorted(f"{row.person_id} {row.day} {row.night} {row.note}" for row in rows))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _days(rows: Sequence[WorkDay], live: set[Slot], voided: set[Slot]) -> dict[uuid.UUID, list[dict[str, Any]]]:
    found: dict[uuid.UUID, list[dict[str, Any]]] = defaultdict(list)
    held: dict[Slot, str] = {(row.person_id, row.day, row.night): row.note for row in rows}
    for slot in sorted(held.keys() | live, key=lambda one: (one[1], one[2], str(one[0]))):
        person_id, day, night = slot
        found[person_id].append(
            {"day": day, "night": night, "state": _state(slot, held, live, voided), "note": held.get(slot, "")}
        )
    return found


def _state(slot: Slot, held: dict[Slot, str], live: set[Slot], voided: set[Slot]) -> str:
    if slot not in held:
        return "suggested"
    if slot in live:
        return "confirmed"
    return "voided" if slot in voided else "added"


def _member(member: Member, days: list[dict[str, Any]]) -> dict[str, Any]:
    """Days on which somebody logged visits without being on the roster are no work days of the team."""
    kept = [day for day in days if day["state"] != "suggested" or member.is_on(day["day"])]
    return {
        "person_id": member.person_id,
        "name": member.name,
        "role": member.role,
        "first_day": min(first for first, _ in member.spans),
        "last_day": max(last for _, last in member.spans),
        "days": kept,
    }
