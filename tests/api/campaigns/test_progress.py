"""Progress by commune, team and day in each measure; the files say the same."""

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.api.campaigns.conftest import MORNING, Draft, Two
from tests.conftest import At, ClientOf
from tests.factories.visits import TODAY, item, make_visit
from tests.support.client import API, Client
from tests.support.papers import pdf_words
from tests.support.store import Store

DAY = dt.timedelta(days=1)


@pytest.fixture
def visits(two: Two, store: Store) -> None:
    """Three visits within the campaign, one before and one after it."""
    with store.writing():
        pair = [item("VNEID2", "done", 3), item("DSIG", "done", 2)]
        make_visit(two.one.team, TODAY, people=5, kind="group", items=pair)
        make_visit(two.one.team, TODAY - 3 * DAY, items=[item("PAY", "follow_up", 1)])
        make_visit(two.other.team, TODAY, people=2, items=[item("DSIG", "done", 2)])
        make_visit(two.one.team, dt.date(2026, 11, 9))
        make_visit(two.one.team, dt.date(2026, 12, 1))


@pytest.fixture
def running(two: Two, draft: Draft, client_of: ClientOf, visits: None, at: At) -> dict[str, Any]:
    """A launched campaign that counts items of PAY and VNEID2, with goals for one commune and its teams."""
    staff, made = client_of(two.one.staff), draft(measure="items")
    goals = [
        {"unit_id": str(two.one.commune.id), "goal": 8},
        {"team_id": str(two.one.team.id), "goal": 3},
        {"team_id": str(two.one.other_team.id), "goal": 5},
    ]
    with at(MORNING):
        assert staff.post(f"/campaigns/{made['id']}/targets", {"goals": goals}).status == 200
        return dict(staff.post(f"/campaigns/{made['id']}/launch", {"version": 1}).json)


def progress(client: Client, campaign: dict[str, Any], unit: object = None) -> dict[str, Any]:
    """The page's figures."""
    answer = client.get(f"/campaigns/{campaign['id']}/progress", {"unit": unit})
    assert answer.status == 200, answer.text
    return dict(answer.json)


@pytest.mark.parametrize(
    ("measure", "topics", "one", "other"),
    [("visits", ["PAY"], 2, 1), ("people", ["PAY"], 6, 2), ("items", [], 6, 2), ("items", ["PAY", "VNEID2"], 4, 0)],
)
def test_each_measure_counts_its_own_and_nothing_outside_the_days(
    two: Two,
    draft: Draft,
    client_of: ClientOf,
    visits: None,
    at: At,
    measure: str,
    topics: list[str],
    one: int,
    other: int,
) -> None:
    staff, made = client_of(two.one.staff), draft(measure=measure, topics=topics)
    with at(MORNING):
        staff.post(f"/campaigns/{made['id']}/launch", {"version": 1})
        told = progress(staff, made)
    assert {row["key"]: row["done"] for row in told["rows"]} == {
        str(two.one.commune.id): one,
        str(two.other.commune.id): other,
    }
    assert told["totals"] == {"goal": None, "done": one + other, "percent": None}
    assert sum(day["done"] or 0 for day in told["days"]) == one + other


def test_the_province_sees_communes_and_days_to_come_are_null(
    two: Two, running: dict[str, Any], client_of: ClientOf, at: At
) -> None:
    with at(MORNING):
        told = progress(client_of(two.one.staff), running)
    assert (told["level"], told["days_total"], told["days_left"], told["frozen"]) == ("commune", 21, 11, False)
    assert told["totals"] == {"goal": 8, "done": 4, "percent": 50}
    assert told["not_reported_teams"] == 2
    assert dt.datetime.fromisoformat(told["as_of"]) == dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)
    rows = {row["key"]: row for row in told["rows"]}
    mine, other = rows[str(two.one.commune.id)], rows[str(two.other.commune.id)]
    assert (mine["goal"], mine["done"], mine["percent"], mine["not_reported_teams"]) == (8, 4, 50, 1)
    assert (other["goal"], other["done"], other["percent"]) == (None, 0, None)
    days = {day["day"]: day["done"] for day in told["days"]}
    assert (days["2026-11-10"], days["2026-11-17"], days["2026-11-20"], days["2026-11-21"]) == (0, 1, 3, None)


def test_a_commune_sees_its_teams(two: Two, running: dict[str, Any], client_of: ClientOf, at: At) -> None:
    with at(MORNING):
        told = progress(client_of(two.one.approver), running)
        same = progress(client_of(two.one.staff), running, two.one.commune.id)
        refused = client_of(two.one.approver).get(
            f"/campaigns/{running['id']}/progress", {"unit": two.other.commune.id}
        )
    assert (told["level"], told["unit_name"]) == ("team", two.one.commune.name)
    assert told["rows"] == same["rows"]
    lines = [(row["code"], row["goal"], row["done"], row["percent"], row["not_reported_teams"]) for row in told["rows"]]
    assert lines == [(two.one.hamlets[0].code, 3, 4, 133, 0), (two.one.hamlets[1].code, 5, 0, 0, 1)]
    assert refused.code == "forbidden"


def test_a_draft_has_no_progress_and_no_report(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    staff, made = client_of(two.one.staff), draft()
    with at(MORNING):
        for path in ("progress", "report"):
            assert staff.get(f"/campaigns/{made['id']}/{path}").code == "campaign_state"


def test_the_preview_has_the_pinned_topics_first(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    """Then the usual ones in the catalogue's order, whatever other stories have put into it; five in all."""
    staff, made = client_of(two.one.staff), draft(topics=["PAY", "DVC"])
    with at(MORNING):
        shown = staff.get(f"/campaigns/{made['id']}/preview").json
        entries = staff.get("/topics").json["entries"]
        usual = [entry["code"] for entry in entries if entry["kind"] == "topic" and entry["code"] not in ("PAY", "DVC")]
        assert (shown["tiles"], shown["team"]) == (["PAY", "DVC", *usual][:5], None)
        assert "VNEID2" in shown["tiles"]
        assert shown["campaign"]["status"] == "running"
        goal = [{"team_id": str(two.one.team.id), "goal": 12}]
        staff.post(f"/campaigns/{made['id']}/targets", {"goals": goal})
        team = staff.get(f"/campaigns/{made['id']}/preview").json["team"]
    assert team == {"team_id": str(two.one.team.id), "title": two.one.team.title, "goal": 12}


def report(client: Client, campaign: dict[str, Any], format_: str) -> bytes:
    """The report as a file."""
    answer = client.send("GET", f"{API}/campaigns/{campaign['id']}/report", params={"format": format_})
    assert answer.status == 200, answer.text
    assert answer.headers["Content-Disposition"].endswith(f'chien-dich_92-ngay-dem_2026-11-30.{format_}"')
    return answer.body


def test_the_closing_report_on_paper(two: Two, running: dict[str, Any], client_of: ClientOf, at: At) -> None:
    staff = client_of(two.one.staff)
    with at(MORNING):
        assert "BÁO CÁO TIẾN ĐỘ CHIẾN DỊCH" in pdf_words(report(staff, running, "pdf"))
        staff.post(f"/campaigns/{running['id']}/close", {"version": running["version"]})
    with at("2026-12-24T09:00"):
        first, again = report(staff, running, "pdf"), report(staff, running, "pdf")
    words = pdf_words(first)
    assert first == again
    for told in (
        "BÁO CÁO KẾT QUẢ CHIẾN DỊCH",
        "92 ngày đêm",
        "Căn cứ: Kế hoạch 170/KH-UBND.",
        "Đã có 4 việc đã giúp, bằng 50% chỉ tiêu 8.",
        "Số tính đến 09:00 ngày 20/11/2026",
        "Ngày 20 tháng 11 năm 2026",
        f"ỦY BAN NHÂN DÂN {two.one.province.name.upper()}",
        "/BC-UBND",
        two.one.commune.name,
        two.other.commune.name,
        "THỦ TRƯỞNG CƠ QUAN",
        "Dữ liệu mẫu",
    ):
        assert told in words, words


def test_the_workbook_holds_the_figures_of_the_page(
    two: Two, running: dict[str, Any], client_of: ClientOf, at: At
) -> None:
    staff = client_of(two.one.staff)
    with at(MORNING):
        told = progress(staff, running)
        content = report(staff, running, "xlsx")
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Theo phường, xã", "Theo tổ", "Theo ngày", "Ghi chú"]
    communes = [row[:6] for row in book.worksheets[0].iter_rows(values_only=True)][5:]
    expected = {row["code"]: (row["goal"], row["done"], row["not_reported_teams"]) for row in told["rows"]}
    assert {row[0]: (row[2], row[3], row[5]) for row in communes[:-1]} == expected
    assert communes[-1][1:] == ("TỔNG CỘNG", 8, 4, 0.5, 2)
    days = list(book.worksheets[2].iter_rows(values_only=True))[5:]
    assert [row[1] for row in days] == [day["done"] for day in told["days"]]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert all(sheet.freeze_panes for sheet in book.worksheets[:3])


def test_no_name_becomes_a_formula(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    staff, made = client_of(two.one.staff), draft(name='=HYPERLINK("http://x")', legal_basis="+1+1")
    with at(MORNING):
        staff.post(f"/campaigns/{made['id']}/launch", {"version": 1})
        answer = staff.send("GET", f"{API}/campaigns/{made['id']}/report", params={"format": "xlsx"})
    book = load_workbook(io.BytesIO(answer.body))
    assert "=HYPERLINK" in book["Ghi chú"]["B2"].value
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f" or c.hyperlink]


@pytest.mark.parametrize("name", ["Buôn Ƀru", "Chiến dịch 漢字", "Y Ðrông", "92 ngày đêm 💪", "…"])
@pytest.mark.parametrize("format_", ["pdf", "xlsx"])
def test_the_report_comes_whatever_letters_the_name_has(
    two: Two, draft: Draft, client_of: ClientOf, at: At, name: str, format_: str
) -> None:
    """A header of HTTP holds no such letters; peoples of the highlands write some that Vietnamese has not."""
    staff, made = client_of(two.one.staff), draft(name=name)
    with at(MORNING):
        staff.post(f"/campaigns/{made['id']}/launch", {"version": 1})
        answer = staff.send("GET", f"{API}/campaigns/{made['id']}/report", params={"format": format_})
    assert answer.status == 200
    said = answer.headers["Content-Disposition"]
    assert said.isascii()
    assert said.endswith(f'_2026-11-30.{format_}"')
