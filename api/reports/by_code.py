"""Figures by the codes of the catalogue: topic, outcome, age band, sex, place, and the kind of visit."""

from collections.abc import Iterable

from api.catalogue.entries import Catalogue, CatalogueEntryView
from api.catalogue.logic import known
from api.figures.facts import Axis, along
from api.figures.period import Period
from api.figures.sums import Sums
from api.reports.rows import Question, Row, row

# Outcomes with their topic and its own outcome.
DETAILS = Axis("outcome")
# The kinds of visit are part of the protocol, not of the catalogue.
KINDS = {"one_to_one": "Giúp từng người", "group": "Lớp, nhóm", "talk": "Hội nghị, nói chuyện"}


def topic_rows(question: Question) -> list[Row]:
    """Items by topic, and how many visits touched each: these overlap. People cannot be told apart by topic."""
    sums = _by_month(question, "topic")
    return [
        row(code, label, code, visits=sums.get(code, Sums()).visits, items=sums.get(code, Sums()).items)
        for code, label in _codes("topic", question.period, sums)
    ]


def outcome_rows(question: Question) -> list[Row]:
    """Items by outcome."""
    sums = _by_month(question, "outcome")
    return [
        row(code, label, code, items=sums.get(code, Sums()).items)
        for code, label in _codes("outcome", question.period, sums)
    ]


def outcome_detail_rows(question: Question) -> list[Row]:
    """Items by topic, outcome and the topic's own outcome, those that occurred; the key is ``topic|outcome|detail``."""
    catalogue = known()
    order = {(e.kind, e.code): n for n, e in enumerate(catalogue.all)}
    told = []
    question.period.whole_months()
    for value, counted in along(question.reach, question.period, DETAILS).items():
        topic, outcome, detail = split_outcome(value)
        entry = catalogue.entry("topic", topic)
        named = {known_detail["code"]: known_detail["name"] for known_detail in (entry.details if entry else ())}
        parts = [_name(catalogue, "topic", topic), _name(catalogue, "outcome", outcome), named.get(detail, detail)]
        rank = (order.get(("topic", topic), len(order)), order.get(("outcome", outcome), len(order)), detail)
        told.append((rank, row(value, " – ".join(filter(None, parts)), value, items=counted.items)))
    return [shown for _, shown in sorted(told, key=lambda entry: entry[0])]


def people_rows(question: Question, dimension: str) -> list[Row]:
    """People by age band or sex, and how many visits had any of them: these overlap."""
    sums = _by_month(question, dimension)
    return [
        row(code, label, code, visits=sums.get(code, Sums()).visits, people=sums.get(code, Sums()).people)
        for code, label in _codes(dimension, question.period, sums)
    ]


def place_rows(question: Question) -> list[Row]:
    """Figures by place."""
    sums = question.along("place")
    codes = _codes("place", question.period, sums)
    return [row(code, label, code, **sums.get(code, Sums()).as_json()) for code, label in codes]


def kind_rows(question: Question) -> list[Row]:
    """Figures by kind of visit."""
    sums = question.along("kind")
    return [row(code, label, code, **sums.get(code, Sums()).as_json()) for code, label in KINDS.items()]


def split_outcome(value: str) -> tuple[str, str, str]:
    """Topic, outcome and detail (empty if none) of a tally's value."""
    topic, outcome, detail = value.split("|")
    return topic, outcome, detail


def _by_month(question: Question, name: str) -> dict[str, Sums]:
    question.period.whole_months()
    return question.along(name)


def _codes(kind: str, period: Period, counted: Iterable[str]) -> list[tuple[str, str]]:
    """``(code, name)`` of all that could have been counted in the period, in order, then of all that was."""
    catalogue = known()
    codes = [entry.code for entry in catalogue.entries(kind) if _open_during(entry, period)]
    return [(code, _name(catalogue, kind, code)) for code in [*codes, *sorted(set(counted) - set(codes))]]


def _name(catalogue: Catalogue, kind: str, code: str) -> str:
    """The official name of a code; the code itself if the catalogue does not know it."""
    entry = catalogue.entry(kind, code)
    return entry.name if entry else code


def _open_during(entry: CatalogueEntryView, period: Period) -> bool:
    begun = entry.valid_from is None or entry.valid_from <= period.end
    return begun and (entry.valid_to is None or entry.valid_to > period.start)
