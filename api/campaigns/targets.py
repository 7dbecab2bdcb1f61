"""Goals of communes and teams: typed one by one, spread by a rule, or taken from a sheet."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from api.campaigns import sync
from api.campaigns.rights import OFFICER, check_may_own, communes_of, find_readable, is_province_wide, top_of
from api.campaigns.sheet_match import match
from api.campaigns.slots import Slot, goals_by_slot, slots_of, weights_of
from api.campaigns.spread import largest_remainder
from api.core import audit, clock
from api.core.access import PROVINCE, Actor
from api.core.problems import Problem, invalid
from api.units.logic import tree
from api.units.offices import offices_of
from models.campaign import Campaign, CampaignTarget
from models.db import db

Key = tuple[uuid.UUID, uuid.UUID | None]


def list_targets(actor: Actor, campaign_id: uuid.UUID, unit: uuid.UUID | None) -> dict[str, Any]:
    """Every commune of a province's campaign with its goal, or every team of one commune.

    Raises Problem ``not_found`` or ``forbidden``.
    """
    campaign = find_readable(actor, campaign_id)
    top = top_of(actor, campaign, unit)
    level = "commune" if tree().level(top) == "province" else "team"
    goals = {key: sum(one.goal for one in found) for key, found in goals_by_slot(campaign).items()}
    slots = slots_of(campaign, level, top if level == "team" else None)
    items = [
        {"unit_id": s.unit_id, "team_id": s.team_id, "code": s.code, "label": s.label, "goal": goals.get(_key(s))}
        for s in slots
    ]
    set_ones = [item["goal"] for item in items if item["goal"] is not None]
    whole = goals.get((top, None)) if level == "team" else None
    return {
        "level": level,
        "unit_id": top,
        "whole": whole,
        "total": sum(set_ones) if set_ones else None,
        "items": items,
    }


def set_goals(actor: Actor, campaign_id: uuid.UUID, goals: Sequence[dict[str, Any]]) -> None:
    """Goals of communes (by the campaign's owner) or of teams (by the owner, or the commune's officer); None: no goal.

    Raises Problem ``not_found``, ``forbidden``, ``campaign_state`` or ``validation_failed``.
    """
    campaign = _open(actor, campaign_id)
    wanted: dict[Key, int | None] = {}
    by_team = _teams_of(campaign, goals)
    for number, goal in enumerate(goals):
        key = by_team.get(goal["team_id"]) if "team_id" in goal else _commune_key(campaign, goal["unit_id"])
        if key is None:
            raise invalid(f"goals.{number}", "unknown_unit", "Not part of this campaign")
        wanted[key] = goal["goal"]
    _check_may_set(actor, campaign, wanted)
    _write(actor, campaign, wanted)


def spread_goal(
    actor: Actor, campaign_id: uuid.UUID, rule: str, total: int, level: str, unit_id: uuid.UUID | None
) -> None:
    """Spread ``total`` over communes or teams so that the goals add up to it. Raises as ``set_goals``."""
    campaign = _open(actor, campaign_id)
    slots = slots_of(campaign, level, unit_id)
    _check_may_set(actor, campaign, [_key(slot) for slot in slots])
    try:
        parts = largest_remainder(total, weights_of(slots, rule) or [0])
    except ValueError:
        raise invalid("spread.rule", "no_base", "There is nothing to spread by") from None
    _write(actor, campaign, {_key(slot): part for slot, part in zip(slots, parts, strict=True)})


def take_rows(
    actor: Actor, campaign_id: uuid.UUID, rows: Sequence[dict[str, Any]], level: str, unit_id: uuid.UUID | None
) -> dict[str, Any]:
    """Goals of a sheet, ``rows`` as ``sheet.read_goals`` gives them: all are taken, or none and every fault is told.

    Raises as ``set_goals``.
    """
    campaign = _open(actor, campaign_id)
    slots = slots_of(campaign, level, unit_id)
    _check_may_set(actor, campaign, [_key(slot) for slot in slots])
    wanted, errors = match(rows, slots)
    if errors or not wanted:
        return {"rows": len(rows), "taken": 0, "errors": errors}
    _write(actor, campaign, {_key(slot): goal for slot, goal in wanted.items()})
    return {"rows": len(rows), "taken": len(wanted), "errors": []}


def _open(actor: Actor, campaign_id: uuid.UUID) -> Campaign:
    campaign = find_readable(actor, campaign_id, keep=True)
    if campaign.status == "closed":
        raise Problem("campaign_state", params={"status": campaign.status})
    return campaign


def _key(slot: Slot) -> Key:
    return slot.unit_id, slot.team_id


def _commune_key(campaign: Campaign, unit_id: uuid.UUID) -> Key | None:
    commune = tree().heir(unit_id, clock.today())
    return (commune, None) if commune in communes_of(campaign) else None


def _teams_of(campaign: Campaign, goals: Sequence[dict[str, Any]]) -> dict[uuid.UUID, Key]:
    """Teams of the communes that the goals are about."""
    named = {goal["team_id"] for goal in goals if "team_id" in goal}
    if not named:
        return {}
    slots = [slot for commune in communes_of(campaign) for slot in slots_of(campaign, "team", commune)]
    return {slot.team_id: _key(slot) for slot in slots if slot.team_id is not None and slot.team_id in named}


def _check_may_set(actor: Actor, campaign: Campaign, keys: Any) -> None:
    """The owner sets all; an officer the goals of the teams in the own commune."""
    if is_province_wide(campaign) and not actor.has_role(*PROVINCE):
        own = offices_of(actor, OFFICER)
        if any(team_id is None or commune not in own for commune, team_id in keys):
            raise Problem("forbidden")
        return
    check_may_own(actor, campaign.unit_id)


def _write(actor: Actor, campaign: Campaign, wanted: Mapping[Key, int | None]) -> None:
    """Write what differs, tell the teams of a running campaign, note it per commune."""
    present, changed = goals_by_slot(campaign), dict[Key, CampaignTarget]()
    for key, goal in sorted(wanted.items(), key=lambda one: (one[0][0], str(one[0][1]))):
        found = present.get(key, [])
        if [one.goal for one in found] == ([] if goal is None else [goal]):
            continue
        changed[key] = _take_out(found) if goal is None else _put(campaign, key, found, goal)
    if not changed:
        return
    db.session.flush()
    if campaign.status == "running":
        sync.emit_targets(changed.values())
    for commune_id in sorted({commune for commune, _ in changed}):
        audit.record(actor, "campaign.targets", "campaign", campaign.id, commune_id=commune_id, fields=["goal"])


def _put(campaign: Campaign, key: Key, found: list[CampaignTarget], goal: int) -> CampaignTarget:
    target, *merged = found or [CampaignTarget(campaign_id=campaign.id, unit_id=key[0], team_id=key[1])]
    target.goal = goal
    db.session.add(target)
    # Goals of communes that became one: from now on it has one goal.
    if merged:
        _take_out(merged)
    return target


def _take_out(found: list[CampaignTarget]) -> CampaignTarget:
    """Delete goals, one at least; gives the first of them, for phones to be told of."""
    for target in found:
        db.session.delete(target)
    return found[0]
