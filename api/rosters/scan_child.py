"""The child process that encodes one scan anew: ``python -m api.rosters.scan_child``. See ``scans``.

Standard input is the file; standard output is one line of JSON and then the new file.
"""

import io
import json
import resource
import sys
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NameObject

MEMORY = 768 * 1024 * 1024
CPU_SECONDS = 20
MAX_PAGES = 100
MAX_PIXELS = 60_000_000
MAX_SIDE = 5_000
QUALITY = 88
# All that a page of a scan needs; what it may do when opened, clicked or printed is not among it.
PAGE_KEYS = {"/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/UserUnit", "/Parent"}
# On pictures and forms within the page: attached files, actions, private data.
DROPPED = ("/AF", "/AA", "/EF", "/JS", "/OPI", "/PieceInfo", "/Metadata", "/Measure", "/PtData")


class RefusedScan(Exception):
    """The file is no scan that can be kept; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def main() -> None:
    """Encode anew, and write what came of it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    given = sys.stdin.buffer.read()
    made, told = b"", {}
    try:
        content_type, pages, made = encode_pdf(given) if given.startswith(b"%PDF-") else encode_jpeg(given)
        told = {"content_type": content_type, "pages": pages}
    except RefusedScan as refused:
        told = {"code": refused.code}
    except MemoryError:
        told = {"code": "too_complex"}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made)


def encode_pdf(content: bytes) -> tuple[str, int, bytes]:
    """``(type, pages, file)`` with nothing but the pages' own content. Raises RefusedScan."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise RefusedScan("encrypted")
        if not 1 <= len(reader.pages) <= MAX_PAGES:
            raise RefusedScan("pages")
        writer = PdfWriter()
        for page in reader.pages:
            for key in set(page.keys()) - PAGE_KEYS:
                del page[key]
            writer.add_page(page)
        _strip(writer)
        made = io.BytesIO()
        writer.write(made)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        # pypdf meets broken files with any of these
        raise RefusedScan("damaged") from error
    return "application/pdf", len(writer.pages), made.getvalue()


def encode_jpeg(content: bytes) -> tuple[str, int, bytes]:
    """``(type, 1, file)``: upright, of a printable size, without EXIF. Raises RefusedScan."""
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG"]) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise RefusedScan("too_complex")
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise RefusedScan("damaged") from error
    upright.thumbnail((MAX_SIDE, MAX_SIDE))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    made = io.BytesIO()
    bare.save(made, "JPEG", quality=QUALITY)
    return "image/jpeg", 1, made.getvalue()


def _strip(writer: PdfWriter) -> None:
    """Only of typed dictionaries: in a list of resources such a key would be a name that the page uses."""
    objects: list[Any] = writer._objects
    for one in objects:
        if isinstance(one, DictionaryObject) and ("/Type" in one or "/Subtype" in one):
            for key in DROPPED:
                one.pop(NameObject(key), None)


if __name__ == "__main__":
    main()
