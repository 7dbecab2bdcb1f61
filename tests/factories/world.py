"""The smallest whole province: what most stories begin with."""

from dataclasses import dataclass

from tests.factories.accounts import Account, Wanted, make_accounts
from tests.factories.teams import Team, make_team
from tests.factories.units import Unit, make_commune, make_hamlet, make_province


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
    province = province or make_province()
    commune = make_commune(province)
    hamlets = (make_hamlet(commune), make_hamlet(commune))
    officials = (("commune_officer", commune), ("commune_approver", commune), ("province_staff", province))
    officer, approver, staff, admin = make_accounts([Wanted(*each) for each in (*officials, ("admin", province))])
    return World(
        province=province,
        commune=commune,
        hamlets=hamlets,
        team=make_team(hamlets[0], commune=commune),
        other_team=make_team(hamlets[1], commune=commune),
        officer=officer,
        approver=approver,
        staff=staff,
        admin=admin,
    )
