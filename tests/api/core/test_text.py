"""Vietnamese text: phone numbers in every usual spelling, search without accents."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.core.text import collation_key, fold, name_key, nfc, phone_e164, phone_shown


def shuffled(words: list[str]) -> list[str]:
    """The words in another order."""
    return random.Random(1).sample(words, len(words))


@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "+84912345678",
        "+84 912 345 678",
        "84912345678",
        "+840912345678",
        "(+84) 912 345 678",
        "912345678",
    ],
)
def test_usual_spellings_are_one_number(text: str) -> None:
    assert phone_e164(text) == "+84912345678"


@pytest.mark.parametrize("text", ["02743822345", "0274 382 2345", "02838222345"])
def test_landlines_of_the_region_are_taken(text: str) -> None:
    assert phone_e164(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "0112345678",
        "091234567",
        "09123456789",
        "01234567890",
        "+1 212 555 0100",
        "a912345678",
        "113",
        "09١٢٣٤٥٦٧٨",
    ],
)
def test_what_is_no_vietnamese_number_is_refused(text: str) -> None:
    assert phone_e164(text) is None


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True))
def test_a_shown_number_reads_back_as_itself(number: str) -> None:
    e164 = phone_e164(number)
    assert e164 is not None
    assert phone_e164(phone_shown(e164)) == e164


@given(st.text())
def test_phone_numbers_of_any_text_are_numbers_or_nothing(text: str) -> None:
    number = phone_e164(text)
    assert number is None or (number.startswith("+84") and number[1:].isdecimal() and number.isascii())


@pytest.mark.parametrize(
    ("text", "folded"), [("Đặng Thị Ướt", "dang thi uot"), ("  NGUYỄN   Ân ", "nguyen an"), ("", "")]
)
def test_search_ignores_accents_case_and_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert nfc(decomposed) == nfc(text)
    assert collation_key(nfc(decomposed)) == collation_key(nfc(text))


def test_order_is_letters_first_tones_second() -> None:
    words = ["ba", "bà", "bả", "bã", "bá", "bạ", "bă", "bâ", "ca", "da", "đa", "ea", "êa", "oa", "ôa", "ơa", "ua", "ưa"]
    assert sorted(shuffled(words), key=collation_key) == words


def test_persons_are_ordered_by_given_name() -> None:
    names = ["Trần An", "Lê Văn An", "Nguyễn Thị Ánh", "Bùi Ân", "Võ Dũng", "Phan Đức"]
    assert sorted(shuffled(names), key=name_key) == ["Lê Văn An", "Trần An", *names[2:]]
