"""What a list must keep to: each rule by itself."""

import uuid
from dataclasses import replace

import pytest

from api.rosters.lines import RANK, Line
from api.rosters.rules import ROLE_NAMES, Commune, Fault, OtherTeam, check_elsewhere, check_list, warn_of_phones
from api.rosters.settings import RosterSettings
from models.team import ROSTER_ROLES

AN = Line(None, "Nguyễn Thị An", 1970, phone="+84530000001", role="leader")
BINH = Line(None, "Trần Văn Bình", 1980, phone="+84530000002", role="deputy")
CHI = Line(None, "Lê Thị Chi", 1990, phone="+84530000003")
USUAL = RosterSettings()
MANY = RosterSettings(one_leader=False)


def told(faults: list[Fault]) -> list[tuple[str, str]]:
    assert all(fault.message and fault.message_en for fault in faults)
    return [(fault.code, fault.field) for fault in faults]


@pytest.mark.parametrize(
    ("lines", "wanted", "expected"),
    [
        ([AN, BINH, CHI], USUAL, []),
        ([AN, BINH], USUAL, [("too_few", "lines")]),
        ([AN, BINH], replace(USUAL, min_members=2), []),
        ([BINH, BINH, CHI], USUAL, [("no_leader", "lines.role")]),
        ([AN, BINH, AN], USUAL, [("second_leader", "lines.2.role")]),
        ([AN, AN, AN], MANY, []),
        ([CHI, CHI, CHI], MANY, []),
        (
            [CHI, CHI, CHI],
            replace(USUAL, one_leader=False, required_roles=("leader",)),
            [("missing_role", "lines.role")],
        ),
        ([AN, CHI, CHI], replace(USUAL, required_roles=("deputy",)), [("missing_role", "lines.role")]),
        ([CHI, CHI, BINH], replace(USUAL, required_roles=("leader",)), [("no_leader", "lines.role")]),
    ],
)
def test_a_list_by_itself(lines: list[Line], wanted: RosterSettings, expected: list[tuple[str, str]]) -> None:
    assert told(check_list(lines, wanted)) == expected


def test_there_is_a_name_and_a_place_for_every_role_and_for_no_other() -> None:
    assert tuple(RANK) == tuple(ROLE_NAMES) == ROSTER_ROLES
    for role in ROSTER_ROLES:
        others = [replace(CHI, role=other) for other in ROSTER_ROLES if other != role]
        assert told(check_list(others, replace(MANY, min_members=1, required_roles=ROSTER_ROLES))) == [
            ("missing_role", "lines.role")
        ]


PERSON, OTHER = uuid.uuid4(), uuid.uuid4()


@pytest.mark.parametrize(
    ("line", "other", "code"),
    [
        (replace(AN, person_id=PERSON), replace(BINH, person_id=PERSON), "in_two_teams"),
        (AN, replace(AN, full_name="NGUYEN THI AN", birth_year=None), "in_two_teams"),
        (AN, replace(AN, phone=None), "in_two_teams"),
        (AN, replace(AN, phone="+84530000009"), "same_name"),
        (replace(AN, person_id=PERSON), replace(AN, person_id=OTHER, phone=None), "same_name"),
        (AN, replace(AN, birth_year=1971, phone=None), None),
        (AN, replace(BINH, phone=AN.phone), None),
        (AN, replace(AN, birth_year=None, phone=None), None),
    ],
)
def test_who_is_in_another_hamlets_team(line: Line, other: Line, code: str | None) -> None:
    faults, warnings = check_elsewhere(
        [CHI, line], of_commune=False, commune=Commune([OtherTeam("Tổ 2", False, [other])])
    )
    expected = [(code, "lines.1.full_name")] if code else []
    assert told(faults) + told(warnings) == expected
    assert bool(faults) == (code == "in_two_teams")


@pytest.mark.parametrize("of_commune", [True, False])
def test_a_hamlets_and_the_communes_team_may_share_people(of_commune: bool) -> None:
    commune = Commune([OtherTeam("Tổ khác", not of_commune, [AN])])
    faults, warnings = check_elsewhere([AN], of_commune=of_commune, commune=commune)
    assert (told(faults), told(warnings)) == ([], [("hamlet_and_commune", "lines.0.full_name")])


def test_each_other_team_is_named_once() -> None:
    commune = Commune([OtherTeam("Tổ 2", False, [AN, AN]), OtherTeam("Tổ 3", False, [AN])])
    faults, _ = check_elsewhere([AN], of_commune=False, commune=commune)
    assert [fault.message for fault in faults] == ["Nguyễn Thị An cũng có ở Tổ 2", "Nguyễn Thị An cũng có ở Tổ 3"]


def test_phones_that_need_an_officers_hand() -> None:
    lines = [AN, replace(BINH, phone=AN.phone), replace(CHI, phone=None)]
    expected = [("shared_phone", "lines.0.phone"), ("shared_phone", "lines.1.phone"), ("no_phone", "lines.2.phone")]
    assert told(warn_of_phones(lines)) == expected
    assert warn_of_phones([AN, BINH, CHI]) == []
