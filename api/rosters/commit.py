"""From an imported list to drafts: one per team of the file, with hamlets and teams made where somebody said so."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import FieldError, Problem
from api.rosters import imports, machine
from api.rosters.answers import about
from api.rosters.founding import make_team
from api.rosters.import_lists import Groups, lines_of, teams_of
from api.rosters.import_progress import Drafts, drafts_of, is_complete, names_of, split
from api.rosters.import_state import judged, stored_of
from api.rosters.reading.cells import hamlet_key, is_commune
from api.rosters.reading.judging import Judged, Place
from api.units.logic import tree
from api.units.making import add_hamlet
from models.roster import RosterImport
from models.team import Team


def make_drafts(actor: Actor, import_id: uuid.UUID, edits: int, names: Sequence[str] | None) -> list[dict[str, Any]]:
    """Make drafts of the named teams (default: all that are left).

    Raises Problem ``validation_failed`` while one has an error, ``import_committed`` where there is a draft of it (or
    of all) already, ``not_found``, ``forbidden``, ``import_not_ready``, ``conflict``, and what
    ``machine.create_draft`` raises.
    """
    found = imports.find_import(actor, import_id, "commune_officer", lock=True)
    imports.check_ready(found, edits)
    stored = stored_of(found.result)
    answer = judged(stored, found.unit_id)
    groups = _chosen(answer, names, drafts_of(found.id))
    _check(answer, groups, whole=names is None)
    teams = [(_team(actor, found, places[0]), places) for places in groups.values()]
    made = []
    # always in the same order: two who commit lists of the same teams wait for each other
    for team, places in sorted(teams, key=lambda pair: pair[0].id):
        lines = lines_of(answer, places, stored.answers)
        told = about(stored.answers, lines)
        roster_id = machine.create_draft(actor, team.id, lines=lines, import_id=found.id, answers=told)
        made.append({"id": roster_id, "team_id": team.id, "team_title": team.title})
    # the hamlet that was new is known by now: the next time it is not made again
    made_for = {hamlet_key(place.name): team.unit_id for team, places in teams for place in places}
    stored = replace(stored, choices={**stored.choices, **made_for})
    imports.keep(actor, found, stored, "commit")
    if is_complete(judged(stored, found.unit_id), drafts_of(found.id)):
        found.committed_at = clock.now()
    audit.record(actor, "roster_import.commit", "roster_import", found.id, commune_id=found.unit_id, fields=["rosters"])
    return made


def _chosen(answer: Judged, names: Sequence[str] | None, drafts: Drafts) -> Groups:
    done, left = split(answer, drafts)
    if names is None:
        if done and not left:
            raise Problem("import_committed", params={"teams": names_of(done)})
        return left
    unknown = [name for name in names if name not in answer.places]
    if unknown:
        errors = [FieldError("teams", "unknown_team", f"The list has no {name}") for name in unknown]
        raise Problem("validation_failed", errors=tuple(errors))
    wanted = {answer.places[name].team for name in names}
    again = {key: places for key, places in done.items() if key in wanted}
    if again:
        raise Problem("import_committed", params={"teams": names_of(again)})
    return {key: places for key, places in left.items() if key in wanted}


def _check(answer: Judged, groups: Groups, *, whole: bool) -> None:
    errors = [*_open_questions(groups), *_faults(answer, groups, whole=whole)]
    if errors or not groups:
        raise Problem("validation_failed", errors=tuple(errors))


def _open_questions(groups: Groups) -> Iterator[FieldError]:
    for places in groups.values():
        for place in places:
            if place.match == "ambiguous":
                yield FieldError(place.name, "hamlet_ambiguous", "Say which hamlet is meant")
            elif place.match == "new" and (not place.chosen or is_commune(place.name)):
                yield FieldError(place.name, "hamlet_undecided", "Say which hamlet is meant, or that it is new")


def _faults(answer: Judged, groups: Groups, *, whole: bool) -> Iterator[FieldError]:
    """Errors of the chosen teams; of rows without a team only where the whole file is taken."""
    names = {place.name for places in groups.values() for place in places}
    for fault in answer.errors:
        team = fault.team or (answer.homes.get((fault.sheet or "", fault.row)) if fault.row else None)
        if team in names or (whole and not team):
            yield FieldError(team or "", fault.code, fault.message)


def _team(actor: Actor, found: RosterImport, place: Place) -> Team:
    """The team of a place; hamlet and team are made where there are none."""
    today = clock.today()
    commune = tree().version_at(found.unit_id, today)
    synthetic = commune is not None and commune.synthetic
    unit_id = place.hamlet_id or add_hamlet(found.unit_id, place.name, today, synthetic=synthetic)
    team = teams_of([unit_id]).get(unit_id)
    if team is None:
        named = tree().version_at(unit_id, today)
        team = make_team(actor, unit_id, named.name if named else place.name, synthetic=synthetic)
    return team
