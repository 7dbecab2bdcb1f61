"""The Word file: the same text as the PDF, in the layout of Nghị định 30/2020, and open to change."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from api.rosters.documents.docx import make_docx
from api.rosters.documents.pdf import make_pdf
from api.rosters.documents.texts import paper_of
from tests.support.papers import MADE_AT, docx_words, draft, one_line, pdf_pages, pdf_words, signed

OFFICE = shutil.which("soffice")


def made(facts: Any) -> bytes:
    """The Word file of facts."""
    return make_docx(paper_of(facts), MADE_AT)


def letters(text: str) -> str:
    """A text without spaces and breaks: what two layouts must share."""
    return "".join(text.split())


def by_office(home: Path, content: bytes, kind: str) -> bytes:
    """What LibreOffice makes of a Word file."""
    assert OFFICE is not None
    (home / "paper.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(home), "paper.docx"]
    subprocess.run(command, cwd=home, check=True, capture_output=True, timeout=120)
    return (home / f"paper.{kind[:3]}").read_bytes()


def test_it_says_what_the_pdf_says() -> None:
    facts = signed(3)
    words = docx_words(made(facts))
    paper = paper_of(facts)
    for text in (paper.number, paper.day, *paper.subject, *paper.bases, *paper.recipients, *paper.authority):
        assert one_line(text) in words
    in_pdf = letters(pdf_words(make_pdf(paper, MADE_AT)))
    assert sorted(letters(words)) == sorted(in_pdf)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_the_same_text(tmp_path: Path) -> None:
    facts = signed(6)
    told = letters(by_office(tmp_path, made(facts), "txt:Text (encoded):UTF8").decode("utf-8-sig"))
    assert told == letters(docx_words(made(facts)))
    pages = pdf_pages(by_office(tmp_path, made(facts), "pdf"))
    assert not re.match(r"\d", pages[0])
    assert re.match(r"2\s", pages[1])
    first_of_annex = next(index for index, page in enumerate(pages) if "DANHSÁCH" in letters(page))
    assert not re.match(r"\d", pages[first_of_annex])
    assert re.match(r"2\s", pages[first_of_annex + 1])


def test_page_margins_and_font_are_those_of_the_decree() -> None:
    document = Document(io.BytesIO(made(signed())))
    for section in document.sections:
        paper = (section.page_width, section.page_height)
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(side.mm) for side in (*paper, *sides) if side is not None] == [210, 297, 20, 20, 30, 15]
        assert section.different_first_page_header_footer
    assert document.styles["Normal"].font.name == "Times New Roman"
    starts = [
        kind.get(kind.nsmap["w"].join("{}") + "start") for kind in document.element.iter() if "pgNumType" in kind.tag
    ]
    assert starts == ["1"]


def test_a_draft_says_so_on_every_page() -> None:
    document = Document(io.BytesIO(made(draft())))
    section = document.sections[0]
    assert section.footer.paragraphs[0].text == "DỰ THẢO"
    assert section.first_page_footer.paragraphs[0].text == "DỰ THẢO"
    assert "Số: …/QĐ-UBND DỰ THẢO" in docx_words(made(draft()))
    assert "DỰ THẢO" not in docx_words(made(signed()))


def test_tables_repeat_their_heads_and_keep_rows_whole() -> None:
    tables = Document(io.BytesIO(made(signed(2)))).tables
    lists = tables[-2:]
    for table in lists:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
        assert [cell.text for cell in table.rows[0].cells][:3] == ["STT", "Họ và tên", "Năm sinh"]


def test_signs_of_other_languages_are_text() -> None:
    assert "Hội Liên hiệp Phụ nữ & Đoàn <Thanh niên>" in docx_words(made(signed()))
