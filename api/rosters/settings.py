"""What a province asks of a roster: how many people, which roles, how teams are called."""

from dataclasses import asdict, dataclass
from typing import Any

from uuid_utils.compat import uuid7

from api.core import audit, settings
from api.core.access import Actor
from models.team import ROSTER_ROLES

TEAM_TITLE = "Tổ công nghệ số cộng đồng"
PREFIX = "roster."


@dataclass(frozen=True)
class RosterSettings:
    """``min_members`` people, one leader at most, somebody in each of ``required_roles``; the title of a new team."""

    min_members: int = 3
    one_leader: bool = True
    required_roles: tuple[str, ...] = ()
    team_title: str = TEAM_TITLE

    def as_json(self) -> dict[str, Any]:
        """All settings by name."""
        return {**asdict(self), "required_roles": list(self.required_roles)}


def read() -> RosterSettings:
    """The settings in force; what nobody has set is as the class says."""
    found = {name: settings.get(PREFIX + name) for name in asdict(RosterSettings())}
    told = {name: value for name, value in found.items() if value is not None}
    if "required_roles" in told:
        told["required_roles"] = tuple(role for role in ROSTER_ROLES if role in told["required_roles"])
    return RosterSettings(**told)


def put(actor: Actor, wanted: RosterSettings) -> RosterSettings:
    """Make ``wanted`` the settings; rosters that are approved already stay as they are."""
    before, after = read().as_json(), wanted.as_json()
    changed = [name for name in after if after[name] != before[name]]
    for name in changed:
        settings.put(PREFIX + name, after[name])
    if changed:
        audit.record(actor, "roster_settings.put", "setting", uuid7(), fields=changed)
    return wanted
