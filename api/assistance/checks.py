"""The rules of a visit. Each ``check_*`` raises ``Refused`` with the code under which the op is set aside (S8)."""

import datetime as dt
import uuid
from dataclasses import dataclass

from api.assistance.body import Visit
from api.assistance.personal import holds_personal_data
from api.catalogue.logic import Catalogue
from api.core import clock
from api.core.access import Actor, ActorGrant
from api.core.ops import IncomingOp, Refused
from api.units.lineage import UnitTree

OLDEST = dt.timedelta(days=400)
AHEAD = dt.timedelta(hours=24)
AFTER_END = dt.timedelta(hours=72)
AFTER_CLOSING = dt.timedelta(days=30)
MAX_ONE_TO_ONE = 20


@dataclass(frozen=True)
class TeamView:
    """What the rules need to know of a team."""

    id: uuid.UUID
    unit_id: uuid.UUID
    synthetic: bool
    people: frozenset[uuid.UUID]


def check_time(started_at: dt.datetime, skew: dt.timedelta) -> dt.datetime:
    """The visit's time after correction. Refused more than 24 h ahead or 400 days back (S6)."""
    instant = clock.now()
    try:
        visited_at = (started_at + skew).astimezone(dt.UTC)
    except OverflowError:
        raise Refused("time") from None
    if visited_at - instant > AHEAD or instant - visited_at > OLDEST:
        raise Refused("time")
    return visited_at


def check_log_grant(actor: Actor, team: TeamView, tree: UnitTree, visited_at: dt.datetime) -> list[str]:
    """The right to log for a team at the time of the visit (S22, S24); returns flags.

    Visits up to 72 h after the end of a grant are taken and flagged, later ones set aside as ``left_team``.
    """
    if officer_of(actor, team, tree, visited_at):
        return []
    grants = [g for g in actor.grants if g.team_id == team.id]
    if any(g.holds_at(visited_at) for g in grants):
        return []
    return _flags_after_end([g for g in grants if g.valid_to is not None and g.valid_to <= visited_at], visited_at)


def check_change_grant(actor: Actor, team: TeamView, tree: UnitTree, author_id: uuid.UUID, at: dt.datetime) -> None:
    """The right to amend or void at the time of saving: the author, the team's leader, the commune's officer (S22)."""
    if officer_of(actor, team, tree, at) or team.id in actor.teams_as("leader", at=at):
        return
    if author_id != actor.account_id:
        raise Refused("wrong_scope")
    if team.id not in actor.teams_as("member", at=at):
        _flags_after_end([g for g in actor.grants if g.team_id == team.id and g.valid_to is not None], at)


def officer_of(actor: Actor, team: TeamView, tree: UnitTree, at: dt.datetime) -> bool:
    """Whether the actor is an officer of the team's commune at an instant."""
    day = clock.business_day(at)
    # S25: an office follows its commune into what that became
    offices = {tree.heir(grant.unit_id, day) for grant in actor.held(at) if grant.role == "commune_officer"}
    return bool(offices) and tree.commune_at(team.unit_id, day) in offices


def check_people(visit: Visit) -> None:
    """Sum of groups ≤ total, each item's count ≤ total, at most 20 people one to one."""
    total = visit.people_total
    groups = sum(group["count"] for group in visit.json["people"]["groups"])
    if groups > total or any(item["count"] > total for item in visit.json["items"]):
        raise Refused("people_sum")
    if visit.json["kind"] == "one_to_one" and total > MAX_ONE_TO_ONE:
        raise Refused("people_sum")


def check_note(visit: Visit) -> None:
    """No identity number, phone, e-mail address or one-time code in the note."""
    if holds_personal_data(visit.note):
        raise Refused("personal_data")


def check_codes(visit: Visit, known: Catalogue, day: dt.date) -> list[str]:
    """Every code is one of the catalogue's, topics were open on the day; returns flags.

    A topic closed before the visit's day is taken and flagged up to 30 days after its closing.
    """
    body = visit.json
    for kind, codes in (
        ("place", [body["place"]]),
        ("age_band", [group["age_band"] for group in body["people"]["groups"]]),
        ("sex", [group["sex"] for group in body["people"]["groups"]]),
        ("reason", [item["reason"] for item in body["items"] if item["reason"]]),
    ):
        if any(known.entry(kind, code) is None for code in codes):
            raise Refused("unknown_code")
    flags: list[str] = []
    for item in body["items"]:
        flags += _check_item(item["topic"], item["detail"], known, day)
        if item["reason"] and item["outcome"] != "not_done":
            raise Refused("invalid_body")
    return flags


def check_place_of_work(visit: Visit, team: TeamView, tree: UnitTree, day: dt.date) -> uuid.UUID:
    """The unit in which the visit counts: the team's, or another hamlet of the same commune.

    S25: for a unit that had ended by then, what it became.
    """
    if visit.hamlet_id is None or visit.hamlet_id == team.unit_id:
        return tree.heir(team.unit_id, day)
    if tree.level(visit.hamlet_id) != "hamlet" or tree.commune_at(visit.hamlet_id, day) != tree.commune_at(
        team.unit_id, day
    ):
        raise Refused("wrong_scope")
    return tree.heir(visit.hamlet_id, day)


def check_company(actor: Actor, visit: Visit, team: TeamView, tree: UnitTree, op: IncomingOp) -> None:
    """People present are on the team's roster; only a leader or the commune's officer logs on somebody's behalf."""
    present = [uuid.UUID(person) for person in visit.json["with_members"]]
    behalf = visit.json["on_behalf_of"]
    named = [*present, *([uuid.UUID(behalf)] if behalf else [])]
    if any(person not in team.people for person in named):
        raise Refused("unknown_member")
    at = op.corrected_time
    if behalf and team.id not in actor.teams_as("leader", at=at) and not officer_of(actor, team, tree, at):
        raise Refused("wrong_scope")


def _check_item(topic: str, detail: str | None, known: Catalogue, day: dt.date) -> list[str]:
    entry = known.entry("topic", topic)
    if entry is None:
        raise Refused("unknown_topic")
    if detail is not None and all(known_detail["code"] != detail for known_detail in entry.details):
        raise Refused("unknown_code")
    if entry.valid_to is None or day < entry.valid_to:
        return []
    if day >= entry.valid_to + AFTER_CLOSING:
        raise Refused("topic_closed")
    return ["topic_closed"]


def _flags_after_end(ended: list[ActorGrant], at: dt.datetime) -> list[str]:
    if not ended:
        raise Refused("wrong_scope")
    last = max(grant.valid_to for grant in ended if grant.valid_to is not None)
    if at - last > AFTER_END:
        raise Refused("left_team")
    return ["late_after_end"]
