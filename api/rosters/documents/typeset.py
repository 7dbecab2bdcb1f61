"""Papers set by typst with the fonts shipped here, so that they look the same on every machine."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import typst

from api.rosters.documents.glyphs import drawable

FONTS = Path(__file__).parent / "fonts"
# PDF/A for the archive, PDF/UA for readers who do not see.
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def typeset(template: Path, told: dict[str, Any], made_at: dt.datetime) -> bytes:
    """PDF/A-2a and PDF/UA-1 of a template, which reads ``told`` as ``json(bytes(sys.inputs.paper))``.

    Equal papers made at the same instant are equal files. What the fonts cannot draw becomes a box.
    """
    made = typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": orjson.dumps(drawable(told, FONTS)).decode()},
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=made_at.replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
