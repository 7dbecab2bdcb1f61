"""Values on their way through a backup: every one comes back as it was."""

import datetime as dt
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.backup import values

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(st.none() | TEXT, min_size=1))
def test_a_line_comes_back_as_it_was(texts: list[str | None]) -> None:
    line = values.join(texts)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert values.split(line) == texts


def instant_in_sqlite(instant: dt.datetime) -> str:
    return instant.isoformat(sep=" ", timespec="microseconds")


@pytest.mark.parametrize(
    ("declared", "stored"),
    [
        ("CHAR(32)", st.uuids().map(lambda found: found.hex)),
        ("DATETIME", st.datetimes().map(instant_in_sqlite)),
        ("BOOLEAN", st.sampled_from([0, 1])),
        ("BLOB", st.binary()),
        ("VARCHAR(20)", TEXT),
    ],
)
def test_what_sqlite_stores_comes_back_as_it_was(declared: str, stored: st.SearchStrategy[Any]) -> None:
    @given(stored)
    def check(value: Any) -> None:
        assert values.decoder(declared)(values.encoder(declared)(value)) == value

    check()


def test_the_text_is_postgresqls() -> None:
    found = uuid.UUID("018f0000-0000-7000-8000-00000000000a")
    assert values.encoder("CHAR(32)")(found.hex) == str(found)
    assert values.encoder("BLOB")(b"\x01\xff") == r"\x01ff"
    assert values.join([r"\x01ff", None]) == "\\\\x01ff\t\\N\n"
    assert values.decoder("DATETIME")("2026-11-22 01:30:00.5+00") == "2026-11-22 01:30:00.500000"
    assert values.decoder("DATETIME")("2026-11-22 01:30:00+00") == "2026-11-22 01:30:00.000000"
    with pytest.raises(ValueError, match="UTC"):
        values.decoder("DATETIME")("2026-11-22 08:30:00+07")
