"""The annex as text: headings and rows, the same in every format."""

from api.rosters.documents.data import ListedTeam
from api.rosters.documents.texts import named


def heading(number: int, team: ListedTeam) -> str:
    """``2. Tổ công nghệ số cộng đồng Khu phố 5``."""
    return f"{number}. {named(team)}"


def cells(team: ListedTeam) -> list[list[str]]:
    """The rows of a team's table, in the order of the columns."""
    return [
        [str(one.no), one.name, str(one.birth_year or ""), one.gender, one.organization, one.role, one.phone]
        for one in team.members
    ]
