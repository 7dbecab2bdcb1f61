"""The commune's report on paper says what was frozen and what the commune wrote."""

from tests.api.rounds.conftest import IN_TIME, DeskOf, Two
from tests.conftest import At
from tests.factories.visits import TODAY, make_visit
from tests.support.papers import pdf_words
from tests.support.store import Store


def test_the_paper_keeps_the_figures_that_were_handed_in(two: Two, desk_of: DeskOf, store: Store, at: At) -> None:
    desk = desk_of(two.one)
    with at(IN_TIME):
        desk.client.patch(desk.path, {"version": 0, "difficulties": "Mạng yếu", "declared": {"adults": 12000}})
        desk.submit()
        with store.writing():
            make_visit(two.one.team, TODAY)
        answer = desk.client.get(f"{desk.path}/file")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/pdf")
    words = pdf_words(answer.body)
    assert "Trong tháng 11/2026, các tổ đã hỗ trợ 2 lượt với 6 người, 6 việc." in words
    assert "Khó khăn: Mạng yếu" in words
    assert "Người trưởng thành: 12.000" in words
    assert "Số hộ: Chưa có số" in words
