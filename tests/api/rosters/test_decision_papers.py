"""The paper of a decision over HTTP: before its number is known, after, and for whom it holds phone numbers."""

import pytest

from api.core.text import phone_shown
from tests.api.rosters.papers import TODAY, Desk
from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.papers import docx_words, one_line, pdf_pages, pdf_words
from tests.support.store import Store


@pytest.fixture
def desk(world: World, store: Store, client_of: ClientOf) -> Desk:
    """The commune's desk."""
    return Desk(world, store, client_of)


def test_a_draft_is_printed_before_its_number_is_known(desk: Desk) -> None:
    draft = desk.drawn_up([desk.submitted(None, None, "Mạc Thị Ánh Dương")], kind="establish")
    pdf = desk.officer.get(f"/decisions/{draft['id']}.pdf")
    assert (pdf.status, pdf.headers["Content-Type"]) == (200, "application/pdf")
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="du-thao-quyet-dinh.pdf"'
    assert all("DỰ THẢO" in page for page in pdf_pages(pdf.body))
    words = pdf_words(pdf.body)
    assert "Số: …/QĐ-UBND" in words
    assert "Mạc Thị Ánh Dương" in words
    assert f"Về việc thành lập {desk.world.team.title}" in words
    docx = desk.officer.get(f"/decisions/{draft['id']}.docx")
    assert docx.headers["Content-Disposition"] == 'attachment; filename="du-thao-quyet-dinh.docx"'
    assert "Số: …/QĐ-UBND DỰ THẢO" in docx_words(docx.body)
    assert "Mạc Thị Ánh Dương" in docx_words(docx.body)


def test_an_approved_decision_is_printed_with_all_that_was_typed(desk: Desk) -> None:
    first = desk.approved(number="44")
    decision = desk.approved(signer="Lê Thị Ký", position="Phó Chủ tịch", authority="KT. Chủ tịch")
    pdf = desk.officer.get(f"/decisions/{decision['id']}.pdf")
    assert pdf.headers["Content-Disposition"] == f'attachment; filename="quyet-dinh-45-{TODAY.year}.pdf"'
    for words in (pdf_words(pdf.body), docx_words(desk.officer.get(f"/decisions/{decision['id']}.docx").body)):
        assert "Số: 45/QĐ-UBND" in words
        assert "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Ký" in words
        assert f"thay thế Quyết định số {first['label']} ngày {TODAY.day:02d}" in words
        assert f"UBND {desk.world.province.name.upper()}" in words
        assert one_line(f"ỦY BAN NHÂN DÂN {desk.world.commune.name.upper()}") in words
        assert "DỰ THẢO" not in words


def test_what_was_decided_stays_on_paper_when_a_later_decision_comes(desk: Desk) -> None:
    decision = desk.approved([desk.submitted(None, None, "Mạc Thị Ánh Dương")], number="44")
    desk.approved([desk.submitted()])
    assert "Mạc Thị Ánh Dương" in pdf_words(desk.officer.get(f"/decisions/{decision['id']}.pdf").body)


def test_the_province_reads_the_paper_without_phone_numbers(desk: Desk, client_of: ClientOf) -> None:
    decision = desk.approved([desk.submitted()])
    team = desk.officer.get(f"/teams/{desk.world.team.id}").json
    phones = [phone_shown(member["phone"]) for member in team["roster"]["entries"]]
    for ending, read in (("pdf", pdf_words), ("docx", docx_words)):
        path = f"/decisions/{decision['id']}.{ending}"
        own, province = read(desk.officer.get(path).body), read(client_of(desk.world.staff).get(path).body)
        assert all(phone in own for phone in phones)
        assert not any(phone in province for phone in phones)


def test_a_printed_annex_lists_leader_first(desk: Desk) -> None:
    words = pdf_words(desk.officer.get(f"/decisions/{desk.drawn_up([desk.submitted()])['id']}.pdf").body)
    assert words.index("Tổ trưởng", words.index("DANH SÁCH")) < words.index("Tổ viên", words.index("DANH SÁCH"))
