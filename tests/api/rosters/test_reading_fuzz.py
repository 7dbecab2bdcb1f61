"""Whatever the bytes are, there is an answer: a list, or a refusal with a reason."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from api.rosters.reading.limited import read_limited
from api.rosters.reading.model import Refused
from tests.api.rosters.reading import TODAY, read

SAMPLES = sorted(p for p in (Path(__file__).parent / "files").iterdir() if p.suffix != ".json")
CONTENTS = [path.read_bytes() for path in SAMPLES] + [(Path(__file__).parent / "binary" / "danh-sach.xls").read_bytes()]
HEADS = [
    b"",
    b"PK\x03\x04",
    bytes.fromhex("d0cf11e0a1b11ae1"),
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    "Họ và tên;Năm sinh\n".encode(),
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sample with bytes changed, cut out, doubled, or its end cut off."""
    content = bytearray(draw(st.sampled_from(CONTENTS)))
    for _ in range(draw(st.integers(1, 8))):
        at, length = draw(st.integers(0, max(0, len(content) - 1))), draw(st.integers(1, 64))
        piece = content[at : at + length]
        how = draw(st.sampled_from(["flip", "cut", "double", "end"]))
        if how == "flip":
            content[at : at + length] = bytes(byte ^ draw(st.integers(0, 255)) for byte in piece[:4]) + piece[4:]
        elif how == "cut":
            del content[at : at + length]
        elif how == "double":
            content[at:at] = piece
        else:
            del content[at:]
    return bytes(content)


def answers(content: bytes, filename: str) -> None:
    """Read, and have a list or a reason."""
    said, found = None, None
    try:
        found = read(content, filename)
    except Refused as refused:
        said = refused
    if found is None:
        assert said is not None
        assert said.code
        assert said.message.endswith(".")
    else:
        assert 0 <= len(found.members) <= len(found.rows)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(HEADS), st.binary(max_size=3000), st.sampled_from(["a.xlsx", "a.xls", "a.csv", "a", ""]))
def test_random_bytes_have_an_answer(head: bytes, content: bytes, filename: str) -> None:
    answers(head + content, filename)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.text(max_size=20), max_size=8), max_size=12), st.sampled_from(";,\t|"))
def test_any_cells_have_an_answer(rows: list[list[str]], separator: str) -> None:
    told = "\n".join(separator.join(row) for row in [["Họ và tên", "Năm sinh", "SĐT", "Vai trò", "Ấp"], *rows])
    answers(told.encode("utf-8", "replace"), "a.csv")


@settings(max_examples=40, deadline=None)
@given(damaged())
def test_damaged_lists_have_an_answer(content: bytes) -> None:
    # in the limited process alone: a size that a flipped bit makes up would take this one's memory
    found = read_limited(content, "a.xlsx", today=TODAY)
    assert found["status"] in ("ready", "refused")
    assert found["status"] == "ready" or found["message"].endswith(".")
