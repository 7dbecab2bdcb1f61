"""The canonical form of ops is that of RFC 8785, whoever writes it (S7)."""

from typing import Any

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from api.sync.ops import canonical_json

TEXT = st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFF))
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(TEXT, VALUES, max_size=6))
def test_canonical_json_is_rfc_8785(op: dict[str, Any]) -> None:
    assert canonical_json(op) == rfc8785.dumps(op)


def test_what_is_nested_too_deeply_has_no_canonical_form() -> None:
    deep: dict[str, Any] = {}
    for _ in range(2000):
        deep = {"a": deep}
    assert canonical_json(deep) is None
