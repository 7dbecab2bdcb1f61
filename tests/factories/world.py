"""The smallest whole province: what most stories begin with."""

from dataclasses import dataclass

from tests.factories.accounts import Account, Wanted, make_accounts
from tests.factories.teams import Team, with_roster, write_teams
from tests.factories.units import Unit, new_unit, write_units


@dataclass(frozen=True)
class World:
    """A commune with two hamlets, a team in each, and everybody who has to do with them."""

    province: Unit
    commune: Unit
    hamlets: tuple[Unit, Unit]
    team: Team
    other_team: Team
    officer: Account
    approver: Account
    staff: Account
    admin: Account

    @property
    def hamlet(self) -> Unit:
        """Where ``team`` works."""
        return self.hamlets[0]

    @property
    def leader(self) -> Account:
        """The leader of ``team``."""
        return self.team.leader

    @property
    def member(self) -> Account:
        """A member of ``team``."""
        return self.team.member


def make_world(province: Unit | None = None) -> World:
    """A world of its own, or one more commune of ``province``. To be called within a write."""
    top = province or new_unit("province")
    commune = new_unit("commune", top)
    hamlets = (new_unit("hamlet", commune), new_unit("hamlet", commune))
    write_units([*([] if province else [top]), commune, *hamlets])
    officials = (("commune_officer", commune), ("commune_approver", commune), ("province_staff", top), ("admin", top))
    ids, people = write_teams(hamlets)
    # all people at once: table by table a world is a dozen statements, one by one three times as many
    accounts = make_accounts([*(Wanted(*each) for each in officials), *people])
    officer, approver, staff, admin, *rest = accounts
    size = len(rest) // 2
    team, other_team = (
        with_roster(team_id, hamlet, commune, mine[0], tuple(mine[1:]))
        for team_id, hamlet, mine in zip(ids, hamlets, (rest[:size], rest[size:]), strict=True)
    )
    return World(
        province=top,
        commune=commune,
        hamlets=hamlets,
        team=team,
        other_team=other_team,
        officer=officer,
        approver=approver,
        staff=staff,
        admin=admin,
    )
