"""What a month's work comes to: whole đồng, each day at the rate of that day. Null where no rate was in force."""

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
    """What one member gets of a team's month. ``counted``: the month's sum is paid in this team."""

    member: Member
    counted: bool
    days: int
    nights: int
    month_amount: Amount
    day_amount: Amount
    night_amount: Amount

    @property
    def amount(self) -> Amount:
        """All of it."""
        return plus((self.month_amount, self.day_amount, self.night_amount))


def sums_of(lines: Sequence[Line]) -> dict[str, Any]:
    """Members, days, nights and đồng of some lines."""
    return {
        "members": sum(line.counted for line in lines),
        "days": sum(line.days for line in lines),
        "nights": sum(line.nights for line in lines),
        "month_amount": plus(line.month_amount for line in lines),
        "day_amount": plus(line.day_amount for line in lines),
        "night_amount": plus(line.night_amount for line in lines),
        "amount": plus(line.amount for line in lines),
    }


def reckon(teams: dict[uuid.UUID, uuid.UUID], month: Month, rates: Rates) -> dict[uuid.UUID, list[Line]]:
    """``team → lines`` of its members, for teams (``id → unit``); teams without anybody are missing.

    The month's sum is for whoever was on a roster in force on any day of it, once, in the first of the person's teams,
    at the rate of the month's last day.
    """
    members = members_between(teams, month.start, month.end)
    paid_in = first_teams(members, month.start, month.end)
    worked: dict[tuple[uuid.UUID, uuid.UUID], list[WorkDay]] = {}
    for row in confirmed_rows(teams, month):
        worked.setdefault((row.team_id, row.person_id), []).append(row)
    return {
        team_id: [
            _line(
                m, paid_in[m.person_id] == team_id, worked.get((team_id, m.person_id), []), teams[team_id], month, rates
            )
            for m in inside
        ]
        for team_id, inside in members.items()
    }


def _line(member: Member, counted: bool, rows: list[WorkDay], unit_id: uuid.UUID, month: Month, rates: Rates) -> Line:
    days, nights = [row for row in rows if not row.night], [row for row in rows if row.night]

    def priced(kind: str, some: list[WorkDay]) -> Amount:
        found = (rates.on(unit_id, row.day, kind) for row in some)
        return plus(rate.amount if rate else None for rate in found)

    lump = rates.on(unit_id, month.end, "month")
    return Line(
        member=member,
        counted=counted,
        days=len(days),
        nights=len(nights),
        month_amount=(lump.amount if lump else None) if counted else 0,
        day_amount=priced("day", days),
        night_amount=priced("night", nights),
    )
