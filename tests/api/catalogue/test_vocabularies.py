"""What the program brings with it: the 19 topics and the codes that never change their meaning."""

import re
from collections import defaultdict

import pytest

from api.catalogue.entries import record_id_of
from api.catalogue.loader import load_catalogue, read_packaged
from tests.support.store import Store

TOPICS = "VNEID1 VNEID2 DSIG DVCTT CERT PAY ASXH SSKDT BHXH TAX ECOM SAFE APP SKILL SIM RESID EDU LAND OTHER"
CODES = {
    "age_band": "under_16 16_30 31_45 46_59 60_plus unknown",
    "sex": "male female unknown",
    "place": "home hamlet_hall one_stop market worker_housing company school clinic post_office religious mobile "
    "remote other",
    "reason": "papers no_smartphone sim_owner system_error no_signal refused other",
    "outcome": "done guided follow_up referred not_done",
}
ENTRIES = read_packaged()


def test_there_are_19_topics_in_the_five_groups_of_basic_skills() -> None:
    """Every topic belongs to a basic skill, and every skill has a topic."""
    topics = [entry for entry in ENTRIES if entry["kind"] == "topic"]
    skills = {entry["code"] for entry in ENTRIES if entry["kind"] == "skill"}
    assert sorted(entry["code"] for entry in topics) == sorted(TOPICS.split())
    assert len(skills) == 5
    assert {entry["group"] for entry in topics} == skills


@pytest.mark.parametrize("kind", CODES)
def test_fixed_codes_are_exactly_these(kind: str) -> None:
    """In this order: it is the order of the screens."""
    assert [entry["code"] for entry in ENTRIES if entry["kind"] == kind] == CODES[kind].split()


def test_labels_fit_their_tiles_and_are_told_apart() -> None:
    """At most 22 characters, and no two codes of a kind with one short label."""
    seen: dict[str, list[str]] = defaultdict(list)
    for entry in ENTRIES:
        assert len(entry["short_vi"]) <= 22
        assert len(entry["short_en"]) <= 30
        seen[entry["kind"]].append(entry["short_vi"])
    assert all(len(set(labels)) == len(labels) for labels in seen.values())


def test_detail_outcomes_are_ascii_codes_unique_within_their_topic() -> None:
    """``hẹn công an`` is ``police_appointment``; the words are labels."""
    for entry in ENTRIES:
        codes = [detail["code"] for detail in entry.get("details", [])]
        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch(r"[a-z0-9_]{2,30}", code) for code in codes)
        assert entry["code"] == "OTHER" or codes or entry["kind"] != "topic"


def test_loading_again_adds_nothing(store: Store) -> None:
    """The second load finds every code."""
    with store.writing():
        load_catalogue()
    with store.writing():
        assert load_catalogue() == 0


def test_record_ids_never_change() -> None:
    """Phones keep entries under this id."""
    assert str(record_id_of("topic", "VNEID2")) == "e831a5e6-7857-52b2-bdcc-c8fe1ded4cde"
