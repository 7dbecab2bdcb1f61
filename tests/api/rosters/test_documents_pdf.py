"""The PDF: its layout after Nghị định 30/2020, text that can be taken out, and the standards it keeps."""

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from api.rosters.documents.pdf import make_pdf
from api.rosters.documents.texts import paper_of
from tests.support.papers import MADE_AT, draft, one_line, pdf_pages, pdf_words, signed

MM = 72 / 25.4
Placed = tuple[str, float, float, str, float]


def placed(content: bytes, page: int) -> list[Placed]:
    """``(text, x, y, font, size)`` of each piece of text on a page; points from its lower left corner."""
    found: list[Placed] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((text.strip(), x, y, str(font["/BaseFont"]) if font else "", size))

    PdfReader(io.BytesIO(content)).pages[page].extract_text(visitor_text=visit)
    return found


def made(facts: Any) -> bytes:
    """The PDF of facts."""
    return make_pdf(paper_of(facts), MADE_AT)


def test_all_it_says_can_be_taken_out_as_text() -> None:
    paper = paper_of(signed())
    told = pdf_words(make_pdf(paper, MADE_AT))
    for text in (
        paper.parent_body,
        *paper.body,
        paper.number,
        paper.day,
        paper.title,
        *paper.subject,
        paper.issuer,
        *paper.bases,
        *(article.text for article in paper.articles),
        *paper.recipients,
        *paper.authority,
        paper.signer,
        *paper.annex.title,
        paper.annex.to_decision,
        "Lê Thị Ánh Nguyệt",
        "& Đoàn <Thanh",
        "0530 001 001",
    ):
        assert one_line(text) in told
    assert "DỰ THẢO" not in told


def test_a_draft_is_marked_on_every_page() -> None:
    assert all("DỰ THẢO" in page for page in pdf_pages(made(draft(9))))


@pytest.mark.parametrize("teams", [1, 6, 40])
def test_pages_are_numbered_from_the_second_and_the_annex_counts_anew(teams: int) -> None:
    pages = pdf_pages(made(signed(teams)))
    numbers = [int(found[1]) if (found := re.match(r"(\d+)\n", page)) else None for page in pages]
    first_of_annex = next(index for index, page in enumerate(pages) if "Phụ lục" in page)
    assert numbers[:first_of_annex] == [None, *range(2, first_of_annex + 1)]
    assert numbers[first_of_annex:] == [None, *range(2, len(pages) - first_of_annex + 1)]


def test_the_page_number_stands_in_the_middle_of_the_top_margin() -> None:
    _, x, y, _, size = next(piece for piece in placed(made(signed(6)), 1) if piece[0] == "2")
    middle_of_text = (30 + (210 - 15)) / 2 * MM
    assert abs(x - middle_of_text) < 10
    assert y > (297 - 20) * MM
    assert size == 13


@pytest.mark.parametrize("page", [0, 1, 2, 3])
def test_nothing_stands_in_the_margins(page: int) -> None:
    content = made(signed(6))
    assert [float(side) for side in PdfReader(io.BytesIO(content)).pages[page].mediabox[2:]] == pytest.approx(
        [210 * MM, 297 * MM], abs=0.1
    )
    pieces = placed(content, page)
    assert min(x for _, x, _, _, _ in pieces) >= 30 * MM - 0.1
    assert max(x for _, x, _, _, _ in pieces) < (210 - 15) * MM
    assert min(y for _, _, y, _, _ in pieces) >= 20 * MM - 4


def test_each_part_has_its_cut_and_size() -> None:
    pieces = placed(made(signed()), 0)

    def look(start: str) -> tuple[str, float]:
        _, _, _, font, size = next(piece for piece in pieces if piece[0].startswith(start))
        return font.partition("+")[2], size

    assert look("CỘNG HÒA") == ("LiberationSerif-Bold", 12)
    assert look("Độc lập") == ("LiberationSerif-Bold", 13)
    assert look("UBND THÀNH") == ("LiberationSerif", 12)
    assert look("ỦY BAN") == ("LiberationSerif-Bold", 12)
    assert look("Số:") == ("LiberationSerif", 13)
    assert look("Thủ Dầu Một, ngày") == ("LiberationSerif-Italic", 13)
    assert look("Căn cứ") == ("LiberationSerif-Italic", 14)
    assert look("Điều 1.") == ("LiberationSerif-Bold", 14)


def test_the_foot_stands_with_the_last_article_on_one_page() -> None:
    for teams in (1, 6):
        (page,) = (page for page in pdf_pages(made(signed(teams))) if "Nơi nhận:" in page)
        assert "Điều 5." in page
        assert "Nguyễn Văn Ký" in page
        assert page.index("Điều 5.") < page.index("Nơi nhận:")


def test_the_archive_and_readers_of_screens_get_what_they_need() -> None:
    reader = PdfReader(io.BytesIO(made(signed())))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  # pypdf has a True of its own
    assert root["/Lang"] == "vi-VN"
    assert root["/StructTreeRoot"]
    told = root["/Metadata"].get_data().decode()
    assert "pdfaid:part>2<" in told
    assert "pdfaid:conformance>A<" in told
    assert "pdfuaid:part>1<" in told
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert reader.metadata.title.startswith("QUYẾT ĐỊNH Về việc kiện toàn")


def test_only_the_shipped_fonts_are_used_and_embedded() -> None:
    pages: Any = PdfReader(io.BytesIO(made(draft()))).pages
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts <= {f"LiberationSerif{cut}" for cut in ("", "-Bold", "-Italic", "-BoldItalic")}, (
        "another font than the four cuts"
    )


def test_the_same_paper_gives_the_same_file() -> None:
    assert made(signed()) == made(signed())


def test_forty_teams_are_ready_while_somebody_waits() -> None:
    pages = pdf_pages(made(signed(40)))
    assert sum(page.count("Khu phố") for page in pages) >= 40
    assert "40. Tổ công nghệ số cộng đồng Khu phố 40" in pages[-1]
