"""Rates after a resolution of Bình Dương, and last month's work days of two communes as leaders confirmed them."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from api.allowances.members import members_between
from api.allowances.months import month_of
from api.allowances.visits import logged
from models.account import Grant
from models.allowance import AllowanceRate, WorkDay
from models.db import db
from server.cli.demo.people import DemoTeam

BASIS = "Nghị quyết 27/2023/NQ-HĐND ngày 08/12/2023 (tỉnh Bình Dương)"
ADOPTED_ON = dt.date(2023, 12, 8)
AMOUNTS = {"month": 60_000, "day": 150_000, "night": 200_000}
COMMUNES = 2


def write_allowances(newest: dt.date, staff: dict[str, Any], teams: Sequence[DemoTeam]) -> None:
    """Rates of the province of ``staff`` (a grant), and confirmed days. To be called once the visits are there."""
    db.session.add_all(
        AllowanceRate(
            unit_id=staff["unit_id"], kind=kind, amount=amount, legal_basis=BASIS, valid_from=ADOPTED_ON, valid_to=None
        )
        for kind, amount in AMOUNTS.items()
    )
    month = month_of(f"{newest.replace(day=1) - dt.timedelta(days=1):%Y-%m}")
    communes = sorted({team.hamlet.new_commune for team in teams})[:COMMUNES]
    ids = [team.team_id for team in teams if team.hamlet.new_commune in communes]
    leaders = _leaders(ids)
    for team_id, members in members_between(ids, month.start, month.end).items():
        on_list = {member.person_id: member for member in members}
        live, _ = logged(team_id, month)
        db.session.add_all(
            WorkDay(team_id=team_id, person_id=person, day=day, night=night, confirmed_by_id=leaders[team_id])
            for person, day, night in sorted(live, key=str)
            if person in on_list and on_list[person].is_on(day) and team_id in leaders
        )
    db.session.flush()


def _leaders(team_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    rows = db.session.execute(
        sa.select(Grant.team_id, Grant.account_id).where(Grant.role == "leader", Grant.team_id.in_(team_ids))
    )
    return {team_id: account_id for team_id, account_id in rows if team_id is not None}
