"""Invitations on paper: eight cards on an A4 page, to be cut out and handed over."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import typst

from api.core import clock
from api.core.text import phone_shown
from api.rosters.invitations import Ticket
from api.rosters.qr import qr_svg

HERE = Path(__file__).parent
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def make_pdf(title: str, tickets: Sequence[tuple[Ticket, str]], host: str, made_at: dt.datetime) -> bytes:
    """The cards of a team named ``title``; each ticket with its link. ``host``: where the app is opened by hand."""
    told = {"team": title, "host": host, "cards": [_card(ticket, link) for ticket, link in tickets]}
    made = typst.compile(
        HERE / "cards.typ",
        root=HERE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"told": orjson.dumps(told).decode()},
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=made_at.replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made


def _card(ticket: Ticket, link: str) -> dict[str, str]:
    code, until = ticket.invited.code, ticket.invited.expires_at.astimezone(clock.VIETNAM)
    return {
        "name": ticket.name,
        "qr": qr_svg(link, "QR"),
        "code": f"{code[:4]}-{code[4:]}",
        "login_label": "Tên đăng nhập" if ticket.login_name else "Số điện thoại",
        "login": ticket.login_name or phone_shown(ticket.phone),
        "until": f"{until:%H:%M ngày %d/%m/%Y}",
    }


@cache
def _fonts() -> typst.Fonts:
    fonts = HERE / "documents" / "fonts"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
