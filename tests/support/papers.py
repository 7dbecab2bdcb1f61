"""Decisions made up for tests of their documents, and what readers of PDF and DOCX see in them."""

import datetime as dt
import io
import re
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from api.rosters.documents.data import ListedMember, ListedTeam
from api.rosters.documents.texts import ROLES, Facts

NAMES = ("Nguyễn Thị Hạnh", "Trần Văn Đức", "Lê Thị Ánh Nguyệt", "Phạm Quốc Ân", "Võ Thị Út", "Đặng Văn Ổn")
MADE_AT = dt.datetime(2026, 9, 8, 2, 0, 0, 123456, tzinfo=dt.UTC)


def listed_team(number: int, members: int = 5) -> ListedTeam:
    """A team of a khu phố."""
    people = tuple(
        ListedMember(
            no=no,
            name=NAMES[(number + no) % len(NAMES)],
            birth_year=1960 + no,
            gender="Nữ",
            organization="Hội Liên hiệp Phụ nữ & Đoàn <Thanh niên>",
            role=ROLES["leader" if no == 1 else "deputy" if no == 2 else "member"],
            phone=f"0530 {number:03d} {no:03d}",
        )
        for no in range(1, members + 1)
    )
    return ListedTeam(f"Tổ công nghệ số cộng đồng Khu phố {number}", f"Khu phố {number}", people)


def signed(teams: int = 2, **changes: Any) -> Facts:
    """A decision that is approved, signed by a deputy, in force later than it was signed."""
    known: dict[str, Any] = {
        "kind": "re-issue",
        "province": "Thành phố Hồ Chí Minh",
        "commune": "Phường Thủ Dầu Một",
        "symbol": "QĐ-UBND",
        "teams": tuple(listed_team(number) for number in range(1, teams + 1)),
        "draft": False,
        "number": "45/QĐ-UBND",
        "decided_on": dt.date(2026, 9, 8),
        "effective_on": dt.date(2026, 10, 1),
        "signer": "Nguyễn Văn Ký",
        "position": "Phó Chủ tịch",
        "authority": "KT. Chủ tịch",
        "replaces": ("12/QĐ-UBND", dt.date(2025, 2, 3)),
    }
    return Facts(**{**known, **changes})


def draft(teams: int = 2) -> Facts:
    """A decision of which nothing is settled."""
    return signed(
        teams,
        draft=True,
        number=None,
        decided_on=None,
        effective_on=None,
        signer=None,
        position=None,
        authority=None,
        replaces=None,
    )


def one_line(text: str) -> str:
    """Text without its breaks."""
    return " ".join(text.split())


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def pdf_words(content: bytes) -> str:
    """The text of all pages without their numbers."""
    return one_line(" ".join(re.sub(r"^\d+\n", "", page) for page in pdf_pages(content)))


def docx_words(content: bytes) -> str:
    """All text of the body in its order, tables included."""
    body = Document(io.BytesIO(content)).element.body
    return one_line(" ".join("".join(t.text for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))))
