"""What can only be seen across rows: equal phones, second leaders, teams without a leader or too small."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from api.core.text import fold, phone_shown
from api.rosters.reading.cells import is_commune
from api.rosters.reading.model import Fault, Member
from api.rosters.reading.people import Draft

Faults = tuple[list[Fault], list[Fault]]
# The team that each hamlet name means: two spellings of one hamlet are one team.
Teams = Mapping[str, str]


def note_duplicates(drafts: Sequence[Draft], teams: Teams) -> None:
    """Fault the second of two equal phones, unless that was accepted, and the second leader of a team."""
    phones: dict[str, Draft] = {}
    leaders: dict[str, Draft] = {}
    for draft in drafts:
        member = draft.member
        if member.phone is not None:
            first = phones.setdefault(member.phone, draft)
            if first is not draft and not draft.shared_phone and not _both_levels(first.member, member):
                said = f"số {phone_shown(member.phone)} đã có ở dòng {first.member.row}"
                draft.fault("phone", "duplicate_in_file", said, phone_shown(member.phone))
        if member.role == "leader" and not _unknown_role(draft):
            first = leaders.setdefault(teams.get(member.hamlet, ""), draft)
            if first is not draft:
                said = f"{member.hamlet} đã có Tổ trưởng ở dòng {first.member.row}"
                draft.fault("role", "second_leader", said, "Tổ trưởng")


def check_teams(drafts: Sequence[Draft], teams: Teams, min_members: int) -> Faults:
    """Errors and warnings of teams as a whole. A person whose row has a fault still counts: it will be repaired."""
    people: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.member.hamlet:
            people[teams[draft.member.hamlet]].append(draft)
    faults: list[Fault] = []
    for team in people.values():
        name = team[0].member.hamlet
        if not any(draft.member.role == "leader" for draft in team):
            faults.append(Fault("no_leader", f"{name} chưa có Tổ trưởng", column="role", team=name))
        if len(team) < min_members:
            said = f"{name} mới có {len(team)} người, cần ít nhất {min_members}"
            faults.append(Fault("too_few", said, team=name))
    errors, warnings = _in_two_teams(drafts, teams)
    return faults + errors, warnings


def _in_two_teams(drafts: Sequence[Draft], teams: Teams) -> Faults:
    """The same name and year in two teams: one person if a phone is missing or equal, else a question.

    Whoever is in a hamlet's team may be in the commune's as well, which is only said.
    """
    errors: list[Fault] = []
    warnings: list[Fault] = []
    seen: dict[tuple[str, int], Draft] = {}
    for draft in drafts:
        member = draft.member
        if not member.full_name or member.birth_year is None:
            continue
        first = seen.setdefault((fold(member.full_name), member.birth_year), draft).member
        if first is member or teams.get(first.hamlet) == teams.get(member.hamlet):
            continue
        said = f"{member.full_name} ({member.birth_year}) cũng có ở {first.hamlet}"
        sure = member.phone is None or first.phone is None
        levels = is_commune(first.hamlet) != is_commune(member.hamlet)
        code = "hamlet_and_commune" if levels else "in_two_teams" if sure else "same_name"
        fault = Fault(code, said, column="full_name", team=member.hamlet)
        (errors if code == "in_two_teams" else warnings).append(fault)
    return errors, warnings


def _both_levels(first: Member, second: Member) -> bool:
    """Whether this is one person in a hamlet's team and in the commune's."""
    one_name = fold(first.full_name) == fold(second.full_name)
    return one_name and is_commune(first.hamlet) != is_commune(second.hamlet)


def _unknown_role(draft: Draft) -> bool:
    return any(fault.column == "role" for fault in draft.faults)
