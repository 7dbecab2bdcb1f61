"""An officer and an approver in each new commune, province staff and an administrator."""

import uuid
from dataclasses import dataclass

from api.units.files import PACKAGED, read_acts, read_file
from api.units.plan import derived_id
from server.cli.demo.chance import dice
from server.cli.demo.names import full_name
from server.cli.demo.people import DemoPerson, invent_person

# Members take the numbers below.
FIRST_NUMBER = 10_000
PROVINCE = "79"
STAFF = ("province_staff", "province_staff", "admin")


@dataclass(frozen=True)
class Official:
    """Somebody with an office; ``unit_code`` is the code since the reform."""

    person: DemoPerson
    role: str
    unit_id: uuid.UUID
    unit_code: str


@dataclass(frozen=True)
class Commune:
    """A commune since the reform, with who signs for it; signers have no account."""

    unit_id: uuid.UUID
    name: str
    signer: str


def invent_officials() -> list[Official]:
    """All officials, communes in the order of their codes, then the province."""
    reform, rng = read_acts()["reform_on"], dice("officials")
    posts = [
        (role, "commune", row["code"])
        for row in sorted(read_file(PACKAGED[0])["new"], key=lambda row: row["code"])
        for role in ("commune_officer", "commune_approver")
    ]
    posts += [(role, "province", PROVINCE) for role in STAFF]
    return [
        Official(invent_person(rng, FIRST_NUMBER + n, 0.55, 1970, 1996), role, derived_id(level, code, reform), code)
        for n, (role, level, code) in enumerate(posts)
    ]


def invent_signers(part: str) -> dict[uuid.UUID, Commune]:
    """Communes of the file's ``old`` or ``new`` part with the chair of each."""
    acts, rng = read_acts(), dice(f"signers {part}")
    day = acts["old_from" if part == "old" else "reform_on"]
    communes = {}
    for row in sorted(read_file(PACKAGED[0])[part], key=lambda row: row["code"]):
        unit_id = derived_id("commune", row["code"], day)
        gender = "male" if rng.random() < 0.75 else "female"
        communes[unit_id] = Commune(unit_id, row["name"], full_name(rng, gender))
    return communes
