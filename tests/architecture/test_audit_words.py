"""The audit log speaks the reader's language: acts, kinds of objects and fields of the sources have words."""

import ast
import re
from collections.abc import Iterator

import marshmallow as ma
import pytest

from api.allowances.schemas import RateIn
from api.campaigns.schemas import CampaignIn
from api.catalogue.logic import COLUMNS, OPTIONAL
from api.indicators import change_schemas, schemas
from api.rosters.roster_requests import RosterSettingsBody
from api.rounds.schemas import ReportChange
from tests.support.sources import APPLICATION, PWA, calls, python_files

# Their fields are noted by name as they were sent.
SENT = (
    CampaignIn,
    RateIn,
    ReportChange,
    RosterSettingsBody,
    schemas.IndicatorIn,
    schemas.ObservationIn,
    schemas.ProgrammeIn,
    schemas.TargetIn,
    schemas.StatusIn,
    change_schemas.IndicatorChange,
    change_schemas.ProgrammeChange,
    change_schemas.TargetChange,
    change_schemas.Withdrawal,
)
# They say how a change is meant and are no field of anything.
UNNOTED = {"targets_too"}
ENTRY = re.compile(r"^    (?:(\w+)|\"([\w.-]+)\"): \"", re.MULTILINE)


def words(file: str) -> set[str]:
    """What a strings file of the log has words for, in either language: a test of its own compares the two."""
    text = (PWA / "features" / "desk" / "audit" / file).read_text()
    return {bare or quoted for bare, quoted in ENTRY.findall(text)}


def recorded() -> Iterator[ast.Call]:
    for path in python_files(*APPLICATION):
        yield from (call for name, call in calls(path) if name == "audit.record")


def literals(node: ast.AST) -> set[str]:
    """The texts of an expression, without those of a call in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return literals(node.body) | literals(node.orelse)
    parts = node.elts if isinstance(node, (ast.List, ast.Tuple)) else ()
    return {text for part in parts for text in literals(part)}


def test_the_sources_say_what_is_looked_for() -> None:
    assert len(list(recorded())) > 30


def test_acts_and_kinds_of_objects_have_words() -> None:
    acts, kinds = words("actions/strings.ts"), words("strings.ts")
    for call in recorded():
        assert literals(call.args[1]) <= acts, ast.unparse(call)
        assert literals(call.args[2]) <= kinds, ast.unparse(call)


def test_fields_that_the_sources_name_have_words() -> None:
    for call in recorded():
        named = next((one.value for one in call.keywords if one.arg == "fields"), None)
        if named is not None:
            assert literals(named) <= words("fields/strings.ts"), ast.unparse(call)


@pytest.mark.parametrize("schema", SENT, ids=lambda schema: schema.__name__)
def test_fields_that_are_sent_have_words(schema: type[ma.Schema]) -> None:
    assert set(schema().fields) - UNNOTED <= words("fields/strings.ts")


def test_fields_of_the_catalogue_have_words() -> None:
    assert {*COLUMNS, *OPTIONAL} <= words("fields/strings.ts")
