"""Scans of the signed paper: what may be one, and that nothing but the picture is kept (security rows 26 and 29)."""

import hashlib
import io
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.api.rosters.papers import Desk
from tests.conftest import ClientOf
from tests.factories.world import World, make_world
from tests.support.store import Store

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


@pytest.fixture
def desk(world: World, store: Store, client_of: ClientOf) -> Desk:
    """The commune's desk."""
    return Desk(world, store, client_of)


def jpeg(width: int = 40, height: int = 60) -> bytes:
    """A picture that lies on its side, with what a phone writes into it."""
    picture, told = Image.new("RGB", (width, height), "white"), Image.Exif()
    told[ORIENTATION], told[MAKER] = 6, "Máy của Hạnh"
    told.get_ifd(GPS)[1] = "N"
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=told)
    return made.getvalue()


def pdf(pages: int = 2, *, password: str | None = None) -> bytes:
    """A PDF that does what no paper does: scripts, attachments, links, actions."""
    writer = PdfWriter()
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )
    for _ in range(pages):
        page = writer.add_blank_page(595, 842)
        page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    writer._root_object[NameObject("/OpenAction")] = action
    writer.add_attachment("hop-dong.exe", b"MZ evil")
    writer.add_metadata({"/Author": "Hạnh"})
    if password:
        writer.encrypt(password)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_scanned_pdf_keeps_its_pages_and_nothing_else(desk: Desk) -> None:
    decision = desk.approved([desk.submitted()])
    answer = desk.scan(decision, pdf())
    assert answer.status == 201, answer.text
    assert (answer.json["scan"]["pages"], answer.json["scan"]["content_type"]) == (2, "application/pdf")
    got = desk.officer.get(f"/decisions/{decision['id']}/scan")
    assert got.headers["Content-Disposition"] == 'attachment; filename="quyet-dinh-da-ky.pdf"'
    assert hashlib.sha256(got.body).hexdigest() == answer.json["scan"]["sha256"]
    for word in (b"JavaScript", b"app.alert", b"/AA", b"EmbeddedFile", b"hop-dong", b"MZ evil", b"OpenAction"):
        assert word not in got.body
    reader: Any = PdfReader(io.BytesIO(got.body))
    assert [tuple(page.mediabox) for page in reader.pages] == [(0, 0, 595, 842)] * 2
    assert set(reader.trailer["/Root"]) <= {"/Type", "/Pages"}


def test_a_photographed_paper_stands_upright_and_tells_no_place(desk: Desk) -> None:
    decision = desk.approved([desk.submitted()])
    assert desk.scan(decision, jpeg(), "IMG_0001.JPG").json["scan"]["content_type"] == "image/jpeg"
    got = desk.officer.get(f"/decisions/{decision['id']}/scan")
    assert got.headers["Content-Type"] == "image/jpeg"
    picture = Image.open(io.BytesIO(got.body))
    assert picture.size == (60, 40)
    assert not picture.getexif()
    assert b"Exif" not in got.body


def png() -> bytes:
    """A PNG, which is no scan."""
    made = io.BytesIO()
    Image.new("L", (8, 8)).save(made, "PNG")
    return made.getvalue()


def huge_jpeg() -> bytes:
    """A few kilobytes that say they are 65,000 by 65,000 points."""
    small = bytearray(jpeg())
    at = small.index(b"\xff\xc0")
    small[at + 5 : at + 9] = (65_000).to_bytes(2, "big") * 2
    return bytes(small)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "type"),
        (b"MZ\x90\x00", "type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "type"),
        (png(), "type"),
        (b"%PDF-1.7\nkh\xc3\xb4ng ph\xe1\xba\xa3i", "damaged"),
        (jpeg()[:200], "damaged"),
        (huge_jpeg(), "damaged"),
        (pdf(password="bi mat"), "encrypted"),
        (pdf(101), "pages"),
    ],
    ids=["empty", "program", "svg", "png", "no pdf", "cut off", "pixel bomb", "locked", "too many pages"],
)
@pytest.mark.only_on("sqlite")
def test_what_is_no_scan_is_refused_with_the_reason(desk: Desk, content: bytes, code: str) -> None:
    decision = desk.approved([desk.submitted()])
    answer = desk.scan(decision, content)
    assert answer.status == 422
    assert [(error["field"], error["code"]) for error in answer.json["errors"]] == [("file", code)]
    assert desk.officer.get(f"/decisions/{decision['id']}/scan").status == 404


@pytest.mark.only_on("sqlite")
def test_ten_megabytes_are_enough(desk: Desk) -> None:
    decision = desk.approved([desk.submitted()])
    assert desk.scan(decision, b"%PDF-1.7\n" + bytes(10 * 1024 * 1024)).code == "too_large"


def test_a_draft_has_nothing_signed(desk: Desk) -> None:
    answer = desk.scan(desk.drawn_up([desk.submitted()]), jpeg())
    assert (answer.status, answer.code) == (409, "not_approved")


def test_the_newest_scan_counts(desk: Desk, client_of: ClientOf) -> None:
    decision = desk.approved([desk.submitted()])
    desk.scan(decision, jpeg())
    assert desk.scan(decision, pdf(3)).json["scan"]["pages"] == 3
    assert desk.officer.get(f"/decisions/{decision['id']}/scan").headers["Content-Type"] == "application/pdf"
    # phones stand on it
    assert client_of(desk.world.staff).get(f"/decisions/{decision['id']}/scan").status == 403


@pytest.mark.only_on("sqlite")
def test_another_commune_neither_attaches_nor_takes_a_scan(desk: Desk, store: Store, client_of: ClientOf) -> None:
    decision = desk.approved([desk.submitted()])
    with store.writing():
        sibling = make_world(desk.world.province)
    neighbours = Desk(sibling, store, client_of)
    assert neighbours.scan(decision, jpeg()).status == 403
    assert desk.scan(decision, jpeg()).status == 201
    assert neighbours.officer.get(f"/decisions/{decision['id']}/scan").status == 403
