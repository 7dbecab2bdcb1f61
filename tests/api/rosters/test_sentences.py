"""Differences as people say them."""

import uuid
from dataclasses import replace

import pytest

from api.rosters.diff import compare, compare_all
from api.rosters.lines import Line
from api.rosters.sentences import sentences

A = Line(uuid.uuid4(), "Nguyễn Thị A", 1970, "female", phone="+84530000001", role="deputy")
B = Line(uuid.uuid4(), "Trần Văn B", 1980, "male", phone="+84530000002")
C = Line(uuid.uuid4(), "Lê C", 1990, None, phone="+84530000003", role="leader")


def said(old: list[Line], new: list[Line], lang: str = "vi") -> list[str]:
    return sentences(compare(old, new), lang)


def test_an_office_that_changes_hands_is_one_sentence() -> None:
    after = [replace(A, role="member"), replace(B, role="deputy"), C]
    assert said([A, B, C], after) == ["Bà Nguyễn Thị A thôi Tổ phó, ông Trần Văn B thay."]
    assert said([A, B, C], after, "en") == ["Ms Nguyễn Thị A steps down as deputy, Mr Trần Văn B takes over."]


def test_who_leaves_the_office_and_the_team_for_a_newcomer() -> None:
    assert said([A, C], [replace(B, role="deputy"), C]) == [
        "Bà Nguyễn Thị A thôi Tổ phó và rời Tổ, ông Trần Văn B (người mới) thay."
    ]


def test_offices_given_up_and_taken_by_different_numbers_of_people() -> None:
    assert said([A], [replace(A, role="member")]) == ["Bà Nguyễn Thị A thôi Tổ phó, làm Tổ viên."]
    assert said([A, B], [B]) == ["Bà Nguyễn Thị A thôi Tổ phó và rời Tổ."]
    assert said([B, A], [A, replace(B, role="leader")]) == ["Ông Trần Văn B làm Tổ trưởng."]
    assert said([B], [B, C]) == ["Ông (bà) Lê C vào Tổ, làm Tổ trưởng."]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", ["Ông Trần Văn B vào Tổ, làm Tổ viên."]),
        ("en", ["Mr Trần Văn B joins the team as member."]),
    ],
)
def test_members_come_and_go(lang: str, expected: list[str]) -> None:
    assert said([C], [C, B], lang) == expected
    assert said([C, B], [C]) == ["Ông Trần Văn B rời Tổ."]


def test_what_else_changes_about_somebody_is_told_as_written() -> None:
    after = replace(B, full_name="Trần Văn Bê", phone=None, organization="Đoàn Thanh niên", gender="unknown")
    assert said([B], [after]) == [
        "Ông Trần Văn B sửa họ tên thành Trần Văn Bê.",
        "Ông (bà) Trần Văn Bê đổi giới tính: nam thành không rõ.",
        "Ông (bà) Trần Văn Bê đổi đơn vị: (để trống) thành Đoàn Thanh niên.",
        "Ông (bà) Trần Văn Bê đổi số điện thoại: 0530 000 002 thành (để trống).",
    ]


def test_moves_name_the_other_team() -> None:
    here, there = uuid.uuid4(), uuid.uuid4()
    diffs = compare_all({here: [B, C], there: []}, {here: [C], there: [B]})
    titles = {here: "Tổ khu phố 1", there: "Tổ khu phố 2"}
    assert sentences(diffs[here], "vi", titles) == ["Ông Trần Văn B chuyển sang Tổ khu phố 2."]
    assert sentences(diffs[there], "vi", titles) == ["Ông Trần Văn B chuyển đến từ Tổ khu phố 1."]
    assert sentences(diffs[there], "en") == ["Mr Trần Văn B comes from another team."]


def test_doubts_and_nothing_at_all() -> None:
    other = replace(B, person_id=None, phone=None, birth_year=None)
    assert said([B], [other]) == ["Chưa rõ ông Trần Văn B và ông Trần Văn B có phải một người."]
    assert said([B], [B]) == ["Hai bản giống nhau."]
    assert said([], [], "en") == ["The two lists are the same."]
