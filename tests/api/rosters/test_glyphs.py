"""What the fonts of papers can draw, told from the fonts themselves."""

import string

import pytest

from api.rosters.documents.glyphs import BOX, coverage, drawable
from api.rosters.documents.typeset import FONTS

VIETNAMESE = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


def test_vietnamese_and_the_marks_of_papers_are_drawn() -> None:
    assert coverage(FONTS) >= {*VIETNAMESE, *VIETNAMESE.upper(), *string.printable[:95], *"…–—“”‘’•₫½", BOX}


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [("được", "được"), ("a\nb", "a\nb"), ("a\tb", "a b"), ("😀", BOX), ("测", BOX), ("☺️", "☺"), ("a\x07b", "ab")],
)
def test_what_cannot_be_drawn_becomes_a_box_and_the_invisible_nothing(typed: str, drawn: str) -> None:
    told = {"said": [typed, (typed, 1, None, True)]}
    assert drawable(told, FONTS) == {"said": [drawn, [drawn, 1, None, True]]}
