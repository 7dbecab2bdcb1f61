"""What a column holds where its heading alone misleads: roles under "Chức vụ", hamlets under "Đơn vị"."""

from collections.abc import Callable

from api.rosters.reading.cells import CellFault, hamlet_of, role_of, text_of
from api.rosters.reading.header import Header
from api.rosters.reading.model import Sheet

SAMPLE = 200
MOST = 0.8


def infer_fields(sheet: Sheet, header: Header) -> None:
    """Give a missing role or hamlet the column whose cells are mostly that."""
    meanings = set(header.fields.values())
    if "role" not in meanings:
        _reassign(sheet, header, "role", ("organization", "note"), _is_role)
    if "hamlet" not in meanings:
        _reassign(sheet, header, "hamlet", ("organization", "address"), _is_hamlet)


def _reassign(
    sheet: Sheet, header: Header, wanted: str, candidates: tuple[str, ...], fits: Callable[[str], bool]
) -> None:
    for name in candidates:
        column = header.column(name)
        if column is None:
            continue
        texts = [text_of(row[column]) for row in sheet.rows[header.first :][:SAMPLE] if column < len(row)]
        filled = [text for text in texts if text]
        if len(filled) > 1 and sum(map(fits, filled)) >= MOST * len(filled):
            header.fields[column] = wanted
            return


def _is_role(text: str) -> bool:
    try:
        role_of(text)
    except CellFault:
        return False
    return True


def _is_hamlet(text: str) -> bool:
    return hamlet_of(text) is not None
