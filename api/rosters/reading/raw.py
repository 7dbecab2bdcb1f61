"""A person's row as plain texts by field, whatever columns the file has: what is kept, shown, repaired and read."""

from api.rosters.reading.cells import hamlet_cell, is_commune, kinds_in, text_of
from api.rosters.reading.header import Header
from api.rosters.reading.model import RawRow, Value
from api.rosters.reading.rows import PersonRow

TICKS = ("x", "v", "✓", "✔", "có", "1")
LONGEST = 400


def raw_row(row: PersonRow, header: Header, sheet: str, sheet_hamlet: str | None, above: str | None) -> RawRow:
    """The texts of a row. ``above``: the hamlet of the row before, for a column that names it once per group."""
    cells = _Cells(row, header)
    birth, by_column = cells.birth()
    texts = {
        "hamlet": row.heading or cells.hamlet() or sheet_hamlet or above or "",
        "full_name": cells.text("full_name") or f"{cells.text('family_name')} {cells.text('given_name')}".strip(),
        "birth_year": birth,
        "gender": cells.text("gender") or by_column,
        "organization": cells.text("organization"),
        "phone": cells.text("phone"),
        "role": cells.text("role"),
    }
    return RawRow(sheet, row.number, {name: text[:LONGEST] for name, text in texts.items() if text})


class _Cells:
    """Cells of a row by meaning."""

    def __init__(self, row: PersonRow, header: Header) -> None:
        self.row, self.header = row, header

    def value(self, name: str) -> Value:
        column = self.header.column(name)
        return self.row.cells[column] if column is not None and column < len(self.row.cells) else None

    def text(self, name: str) -> str:
        return text_of(self.value(name))

    def hamlet(self) -> str:
        """The hamlet cell; "1" below "Khu phố" means "Khu phố 1"."""
        text = self.text("hamlet")
        kinds = kinds_in(self.header.label("hamlet") or "")
        if text and len(kinds) == 1 and not kinds_in(text) and not is_commune(text):
            text = f"{kinds[0]} {text}"
        return hamlet_cell(text) if text else ""

    def birth(self) -> tuple[str, str]:
        """Year of birth, and the gender where there is a column for men and one for women."""
        for name, gender in (("birth_male", "Nam"), ("birth_female", "Nữ")):
            text = self.day(name)
            if text.lower() in TICKS:
                return self.day("birth_year"), gender
            if text:
                return text, gender
        return self.day("birth_year"), ""

    def day(self, name: str) -> str:
        """A serial day keeps no time of day."""
        value = self.value(name)
        return str(int(value)) if isinstance(value, float) else text_of(value)
