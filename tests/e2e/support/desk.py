"""What the server says of the province, asked as its staff would through the API, and read from their files."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from api.core import clock
from tests.e2e.support.site import Person, Site

TOTAL = "TỔNG CỘNG"


@dataclass(frozen=True)
class Totals:
    """The three measures, never mixed."""

    visits: int
    people: int
    items: int

    def plus(self, visits: int, people: int, items: int) -> "Totals":
        """As it must be after more was done."""
        return Totals(self.visits + visits, self.people + people, self.items + items)


def province_totals(site: Site) -> Totals:
    """Of the reporting month, as province staff reads them."""
    answer = site.client(site.first("province_staff")).get("/reports/summary")
    assert answer.status == 200, answer.text
    return Totals(**answer.json["totals"])


def file_totals(path: Path) -> Totals:
    """The line TỔNG CỘNG of a monthly report's first sheet."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    line = next(row for row in rows if TOTAL in row)
    visits, people, items = (int(str(value)) for value in line[2:5])
    return Totals(visits, people, items)


def vi_number(number: int) -> str:
    """As the screen writes it: 1.234.567."""
    return f"{number:,}".replace(",", ".")


def visits_of(site: Site, person: Person) -> list[dict[str, Any]]:
    """What the server has of a person who logged in this test, newest first, cancelled ones too."""
    client = site.admin
    params = {"team": person.team_id, "from": clock.today() - dt.timedelta(days=31), "to": clock.today(), "limit": 200}
    visits: list[dict[str, Any]] = []
    after = None
    while True:
        answer = client.get("/sessions", {**params, "after": after})
        assert answer.status == 200, answer.text
        visits += [visit for visit in answer.json["items"] if visit["author_name"] == person.name]
        after = answer.json["next"]
        if after is None:
            return visits
