"""The commune's report on paper says what was frozen and what the commune wrote."""

from api.core import settings
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
    assert "Kính gửi: Ủy ban nhân dân" in words
    assert "5. Khó khăn Mạng yếu 6. Kiến nghị Không có." in words
    assert "Người trưởng thành: 12.000. Số hộ: chưa có số." in words
    assert "2/2 khu phố, ấp có tổ" in words
    assert "Bản nháp" not in words


def test_a_report_that_was_handed_in_prints_after_the_cutoff_day_was_changed(
    two: Two, desk_of: DeskOf, store: Store, at: At
) -> None:
    desk = desk_of(two.one)
    with at(IN_TIME):
        desk.submit()
        with store.writing():
            settings.put("cutoff_day", 14)
        try:
            answer = desk.client.get(f"{desk.path}/file")
        finally:
            with store.writing():
                settings.put("cutoff_day", settings.CALENDAR_MONTH)
    assert answer.status == 200, answer.text
    assert "Trong tháng 11/2026, các tổ đã hỗ trợ 2 lượt" in pdf_words(answer.body)


def test_a_draft_is_called_one_and_any_typed_text_gets_on_paper(two: Two, desk_of: DeskOf, at: At) -> None:
    """Lines stay lines, marks of the typesetter stay marks, and what no font of ours has becomes a box."""
    desk = desk_of(two.one)
    with at(IN_TIME):
        typed = {
            "version": 0,
            "difficulties": "Mạng yếu 😀👨‍👩‍👧\n\n- ấp xa\t测试",
            "proposals": "#let x = $y$ *hai* \\n",
        }
        assert desk.client.patch(desk.path, typed).status == 200
        answer = desk.client.get(f"{desk.path}/file")
    assert answer.status == 200, answer.text
    words = pdf_words(answer.body)
    assert "Bản nháp: xã, phường chưa gửi báo cáo này" in words
    assert "5. Khó khăn Mạng yếu □□□□ - ấp xa □□" in words
    assert "6. Kiến nghị #let x = $y$ *hai* \\n" in words
