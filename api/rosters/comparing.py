"""The differences of two stored versions, as the page of differences shows them."""

import uuid
from typing import Any

from api.core.access import Actor
from api.core.problems import invalid
from api.rosters import content, queries, sentences, versions
from api.rosters.answers import apart_of
from api.rosters.diff import Diff, as_json, compare, compare_all
from api.rosters.lines import Line
from models.db import db
from models.team import RosterVersion, Team

IN_FORCE = "in_force"


def diff_of(actor: Actor, roster_id: uuid.UUID, against: str) -> dict[str, Any]:
    """What the version changes about another one of its team (an id), or about the approved one (``in_force``).

    ``against`` in the answer is None where there is nothing to compare with: then everybody is new. A version under way
    is compared along with the other teams of the commune, so that who moves between teams is found. Raises Problem
    ``not_found``, ``forbidden``, ``validation_failed``.
    """
    roster, team = queries.find_readable(actor, roster_id)
    other = _other(actor, roster, against)
    diff = _differences(actor, roster, team, other)
    titles = {found.id: found.title for found in versions.teams_of(versions.commune_of(team))} if diff.moved else {}
    told = as_json(diff)
    moved = [{**move, "team_title": titles.get(move["team_id"])} for move in told["moved"]]
    said = {lang: sentences.sentences(diff, lang, titles) for lang in ("vi", "en")}
    return {"against": other.id if other else None, **told, "moved": moved, "counts": diff.counts, "sentences": said}


def _other(actor: Actor, roster: RosterVersion, against: str) -> RosterVersion | None:
    if against == IN_FORCE:
        approved = versions.approved_of(roster.team_id)
        if approved is None or approved.id != roster.id:
            return approved
        return db.session.get(RosterVersion, roster.base_id) if roster.base_id else None
    try:
        other, _ = queries.find_readable(actor, uuid.UUID(against))
    except ValueError:
        raise invalid("against", "unknown", "An id of a version, or in_force") from None
    if other.team_id != roster.team_id:
        raise invalid("against", "other_team", "Versions of one team are compared")
    return other


def _differences(actor: Actor, roster: RosterVersion, team: Team, other: RosterVersion | None) -> Diff:
    new = queries.shown_lines(actor, team, content.load(roster.id))
    old = queries.shown_lines(actor, team, content.load(other.id)) if other else []
    apart = apart_of(roster.answers)
    if roster.status not in versions.OPEN or (other is not None and other.status != "approved"):
        return compare(old, new, apart)
    mates = [mate.id for mate in versions.teams_of(versions.commune_of(team)) if mate.id != team.id]
    before: dict[uuid.UUID, list[Line]] = {**versions.approved_lists(mates), team.id: old}
    after = {**versions.proposed_lists(mates), team.id: new}
    return compare_all(before, after, apart)[team.id]
