"""The decision as a Word file that an official can change before it is signed."""

import datetime as dt
import io
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from api.rosters.documents.data import Annex, Article, DecisionPaper, ListedTeam
from api.rosters.documents.docx_parts import (
    FONT,
    add_run,
    count_pages_anew,
    framed,
    grid,
    mark_row,
    page_number,
    rule,
    write,
)
from api.rosters.documents.rows import cells, heading
from api.rosters.documents.texts import COUNTRY, DRAFT, MOTTO, RECIPIENTS

LEFT, CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
# A4 with the margins of Nghị định 30/2020, Phụ lục I, in mm
PAGE, TOP, BOTTOM, INNER, OUTER = (210, 297), 20, 20, 30, 15
WIDTH = PAGE[0] - INNER - OUTER
HEADS = (70, WIDTH - 70)
COLUMNS = (11, 38, 13, 12, 40, 22, 29)
CENTERED = (0, 2, 3, 5, 6)
# a table of so many rows is not torn apart
WHOLE = 13


def make_docx(paper: DecisionPaper, made_at: dt.datetime) -> bytes:
    """The paper as .docx, with the same text as its PDF."""
    document = Document()
    _describe(document, paper, made_at)
    _set_page(document, paper)
    _heads(document, paper)
    _decision(document, paper)
    _foot(document, paper)
    _annex(document, paper.annex)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _describe(document: Any, paper: DecisionPaper, made_at: dt.datetime) -> None:
    told = document.core_properties
    told.title, told.author = " ".join((paper.title, *paper.subject)), " ".join(paper.body)
    told.language, told.comments, told.last_modified_by = "vi-VN", "", ""
    told.created = told.modified = made_at
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = Pt(0)


def _set_page(document: Any, paper: DecisionPaper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(INNER), Mm(OUTER)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = CENTER
    page_number(header, 13)
    if paper.draft:
        for place in (section.footer, section.first_page_footer):
            place.paragraphs[0].alignment = CENTER
            add_run(place.paragraphs[0], DRAFT, 12, bold=True)


def _heads(document: Any, paper: DecisionPaper) -> None:
    left, right = grid(document, 1, HEADS, ruled=False).rows[0].cells
    write(left, paper.parent_body, 12)
    for line in paper.body:
        write(left, line, 12, bold=True)
    rule(left, 26, HEADS[0] - 2, after=4)
    write(left, paper.number, 13)
    if paper.draft:
        framed(write(left, DRAFT, 13, bold=True))
    write(right, COUNTRY, 12, bold=True)
    write(right, MOTTO, 13, bold=True)
    rule(right, 56, HEADS[1] - 2, after=4)
    write(right, paper.day, 13, italic=True)


def _decision(document: Any, paper: DecisionPaper) -> None:
    write(document, "", 8)
    write(document, paper.title, 14, bold=True)
    for line in paper.subject:
        write(document, line, 14, bold=True)
    rule(document, 40, WIDTH, after=8)
    write(document, paper.issuer, 14, bold=True, after=6)
    for base in paper.bases:
        _paragraph(document, base, italic=True)
    write(document, f"{paper.title}:", 14, bold=True, after=6)
    for article in paper.articles:
        _article(document, article)
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def _article(document: Any, article: Article) -> None:
    paragraph = _paragraph(document, "")
    add_run(paragraph, article.title, 14, bold=True)
    add_run(paragraph, f" {article.text}", 14)
    for point in article.points:
        _paragraph(document, point)


def _paragraph(document: Any, text: str, *, italic: bool = False) -> Any:
    paragraph = write(document, text, 14, italic=italic, align=JUSTIFY, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(12)
    return paragraph


def _foot(document: Any, paper: DecisionPaper) -> None:
    table = grid(document, 1, (WIDTH / 2, WIDTH / 2), ruled=False)
    mark_row(table.rows[0], "w:cantSplit")
    left, right = table.rows[0].cells
    write(left, RECIPIENTS, 12, bold=True, italic=True, align=LEFT)
    for line in paper.recipients:
        write(left, line, 11, align=LEFT)
    for line in paper.authority:
        write(right, line, 14, bold=True)
    write(right, paper.signer, 14, bold=True).paragraph_format.space_before = Mm(24)


def _annex(document: Any, annex: Annex) -> None:
    count_pages_anew(document.add_section(WD_SECTION.NEW_PAGE))
    for line in (annex.label, *annex.title):
        write(document, line, 14, bold=True)
    write(document, annex.to_decision, 14, italic=True)
    rule(document, 40, WIDTH, after=6)
    for number, team in enumerate(annex.teams, 1):
        if len(annex.teams) > 1:
            title = write(document, heading(number, team), 13, bold=True, align=LEFT, after=4)
            title.paragraph_format.space_before = Pt(10)
            title.paragraph_format.keep_with_next = True
        _table(document, annex, team)


def _table(document: Any, annex: Annex, team: ListedTeam) -> None:
    listed = [list(annex.columns), *cells(team)]
    table = grid(document, len(listed), COLUMNS, ruled=True)
    for number, (row, texts) in enumerate(zip(table.rows, listed, strict=True)):
        mark_row(row, *(("w:cantSplit", "w:tblHeader") if number == 0 else ("w:cantSplit",)))
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            align = CENTER if number == 0 or column in CENTERED else LEFT
            paragraph = write(cell, text, 12, bold=number == 0, align=align)
            paragraph.paragraph_format.keep_with_next = len(listed) <= WHOLE and number < len(listed) - 1
