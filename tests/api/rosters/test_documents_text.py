"""What a decision says, and how its days, places and powers are written (Nghị định 30/2020)."""

import datetime as dt
from dataclasses import replace

import pytest

from api.rosters.documents.texts import authority_lines, paper_of
from tests.support.papers import draft, listed_team, signed


def test_a_draft_leaves_number_and_day_open() -> None:
    paper = paper_of(draft())
    assert paper.number == "Số: …/QĐ-UBND"
    assert paper.day == "Thủ Dầu Một, ngày … tháng … năm …"
    assert paper.annex.to_decision.startswith("(Kèm theo Quyết định số …/QĐ-UBND ngày … tháng … năm …")


def test_a_place_named_by_a_number_keeps_its_type() -> None:
    assert paper_of(signed(commune="Phường 2")).day == "Phường 2, ngày 08 tháng 9 năm 2026"


@pytest.mark.parametrize(
    ("authority", "position", "lines"),
    [
        ("CHỦ TỊCH", "CHỦ TỊCH", ("CHỦ TỊCH",)),
        (None, "Chủ tịch", ("CHỦ TỊCH",)),
        ("KT. Chủ tịch", "Phó Chủ tịch", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("TM. Ủy ban nhân dân", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (None, None, ("CHỦ TỊCH",)),
    ],
)
def test_the_lines_above_a_name_tell_the_power(
    authority: str | None, position: str | None, lines: tuple[str, ...]
) -> None:
    assert authority_lines(authority, position) == lines


def test_renewing_names_what_it_replaces_and_from_when() -> None:
    paper = paper_of(signed(6))
    assert paper.subject[0] == "Về việc kiện toàn các Tổ công nghệ số cộng đồng"
    assert paper.articles[0].text.startswith("Kiện toàn 06 Tổ công nghệ số cộng đồng")
    assert paper.articles[3].text == (
        "Quyết định này có hiệu lực kể từ ngày 01 tháng 10 năm 2026 và thay thế Quyết định số 12/QĐ-UBND ngày 03 "
        "tháng 02 năm 2025 của Chủ tịch Ủy ban nhân dân phường Thủ Dầu Một."
    )


def test_establishing_one_team_names_it_and_counts_its_people() -> None:
    paper = paper_of(signed(1, kind="establish", replaces=None, effective_on=dt.date(2026, 9, 8)))
    assert paper.subject[0] == "Về việc thành lập Tổ công nghệ số cộng đồng Khu phố 1"
    assert "Thành lập Tổ công nghệ số cộng đồng Khu phố 1, gồm 05 ông (bà)" in paper.articles[0].text
    assert paper.articles[3].text == "Quyết định này có hiệu lực kể từ ngày ký."


def test_a_title_without_its_hamlet_is_told_with_it() -> None:
    team = listed_team(7)
    plain = type(team)("Tổ chuyển đổi số", "Ấp 7 (Tân Hiệp cũ)", team.members)
    assert "Tổ chuyển đổi số Ấp 7 (Tân Hiệp cũ)" in paper_of(replace(signed(), teams=(plain,))).articles[0].text


def test_grounds_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    bases = paper_of(signed()).bases
    assert all(base.endswith(";") for base in bases[:-1])
    assert bases[-1].endswith(".")
    assert "72/2025/QH15" in bases[0]
    assert "19 tháng 6 năm 2015" in paper_of(signed(decided_on=dt.date(2024, 5, 6))).bases[0]


def test_only_the_last_article_ends_the_text() -> None:
    articles = paper_of(signed()).articles
    assert [article.text.endswith("./.") for article in articles] == [False, False, False, False, True]
    assert articles[-1].title == "Điều 5."
    assert paper_of(signed()).recipients[0] == "- Như Điều 5;"


@pytest.mark.parametrize(
    ("commune", "council"), [("Phường 2", "phường"), ("Xã Dầu Tiếng", "xã"), ("Đặc khu Côn Đảo", "đặc khu")]
)
def test_the_council_is_named_by_what_the_commune_is(commune: str, council: str) -> None:
    assert f"- Thường trực Đảng ủy, HĐND {council};" in paper_of(signed(commune=commune)).recipients


def test_the_letter_in_the_number_is_the_vietnamese_one() -> None:
    number = paper_of(signed()).number
    assert "\u0110" in number
    assert "\u00d0" not in number
