"""A commune whose lists no other test touches, with people of its own."""

from dataclasses import dataclass, replace

from tests.e2e.support.site import Person, Site
from tests.support.client import Client, OverHttp


@dataclass(frozen=True)
class Commune:
    """Somebody who prepares its lists and somebody who approves them."""

    officer: Person
    approver: Person


def open_commune(site: Site, name: str) -> Commune:
    """The demo's commune of that name, with a new officer and a new approver."""
    rows = site.client(site.first("province_staff")).get("/rosters/progress").json["rows"]
    (unit_id,) = (row["commune_id"] for row in rows if row["name"] == name)
    return Commune(*(_official(site, role, unit_id) for role in ("commune_officer", "commune_approver")))


def _official(site: Site, role: str, unit_id: str) -> Person:
    person, invitation = site.invite(role, replace(site.first(role), unit_id=unit_id))
    activation = {"code": invitation["code"], "phone": person.phone, "pin": person.pin}
    assert Client(OverHttp(site.url)).post("/auth/activate", activation).status == 200
    return person
