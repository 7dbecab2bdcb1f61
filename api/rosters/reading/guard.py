"""What a file may be, decided from its first bytes and its table of contents, before anything parses it.

Security row 14 (OWASP ASVS 5.0, 1.5.1, 5.2.1–5.2.3): a zip bomb, a million rows, macros and foreign entities are
refused while they are still small.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from api.rosters.reading.model import Refused

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
MAX_PARTS = 2_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
NO_LISTS = (b"%pdf", b"\x89png", b"\xff\xd8", b"<!", b"<html", b"<?xml", b"{\\rtf")
CHUNK = 256 * 1024

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
VBA = "_VBA_PROJECT".encode("utf-16-le")
MARKUP = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
ROW = re.compile(rb"<([\w.-]{1,20}:)?row[\s/>]")
LONGEST_MARK = 32
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
ZIP_KINDS = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb"}


def kind_of(content: bytes, filename: str) -> str:
    """``xlsx``, ``xls`` or ``csv``. Raises Refused for anything else and for what could harm the server."""
    if not content.strip(b"\0 \r\n\t"):
        raise Refused("empty", "Tệp trống. Chọn lại tệp có danh sách.")
    if len(content) > MAX_BYTES:
        raise Refused("too_large", "Tệp lớn hơn 10 MB. Xoá ảnh và trang không cần rồi gửi lại.")
    if content.startswith(b"PK"):
        return _zip_kind(content)
    if content.startswith(OLE):
        return _ole_kind(content)
    if _is_text(content):
        return "csv"
    name = filename.rpartition(".")[2][:10] or "?"
    raise Refused("not_a_sheet", f"Tệp .{name} này không phải bảng tính. Cần .xlsx, .xls hoặc .csv.")


def _ole_kind(content: bytes) -> str:
    if ENCRYPTED in content:
        raise Refused("encrypted", "Tệp có mật khẩu. Bỏ mật khẩu trong Excel rồi gửi lại.")
    if VBA in content:
        raise Refused("macros", "Tệp có macro. Lưu lại thành .xlsx rồi gửi.")
    return "xls"


def _zip_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _workbook_kind(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise damaged() from error


def damaged() -> Refused:
    """The file was cut off or cannot be unpacked."""
    return Refused("damaged", "Tệp bị hỏng hoặc chưa tải đủ. Mở trong Excel, lưu lại rồi gửi.")


def _workbook_kind(archive: zipfile.ZipFile) -> str:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    kind = next((kind for name, kind in ZIP_KINDS.items() if name in names), None)
    if kind is None:
        raise Refused("not_a_sheet", "Tệp nén này không phải bảng tính Excel. Cần .xlsx, .xls hoặc .csv.")
    if kind != "xlsx":
        raise Refused("not_a_sheet", "Tệp .xlsb chưa đọc được. Lưu lại thành .xlsx rồi gửi.")
    if any("vbaproject" in name.lower() for name in names):
        raise Refused("macros", "Tệp có macro. Lưu lại thành .xlsx rồi gửi.")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refused("too_large", "Tệp quá lớn sau khi mở. Chỉ giữ trang có danh sách rồi gửi lại.")
    rows = 0
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            rows += _check_part(archive, part, rows)
    return "xlsx"


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, rows: int) -> int:
    """Rows of the part if it is a sheet. Raises Refused for entities, lying sizes and too many rows."""
    is_sheet, count, size, tail = SHEET.fullmatch(part.filename) is not None, 0, 0, b""
    for chunk in _chunks(archive, part):
        # Excel writes UTF-8; in UTF-16 the marks below could not be seen
        if not size and (b"\0" in chunk[:64] or chunk.startswith((b"\xff\xfe", b"\xfe\xff"))):
            raise strange_content()
        size += len(chunk)
        window = tail + chunk
        if MARKUP.search(window):
            raise strange_content()
        if size > MAX_UNPACKED:
            raise Refused("too_large", "Tệp quá lớn sau khi mở. Chỉ giữ trang có danh sách rồi gửi lại.")
        # what ends within the tail was counted with the chunk before
        count += sum(found.end() > len(tail) for found in ROW.finditer(window)) if is_sheet else 0
        if rows + count > MAX_ROWS:
            raise too_many_rows()
        tail = window[-LONGEST_MARK:]
    return count


def strange_content() -> Refused:
    """Markup that no spreadsheet program writes: it could make a parser fetch or multiply what it names."""
    return Refused("entities", "Tệp có nội dung lạ (thực thể XML). Lưu lại bằng Excel rồi gửi.")


def too_many_rows() -> Refused:
    """More rows than all lists of a commune can have."""
    return Refused("too_many_rows", f"Tệp có hơn {MAX_ROWS:,} dòng.".replace(",", ".") + " Chia nhỏ rồi gửi lại.")


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def utf16_of(content: bytes) -> str | None:
    """``utf-16`` with a mark, or the byte order that its zero bytes show; None for other files."""
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    half = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2].count(0)), ("utf-16-be", head[::2].count(0))):
        # letters, digits and separators of ASCII have one zero byte each, and text has no other
        if zeros > half * 0.5 and zeros == head.count(0):
            return encoding
    return None


def _is_text(content: bytes) -> bool:
    head = content[:4096]
    return utf16_of(content) is not None or (b"\0" not in head and not head.lower().startswith(NO_LISTS))
