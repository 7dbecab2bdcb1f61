"""What can only be seen across rows: equal phones, second leaders, teams without a leader or too small."""

from collections import defaultdict
from collections.abc import Sequence

from api.core.text import fold, phone_shown
from api.rosters.reading.model import Fault, Reading
from api.rosters.reading.people import Draft


def note_duplicates(drafts: Sequence[Draft]) -> None:
    """Fault the second of two equal phones and the second leader of a team."""
    phones: dict[str, Draft] = {}
    leaders: dict[str, Draft] = {}
    for draft in drafts:
        member = draft.member
        if member.phone is not None:
            first = phones.setdefault(member.phone, draft)
            if first is not draft:
                said = f"số {phone_shown(member.phone)} đã có ở dòng {first.member.row}"
                draft.fault("phone", "duplicate_in_file", said, phone_shown(member.phone))
        if member.role == "leader" and not _unknown_role(draft):
            first = leaders.setdefault(fold(member.hamlet), draft)
            if first is not draft:
                said = f"{member.hamlet} đã có Tổ trưởng ở dòng {first.member.row}"
                draft.fault("role", "second_leader", said, "Tổ trưởng")


def check_teams(drafts: Sequence[Draft], min_members: int, reading: Reading) -> list[Fault]:
    """Faults of teams as a whole. A person of the team whose row has a fault still counts: it will be repaired."""
    teams: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.member.hamlet:
            teams[fold(draft.member.hamlet)].append(draft)
    faults: list[Fault] = []
    for team in teams.values():
        name = team[0].member.hamlet
        if not any(draft.member.role == "leader" for draft in team):
            faults.append(Fault("no_leader", f"{name} chưa có Tổ trưởng", column="role", team=name))
        if len(team) < min_members:
            said = f"{name} mới có {len(team)} người, cần ít nhất {min_members}"
            faults.append(Fault("too_few", said, team=name))
    return faults + _in_two_teams(drafts, reading)


def _in_two_teams(drafts: Sequence[Draft], reading: Reading) -> list[Fault]:
    """The same name and year in two teams: one person if a phone is missing, else a question."""
    faults: list[Fault] = []
    seen: dict[tuple[str, int], Draft] = {}
    for draft in drafts:
        member = draft.member
        if not member.full_name or member.birth_year is None:
            continue
        first = seen.setdefault((fold(member.full_name), member.birth_year), draft)
        if first is draft or fold(first.member.hamlet) == fold(member.hamlet):
            continue
        said = f"{member.full_name} ({member.birth_year}) cũng có ở {first.member.hamlet}"
        sure = member.phone is None or first.member.phone is None
        fault = Fault("in_two_teams" if sure else "same_name", said, column="full_name", team=member.hamlet)
        (faults if sure else reading.warnings).append(fault)
    return faults


def _unknown_role(draft: Draft) -> bool:
    return any(fault.column == "role" for fault in draft.faults)
