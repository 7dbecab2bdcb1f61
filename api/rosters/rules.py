"""What a list must keep to before it is submitted and when it is approved. Pure but for reading the other teams."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.core.problems import FieldError, Problem
from api.core.text import phone_shown
from api.rosters import settings, versions
from api.rosters.lines import Line
from api.rosters.matching import by_name_and_year, by_phone_and_name, keys_of
from api.rosters.settings import RosterSettings
from api.units.logic import tree
from models.team import Team

ROLE_NAMES = {
    "leader": ("Tổ trưởng", "leader"),
    "deputy": ("Tổ phó", "deputy"),
    "member": ("Tổ viên", "member"),
}


@dataclass(frozen=True)
class Fault:
    """One fault or warning: about the list (``line`` None), or about the line of that index."""

    code: str
    message: str
    message_en: str
    line: int | None = None
    column: str | None = None

    @property
    def field(self) -> str:
        """Where it is, as a path such as ``lines.3.phone``."""
        return ".".join(str(part) for part in ("lines", self.line, self.column) if part is not None)

    def as_json(self) -> dict[str, str]:
        """``{code, field, message, message_en}``."""
        return {"code": self.code, "field": self.field, "message": self.message, "message_en": self.message_en}


Checked = tuple[list[Fault], list[Fault]]


@dataclass(frozen=True)
class OtherTeam:
    """Another team of the commune and the people it would have."""

    title: str
    of_commune: bool
    lines: Sequence[Line]
    id: uuid.UUID | None = None


class Commune:
    """All teams of a commune, and per key of a person whom it may mean: index of the team, and the line."""

    def __init__(self, teams: Sequence[OtherTeam]) -> None:
        self.teams = teams
        self.where: dict[Hashable, list[tuple[int, Line]]] = defaultdict(list)
        for index, team in enumerate(teams):
            for line in team.lines:
                for key in keys_of(line):
                    self.where[key].append((index, line))

    def hits(self, line: Line, own: uuid.UUID | None) -> Iterator[tuple[int, Line]]:
        """Lines of other teams than ``own`` that may mean the same person."""
        for key in keys_of(line):
            for index, other in self.where.get(key, ()):
                if own is None or self.teams[index].id != own:
                    yield index, other


def check(team: Team, lines: Sequence[Line]) -> Checked:
    """Faults and warnings of a team's list beside what the other teams of the commune would have."""
    return check_all([team], {team.id: lines})[team.id]


def check_all(
    teams: Sequence[Team], lists: Mapping[uuid.UUID, Sequence[Line]], decision_id: uuid.UUID | None = None
) -> dict[uuid.UUID, Checked]:
    """``check`` several teams of one commune. ``decision_id``: beside the other lists which that decision approves."""
    if not teams:
        return {}
    commune, wanted, units = commune_of(teams[0], decision_id), settings.read(), tree()
    found: dict[uuid.UUID, Checked] = {}
    for team in teams:
        lines, of_commune = lists[team.id], units.level(team.unit_id) == "commune"
        elsewhere, doubts = check_elsewhere(lines, of_commune, commune, team.id)
        found[team.id] = [*check_list(lines, wanted), *elsewhere], [*warn_of_phones(lines), *doubts]
    return found


def refuse(team: Team, faults: Sequence[Fault]) -> None:
    """Raise Problem ``validation_failed`` with all faults of the team's list, if there are any."""
    if faults:
        errors = tuple(FieldError(fault.field, fault.code, fault.message) for fault in faults)
        raise Problem("validation_failed", errors=errors, params={"team_id": team.id, "team_title": team.title})


def check_list(lines: Sequence[Line], wanted: RosterSettings) -> list[Fault]:
    """Faults of a list by itself: its size, its leader, required roles."""
    return [*_size(lines, wanted), *_leaders(lines, wanted), *_roles(lines, wanted)]


def check_elsewhere(lines: Sequence[Line], of_commune: bool, commune: Commune, own: uuid.UUID | None = None) -> Checked:
    """Who is in another team as well: a fault between hamlets, a warning between a hamlet's and the commune's team.

    ``own``: the team whose lines they are, if it is among the commune's.
    """
    faults: list[Fault] = []
    warnings: list[Fault] = []
    for index, line in enumerate(lines):
        sure: dict[int, bool] = {}
        for team, other in commune.hits(line, own):
            sure[team] = sure.get(team, False) or _is_sure(line, other)
        for team, is_sure in sure.items():
            both_levels = of_commune != commune.teams[team].of_commune
            code = "same_name" if not is_sure else "hamlet_and_commune" if both_levels else "in_two_teams"
            (faults if code == "in_two_teams" else warnings).append(_twice(code, index, line, commune.teams[team]))
    return faults, warnings


def warn_of_phones(lines: Sequence[Line]) -> list[Fault]:
    """Who has no number, and numbers that two people share: their accounts need an officer's hand."""
    shared = Counter(line.phone for line in lines if line.phone)
    found = []
    for index, line in enumerate(lines):
        if line.phone is None:
            said = (f"{line.full_name} chưa có số điện thoại", f"{line.full_name} has no phone number")
            found.append(Fault("no_phone", *said, line=index, column="phone"))
        elif shared[line.phone] > 1:
            number = phone_shown(line.phone)
            said = (f"Số {number} của nhiều người", f"Number {number} belongs to several people")
            found.append(Fault("shared_phone", *said, line=index, column="phone"))
    return found


def commune_of(team: Team, decision_id: uuid.UUID | None = None) -> Commune:
    """The teams of the team's commune with the people they would have."""
    teams, units = versions.teams_of(versions.commune_of(team)), tree()
    lists = versions.proposed_lists([one.id for one in teams], decision_id)
    return Commune(
        [OtherTeam(one.title, units.level(one.unit_id) == "commune", lists.get(one.id, ()), one.id) for one in teams]
    )


def _size(lines: Sequence[Line], wanted: RosterSettings) -> Iterator[Fault]:
    if len(lines) < wanted.min_members:
        yield Fault(
            "too_few",
            f"Tổ mới có {len(lines)} người, cần ít nhất {wanted.min_members}",
            f"The team has {len(lines)} people, at least {wanted.min_members} are needed",
        )


def _leaders(lines: Sequence[Line], wanted: RosterSettings) -> Iterator[Fault]:
    leaders = [index for index, line in enumerate(lines) if line.role == "leader"]
    if wanted.one_leader and not leaders:
        yield Fault("no_leader", "Chưa có Tổ trưởng", "There is no leader", column="role")
    for index in leaders[1:] if wanted.one_leader else ():
        first, name = lines[leaders[0]].full_name, lines[index].full_name
        said = (f"{name}: Tổ đã có Tổ trưởng {first}", f"{name}: {first} is the leader already")
        yield Fault("second_leader", *said, line=index, column="role")


def _roles(lines: Sequence[Line], wanted: RosterSettings) -> Iterator[Fault]:
    held = {line.role for line in lines}
    for role in wanted.required_roles:
        if role not in held and not (role == "leader" and wanted.one_leader):
            vietnamese, english = ROLE_NAMES[role]
            yield Fault("missing_role", f"Chưa có {vietnamese}", f"There is no {english}", column="role")


def _twice(code: str, index: int, line: Line, other: OtherTeam) -> Fault:
    said = (f"{line.full_name} cũng có ở {other.title}", f"{line.full_name} is also on the list of {other.title}")
    return Fault(code, *said, line=index, column="full_name")


def _is_sure(line: Line, other: Line) -> bool:
    """One person: known as such, or same number and name, or same name and year where a number is missing."""
    if _equal(line.person_id, other.person_id) or _equal(by_phone_and_name(line), by_phone_and_name(other)):
        return True
    known_as_two = line.person_id is not None and other.person_id is not None
    missing = line.phone is None or other.phone is None
    return missing and not known_as_two and _equal(by_name_and_year(line), by_name_and_year(other))


def _equal(one: object, other: object) -> bool:
    return one is not None and one == other
