"""Members × month, days and nights × the rate of their day, by team and commune, on screen and in files."""

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from models.db import db
from models.team import RosterVersion
from tests.api.allowances.conftest import MORNING, Confirm, add_rate, work
from tests.conftest import At, ClientOf
from tests.factories.teams import approve_roster
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.papers import pdf_words
from tests.support.store import Store


def month(client: Client, world: World, at: At) -> dict[str, Any]:
    with at(MORNING):
        answer = client.get("/allowances", {"unit": world.commune.id, "month": "2026-11"})
    assert answer.status == 200, answer.text
    return dict(answer.json)


def team_of(told: dict[str, Any], team_id: Any) -> dict[str, Any]:
    (found,) = [one for one in told["teams"] if one["team_id"] == str(team_id)]
    return dict(found)


@pytest.mark.usefixtures("rates")
def test_amounts_by_the_rate_of_each_day(world: World, client_of: ClientOf, confirm: Confirm, at: At) -> None:
    team, member = world.team, world.member
    with at(MORNING):
        add_rate(client_of(world.staff), world, "day", 170_000, "2026-11-10")
    days = [work(member, "2026-11-09"), work(member, "2026-11-10"), work(world.leader, "2026-11-10", night=True)]
    assert confirm(world.leader, team.id, days).status == 200
    told = month(client_of(world.officer), world, at)
    mine, other = team_of(told, team.id), team_of(told, world.other_team.id)
    assert {name: mine[name] for name in ("members", "days", "nights", "confirmed")} == {
        "members": 4,
        "days": 2,
        "nights": 1,
        "confirmed": True,
    }
    assert (mine["month_amount"], mine["day_amount"], mine["night_amount"]) == (240_000, 320_000, 200_000)
    assert mine["amount"] == 760_000
    assert (other["month_amount"], other["amount"], other["confirmed"]) == (240_000, 240_000, False)
    assert [other[name] for name in ("days", "nights", "day_amount", "night_amount")] == [None] * 4
    (commune,) = told["communes"]
    assert (commune["amount"], commune["teams"], commune["unconfirmed_teams"]) == (1_000_000, 2, 1)
    assert told["totals"]["amount"] == 1_000_000


def test_without_a_rate_nothing_is_said_to_be_nothing(
    world: World, client_of: ClientOf, confirm: Confirm, at: At
) -> None:
    with at(MORNING):
        add_rate(client_of(world.staff), world, "month", 60_000)
    confirm(world.leader, world.team.id, [work(world.member, "2026-11-09")])
    mine = team_of(month(client_of(world.staff), world, at), world.team.id)
    assert (mine["month_amount"], mine["day_amount"], mine["night_amount"], mine["amount"]) == (240_000, None, 0, None)


@pytest.mark.usefixtures("rates")
def test_a_month_that_no_leader_has_confirmed_is_a_dash_and_not_0(world: World, client_of: ClientOf, at: At) -> None:
    """On the page, on paper and in the workbook; the month's sum of whoever is on the roster is known all the same."""
    told = month(client_of(world.officer), world, at)
    for sums in (told["totals"], told["communes"][0], team_of(told, world.team.id)):
        assert [sums[name] for name in ("days", "nights", "day_amount", "night_amount")] == [None] * 4
    assert (told["totals"]["members"], told["totals"]["amount"], told["communes"][0]["unconfirmed_teams"]) == (
        8,
        480_000,
        2,
    )
    with at(MORNING):
        paper = client_of(world.leader).get(f"/teams/{world.team.id}/allowance-sheet", {"month": "2026-11"})
        book = client_of(world.officer).get("/allowances/workbook", {"unit": world.commune.id, "month": "2026-11"})
    words = pdf_words(paper.body)
    for wanted in (f"{world.member.name} – – –", "Cộng – – –", "tổ trưởng chưa xác nhận ngày công"):
        assert wanted in words, words
    sheets = load_workbook(io.BytesIO(book.body))
    rows = list(sheets["Theo tổ"].values)
    assert [row[3:] for row in rows[3:-1]] == [("chưa xác nhận", 4, "–", "–", 240_000, "–", "–", 240_000)] * 2
    assert rows[-1][4:] == (8, "–", "–", 480_000, "–", "–", 480_000)


@pytest.mark.usefixtures("rates")
def test_a_months_sum_is_for_any_day_on_a_roster_and_once(
    world: World, store: Store, client_of: ClientOf, at: At
) -> None:
    """Who moves on the 10th is counted where they were on the 1st, and not in the team they come to."""
    team, other, member = world.team, world.other_team, world.member
    with store.writing():
        for one in (team, other):
            db.session.get_one(RosterVersion, one.roster_id).valid_to = dt.date(2026, 11, 10)
        day = dt.date(2026, 11, 10)
        approve_roster(team.id, world.commune, team.leader, team.members[1:], version=2, on=day)
        approve_roster(other.id, world.commune, other.leader, (*other.members, member), version=2, on=day)
    told = month(client_of(world.officer), world, at)
    assert [team_of(told, one.id)["members"] for one in (team, other)] == [4, 4]
    assert told["totals"]["month_amount"] == 8 * 60_000
    with at(MORNING):
        paper = client_of(other.leader).get(f"/teams/{other.id}/allowance-sheet", {"month": "2026-11"})
    assert "mức tháng tính ở tổ khác" in pdf_words(paper.body)


@pytest.mark.usefixtures("rates")
def test_files_say_what_the_page_says(
    world: World, store: Store, client_of: ClientOf, confirm: Confirm, at: At
) -> None:
    confirm(
        world.leader, world.team.id, [work(world.member, "2026-11-09"), work(world.member, "2026-11-09", night=True)]
    )
    with store.writing():
        make_world(world.province)
    with at(MORNING):
        paper = client_of(world.leader).get(f"/teams/{world.team.id}/allowance-sheet", {"month": "2026-11"})
        book = client_of(world.officer).get("/allowances/workbook", {"unit": world.commune.id, "month": "2026-11"})
    words = pdf_words(paper.body)
    for wanted in (
        "BẢNG CHẤM CÔNG HỖ TRỢ",
        world.team.title,
        "STT Họ tên Ngày công Đêm Tiền (đồng) Ký nhận",
        f"{world.member.name} 1 1 410.000",
        "Cộng 1 1 590.000",
        "Nghị quyết 27/2023/NQ-HĐND",
        "150.000 đồng một ngày huy động",
        "Dữ liệu mẫu",
    ):
        assert wanted in words, words
    sheets = load_workbook(io.BytesIO(book.body))
    rows = list(sheets["Theo phường, xã"].values)
    assert [row[1:] for row in rows[3:]] == [
        (2, 1, 8, 1, 1, 480_000, 150_000, 200_000, 830_000),
        (2, 1, 8, 1, 1, 480_000, 150_000, 200_000, 830_000),
    ]
    assert rows[1][0] == "Số tính đến 09:00 ngày 20/11/2026 · 1 tổ chưa xác nhận · Dữ liệu mẫu"
    assert len(list(sheets["Theo tổ"].values)) == 3 + 2 + 1
    assert all(cell.data_type != "f" for sheet in sheets for row in sheet.iter_rows() for cell in row)
