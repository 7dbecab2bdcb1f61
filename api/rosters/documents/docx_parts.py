"""Small building blocks of a Word file that python-docx has no call for."""

from typing import Any, Literal, cast

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
CELL_MARGIN_MM = 0.9


def write(
    place: Any,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
    after: float = 0,
) -> Paragraph:
    """One more paragraph in a document or cell; a cell's first, empty one is used up before."""
    paragraph = _next(place)
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    add_run(paragraph, text, size, bold=bold, italic=italic)
    return paragraph


def add_run(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Text at the end of a paragraph."""
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def rule(place: Any, width_mm: float, of_mm: float, *, after: float) -> None:
    """A short line in the middle: the lower border of an empty paragraph that is indented from both sides."""
    paragraph = write(place, "", 2, after=after)
    # an exact height: the mark of an empty paragraph is as high as the body's text
    paragraph.paragraph_format.line_spacing = Pt(5)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((of_mm - width_mm) / 2)
    borders = OxmlElement("w:pBdr")
    borders.append(_border("bottom"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")


def framed(paragraph: Paragraph) -> None:
    """A frame around the words of a paragraph."""
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(_border("bdr"))


def page_number(paragraph: Paragraph, size: float) -> None:
    """The number of the page as a field."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def count_pages_anew(section: Any) -> None:
    """The section's first page is page 1."""
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")


def grid(place: Any, rows: int, widths_mm: tuple[float, ...], *, ruled: bool) -> Table:
    """A table of fixed widths."""
    table: Table = place.add_table(rows=rows, cols=len(widths_mm))
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Mm(CELL_MARGIN_MM).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)
    if ruled:
        table.style = "Table Grid"
    for row in table.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    return table


def mark_row(row: _Row, *marks: Literal["w:cantSplit", "w:tblHeader"]) -> None:
    """``w:cantSplit``: the row stays on one page; ``w:tblHeader``: it is repeated on each page."""
    properties = row._tr.get_or_add_trPr()
    for mark in marks:
        properties.append(OxmlElement(mark))


def _next(place: Any) -> Paragraph:
    if isinstance(place, _Cell) and not place.paragraphs[-1].runs and len(place.paragraphs) == 1:
        first = place.paragraphs[0]
        if first._p.pPr is None or first._p.pPr.find(qn("w:pBdr")) is None:
            return cast(Paragraph, first)
    return cast(Paragraph, place.add_paragraph())


def _border(side: str) -> Any:
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    return border
