"""Whether the people whom a list names are its to name, before it is written."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from api.core.problems import FieldError, Problem
from api.core.text import fold
from api.rosters import content, people
from api.rosters.lines import Line
from models.team import Team


def settle_people(team: Team, lines: Sequence[Line], roster_id: uuid.UUID | None = None) -> list[Line]:
    """The lines, each naming a person of the commune's lists, or nobody yet. ``roster_id``: the version they are for.

    Who is given another name *and* neither number nor year fits is somebody else: nobody inherits an account by being
    written over. Raises Problem ``validation_failed`` for persons on no list of the commune, or twice on this one.
    """
    known = people.known_for(team.unit_id, lines)
    for line in content.load(roster_id) if roster_id else ():
        known.add(line.person_id, fold(line.full_name), line.birth_year, line.phone)
    faults: list[FieldError] = []
    seen: set[uuid.UUID] = set()
    settled = []
    for index, line in enumerate(lines):
        field = f"lines.{index}.person_id"
        if line.person_id in seen:
            faults.append(FieldError(field, "twice", "This person is on the list already"))
        elif line.person_id is not None and line.person_id not in known.told:
            faults.append(FieldError(field, "unknown", "No person of this commune's lists"))
        seen |= {line.person_id} if line.person_id is not None else set()
        settled.append(line if known.fits(line) else replace(line, person_id=None))
    if faults:
        raise Problem("validation_failed", errors=tuple(faults))
    return settled
