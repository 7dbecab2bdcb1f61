"""What a month's work comes to: whole đồng, each day at the rate of that day.

Null where no rate was in force, and for days that no leader has confirmed yet: neither is 0.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from api.allowances.members import Member, first_teams, members_between
from api.allowances.months import Month
from api.allowances.rates import Rates
from api.allowances.workdays import confirmed_rows
from models.allowance import WorkDay

Amount = int | None


def plus(amounts: Iterable[Amount]) -> Amount:
    """The sum; unknown if one of them is."""
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


@dataclass(frozen=True)
class Line:
    """What one member gets of a team's month. ``counted``: the month's sum is paid in this team.

    Days and nights are None until the leader has confirmed the sheet.
    """

    member: Member
    counted: bool
    days: int | None
    nights: int | None
    month_amount: Amount
    day_amount: Amount
    night_amount: Amount

    @property
    def amount(self) -> Amount:
        """All of it."""
        return plus((self.month_amount, self.day_amount, self.night_amount))


def sums_of(lines: Sequence[Line]) -> dict[str, Any]:
    """Members, days, nights and đồng of some lines.

    Days and their đồng are of the confirmed lines, None if there are none; ``amount`` is what is known so far: the
    month's sums of all, and the days of those.
    """
    settled = [line for line in lines if line.days is not None]
    waiting = bool(lines) and not settled
    month = plus(line.month_amount for line in lines)
    day, night = plus(line.day_amount for line in settled), plus(line.night_amount for line in settled)
    return {
        "members": sum(line.counted for line in lines),
        "days": None if waiting else sum(line.days or 0 for line in settled),
        "nights": None if waiting else sum(line.nights or 0 for line in settled),
        "month_amount": month,
        "day_amount": None if waiting else day,
        "night_amount": None if waiting else night,
        "amount": month if waiting else plus((month, day, night)),
    }


def reckon(teams: dict[uuid.UUID, uuid.UUID], month: Month, rates: Rates) -> dict[uuid.UUID, list[Line]]:
    """``team → lines`` of its members, for teams (``id → unit``); teams without anybody are missing.

    The month's sum is for whoever was on a roster in force on any day of it, once, in the first of the person's teams,
    at the rate of the month's last day.
    """
    members = members_between(teams, month.start, month.end)
    paid_in = first_teams(members, month.start, month.end)
    worked: dict[uuid.UUID, dict[uuid.UUID, list[WorkDay]]] = {}
    for row in confirmed_rows(teams, month):
        worked.setdefault(row.team_id, {}).setdefault(row.person_id, []).append(row)

    def line_of(member: Member, team_id: uuid.UUID) -> Line:
        confirmed = worked.get(team_id)
        rows = None if confirmed is None else confirmed.get(member.person_id, [])
        return _line(member, paid_in[member.person_id] == team_id, rows, teams[team_id], month, rates)

    return {team_id: [line_of(member, team_id) for member in inside] for team_id, inside in members.items()}


def _line(
    member: Member, counted: bool, rows: list[WorkDay] | None, unit_id: uuid.UUID, month: Month, rates: Rates
) -> Line:
    """``rows`` is None while nobody has confirmed the team's sheet."""
    lump = rates.on(unit_id, month.end, "month")
    month_amount = (lump.amount if lump else None) if counted else 0
    if rows is None:
        return Line(member, counted, None, None, month_amount, None, None)
    days, nights = [row for row in rows if not row.night], [row for row in rows if row.night]

    def priced(kind: str, some: list[WorkDay]) -> Amount:
        found = (rates.on(unit_id, row.day, kind) for row in some)
        return plus(rate.amount if rate else None for rate in found)

    return Line(
        member=member,
        counted=counted,
        days=len(days),
        nights=len(nights),
        month_amount=month_amount,
        day_amount=priced("day", days),
        night_amount=priced("night", nights),
    )
