"""Goals: typed, spread so that they add up, taken from a sheet; who may set which."""

import datetime as dt
import io
import uuid
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from api.campaigns.spread import largest_remainder
from models.audit import AuditEvent
from models.db import db
from models.reporting import CommuneReport, ReportingRound
from tests.api.campaigns.conftest import MORNING, Draft, Two
from tests.conftest import At, ClientOf
from tests.factories.teams import make_team
from tests.support.client import API, Answer, Client
from tests.support.forms import form
from tests.support.store import Store

Rows = list[tuple[object, ...]]


def goals(client: Client, campaign: dict[str, Any], unit: object = None) -> dict[str, int | None]:
    """Goals by code."""
    told = client.get(f"/campaigns/{campaign['id']}/targets", {"unit": unit}).json
    return {item["code"]: item["goal"] for item in told["items"]}


def put(client: Client, campaign: dict[str, Any], **body: object) -> Answer:
    """Set goals."""
    return client.post(f"/campaigns/{campaign['id']}/targets", body)


def upload(client: Client, campaign: dict[str, Any], content: bytes, filename: str, **fields: object) -> Answer:
    """Upload a sheet of goals."""
    sent = form(fields, content, filename)
    path = f"{API}/campaigns/{campaign['id']}/targets/sheet"
    return client.send("POST", path, data=sent.body, headers={"Content-Type": sent.content_type})


def workbook(rows: Rows) -> bytes:
    """An XLSX with the rows."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return file.getvalue()


@given(st.integers(0, 10_000_000), st.lists(st.integers(0, 5000), min_size=1, max_size=600).filter(any))
def test_parts_add_up_and_are_off_by_less_than_one(total: int, weights: list[int]) -> None:
    parts = largest_remainder(total, weights)
    assert sum(parts) == total
    base = sum(weights)
    assert all(abs(part * base - total * weight) < base for part, weight in zip(parts, weights, strict=True))
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


def test_nothing_to_go_by_is_no_spread() -> None:
    for weights in ([0, 0], [3, -1]):
        with pytest.raises(ValueError, match="weights"):
            largest_remainder(10, weights)


def test_goals_are_typed_and_typed_again(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    staff, made = client_of(two.one.staff), draft()
    one, other = two.one.commune, two.other.commune
    with at(MORNING):
        assert goals(staff, made) == {one.code: None, other.code: None}
        wanted = [{"unit_id": str(one.id), "goal": 100}, {"team_id": str(two.other.team.id), "goal": 30}]
        assert put(staff, made, goals=wanted).json["goal"] == 130  # a commune without a goal counts its teams'
        assert put(staff, made, goals=[{"unit_id": str(one.id), "goal": 70}]).json["goal"] == 100
        assert goals(staff, made) == {one.code: 70, other.code: None}
        assert goals(staff, made, other.id) == {two.other.hamlets[0].code: 30, two.other.hamlets[1].code: None}


def test_a_goal_is_taken_out_again_which_is_not_a_goal_of_0(
    two: Two, draft: Draft, client_of: ClientOf, store: Store, at: At
) -> None:
    staff, made = client_of(two.one.staff), draft()
    one, other = two.one.commune, two.other.commune
    team = {"team_id": str(two.one.team.id)}
    whole = {"unit_id": str(one.id)}
    with at(MORNING):
        put(staff, made, goals=[{**whole, "goal": 100}, {**team, "goal": 30}, {"unit_id": str(other.id), "goal": 0}])
        assert put(staff, made, goals=[{**whole, "goal": None}]).json["goal"] == 30, "now the teams' goals count"
        assert goals(staff, made) == {one.code: None, other.code: 0}
        put(staff, made, goals=[{**team, "goal": None}, {"unit_id": str(other.id), "goal": None}])
        assert put(staff, made, goals=[{**team, "goal": None}]).json["goal"] is None, "none is left to be taken out"
        assert goals(staff, made) == {one.code: None, other.code: None}
    noted = AuditEvent.action == "campaign.targets", AuditEvent.object_id == uuid.UUID(made["id"])
    assert store.count(AuditEvent, *noted) == 5, "set in two communes, then taken out in one, then in two"


def test_a_spread_adds_up_exactly_by_each_rule(
    two: Two, draft: Draft, client_of: ClientOf, store: Store, at: At
) -> None:
    staff, made = client_of(two.one.staff), draft()
    one, other = two.one.commune, two.other.commune
    with store.writing():
        make_team(two.other.hamlets[0], commune=other, members=7)
    for rule, total, expected in (
        ("equal", 101, [51, 50]),
        ("hamlets", 7, [4, 3]),
        ("members", 24, [8, 16]),  # twice four members; twice four and eight
    ):
        with at(MORNING):
            answer = put(staff, made, spread={"rule": rule, "total": total})
            assert (answer.status, answer.json["goal"]) == (200, total), answer.text
            assert goals(staff, made) == dict(zip((one.code, other.code), expected, strict=True))


def test_adults_are_as_the_communes_declared_them_last(
    two: Two, draft: Draft, client_of: ClientOf, store: Store, at: At
) -> None:
    staff, made = client_of(two.one.staff), draft()
    with at(MORNING):
        refused = put(staff, made, spread={"rule": "adults", "total": 100})
        assert (refused.code, refused.json["errors"][0]["code"]) == ("validation_failed", "no_base")
    with store.writing():
        for month, adults in ((9, (9000, 1)), (10, (3000, 1000))):
            day = dt.date(2026, month, 1)
            last = dt.date(2026, month, 30)
            unit_id = two.one.province.id
            round_ = ReportingRound(unit_id=unit_id, month=day, start=day, end=last, due_on=last)
            db.session.add(round_)
            db.session.flush()
            for world, number in zip((two.one, two.other), adults, strict=True):
                declared = {"adults": number}
                db.session.add(CommuneReport(round_id=round_.id, unit_id=world.commune.id, declared=declared))
    with at(MORNING):
        assert put(staff, made, spread={"rule": "adults", "total": 100}).json["goal"] == 100
        assert list(goals(staff, made).values()) == [75, 25]


def test_an_officer_spreads_the_communes_part_over_its_teams(
    two: Two, draft: Draft, client_of: ClientOf, at: At
) -> None:
    staff, officer, made = client_of(two.one.staff), client_of(two.one.officer), draft()
    own, foreign = str(two.one.commune.id), str(two.other.commune.id)
    spread = {"rule": "equal", "total": 5, "level": "team", "unit_id": own}
    with at(MORNING):
        assert put(officer, made, spread=spread).code == "forbidden"  # still the province's draft
        put(staff, made, goals=[{"unit_id": own, "goal": 5}])
        staff.post(f"/campaigns/{made['id']}/launch", {"version": 1})
        assert put(officer, made, spread=spread).status == 200
        assert sorted(goals(officer, made).values(), key=str) == [2, 3]
        told = officer.get(f"/campaigns/{made['id']}/targets").json
        assert (told["level"], told["whole"], told["total"]) == ("team", 5, 5)
        assert put(officer, made, goals=[{"unit_id": own, "goal": 1}]).code == "forbidden"
        assert put(officer, made, goals=[{"team_id": str(two.other.team.id), "goal": 1}]).code == "forbidden"
        assert put(officer, made, spread={**spread, "unit_id": foreign}).code == "forbidden"
        assert officer.get(f"/campaigns/{made['id']}/targets", {"unit": foreign}).code == "forbidden"
        assert goals(staff, made) == {two.one.commune.code: 5, two.other.commune.code: None}


def test_what_is_no_part_of_the_campaign_gets_no_goal(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    officer = client_of(two.one.officer)
    made = draft(officer, unit_id=str(two.one.commune.id))
    with at(MORNING):
        for goal in ({"unit_id": str(two.other.commune.id)}, {"team_id": str(two.other.team.id)}):
            answer = put(officer, made, goals=[{**goal, "goal": 1}])
            assert (answer.code, answer.json["errors"][0]["code"]) == ("validation_failed", "unknown_unit")
        assert put(officer, made, goals=[{"goal": 1}]).code == "validation_failed"
        assert put(officer, made, goals=[{"team_id": str(two.one.team.id), "goal": -1}]).code == "validation_failed"
        assert put(officer, made).code == "validation_failed"
        team_level = {"rule": "equal", "total": 3, "level": "team"}
        assert put(officer, made, spread=team_level).status == 200  # the commune is not to be named


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_sheet_is_taken_whole(two: Two, draft: Draft, client_of: ClientOf, at: At, kind: str) -> None:
    staff, made = client_of(two.one.staff), draft()
    one, other = two.one.commune.code, two.other.commune.code
    rows: Rows = [("Giao chỉ tiêu", ""), ("Mã xã", "Tên", "Chỉ tiêu"), (one, "A", 1250), (other, "B", "2.500")]
    rows.append(("Tổng cộng", "", 3750))
    text = "\n".join(";".join(str(cell) for cell in row) for row in rows)
    content = workbook(rows) if kind == "xlsx" else text.encode("utf-8-sig")
    with at(MORNING):
        answer = upload(staff, made, content, f"giao.{kind}")
        assert (answer.status, answer.json) == (200, {"rows": 2, "taken": 2, "errors": []}), answer.text
        assert goals(staff, made) == {one: 1250, other: 2500}


def test_of_a_sheet_with_faults_nothing_is_taken_and_each_is_told(
    two: Two, draft: Draft, client_of: ClientOf, at: At
) -> None:
    staff, made = client_of(two.one.staff), draft()
    one, other = two.one.commune.code, two.other.commune.code
    rows: Rows = [("mã xã", "chỉ tiêu"), (one, 5), ("00000", 7), (other, "nhiều"), (one, 6), (other, -3), (one, 10**9)]
    with at(MORNING):
        told = upload(staff, made, workbook(rows), "giao.xlsx").json
        assert (told["rows"], told["taken"]) == (6, 0)
        assert [(fault["row"], fault["column"], fault["code"]) for fault in told["errors"]] == [
            (3, "code", "unknown_code"),
            (4, "goal", "no_number"),
            (5, "code", "twice"),
            (6, "goal", "no_number"),
            (7, "goal", "too_large"),
        ]
        assert set(goals(staff, made).values()) == {None}


def test_teams_are_named_by_their_hamlets_in_a_sheet(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    officer = client_of(two.one.officer)
    made = draft(officer, unit_id=str(two.one.commune.id))
    rows: Rows = [(two.one.hamlets[0].code, 5), (two.one.hamlets[1].code, 7)]
    with at(MORNING):
        assert upload(officer, made, workbook(rows), "giao.xlsx", level="team").json["taken"] == 2
        assert list(goals(officer, made).values()) == [5, 7]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"%PDF-1.7 no sheet", "not_a_sheet"), (b"", "empty"), (b"PK\x03\x04broken", "damaged"), (b"\n;\n", "no_list")],
)
def test_a_file_that_is_no_sheet_is_refused_with_a_reason(
    two: Two, draft: Draft, client_of: ClientOf, at: At, content: bytes, reason: str
) -> None:
    made = draft()
    with at(MORNING):
        answer = upload(client_of(two.one.staff), made, content, "giao.xlsx")
    assert (answer.status, answer.code, answer.json["params"]) == (422, "sheet_refused", {"reason": reason})


def test_a_closed_campaign_has_its_goals_for_good(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    staff, made = client_of(two.one.staff), draft()
    with at(MORNING):
        staff.post(f"/campaigns/{made['id']}/launch", {"version": 1})
        staff.post(f"/campaigns/{made['id']}/close", {"version": 2})
        assert put(staff, made, spread={"rule": "equal", "total": 3}).code == "campaign_state"
