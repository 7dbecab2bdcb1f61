"""Who may see, run and set targets of a campaign. A province's own, or a commune's own."""

import uuid

from api.core import clock
from api.core.access import OFFICIALS, PROVINCE, Actor
from api.core.problems import Problem
from api.teams.logic import Ids, territory
from api.units.logic import check_known, tree
from api.units.offices import offices_of
from models.campaign import Campaign
from models.db import db

OFFICER = "commune_officer"


def is_province_wide(campaign: Campaign) -> bool:
    """Whether the campaign is a province's."""
    return tree().level(campaign.unit_id) == "province"


def check_may_own(actor: Actor, unit_id: uuid.UUID) -> None:
    """Raise Problem ``not_found`` or ``forbidden`` unless the actor may run campaigns of the unit."""
    level = check_known(unit_id)
    province = level == "province" and actor.has_role(*PROVINCE)
    own = level == "commune" and tree().heir(unit_id, clock.today()) in offices_of(actor, OFFICER)
    if not province and not own:
        raise Problem("forbidden")


def find_readable(actor: Actor, campaign_id: uuid.UUID, *, keep: bool = False) -> Campaign:
    """The campaign, with ``keep`` held so that nobody drops or closes it before the write that rests on it is done.

    Raises Problem ``not_found`` or ``forbidden``: a province's draft is its own business.
    """
    campaign = db.session.get(
        Campaign, campaign_id, with_for_update={"read": True, "key_share": True} if keep else None
    )
    if campaign is None:
        raise Problem("not_found")
    if not may_read(actor, campaign):
        raise Problem("forbidden")
    return campaign


def find_owned(actor: Actor, campaign_id: uuid.UUID) -> Campaign:
    """The campaign, locked, if the actor may run it. Raises Problem ``not_found`` or ``forbidden``."""
    campaign = db.session.get(Campaign, campaign_id, with_for_update=True)
    if campaign is None:
        raise Problem("not_found")
    check_may_own(actor, campaign.unit_id)
    return campaign


def may_read(actor: Actor, campaign: Campaign) -> bool:
    """Province staff: all; officials: those of their communes, and a province's once it is launched."""
    if actor.has_role(*PROVINCE):
        return True
    offices = offices_of(actor, *OFFICIALS)
    if not offices:
        return False
    if is_province_wide(campaign):
        return campaign.status != "draft" and bool(offices & communes_of(campaign))
    return tree().heir(campaign.unit_id, clock.today()) in offices


def communes_of(campaign: Campaign) -> Ids:
    """The communes of today in which the campaign takes place."""
    units, today = tree(), clock.today()
    if not is_province_wide(campaign):
        return frozenset([units.heir(campaign.unit_id, today)])
    return frozenset(units.below(campaign.unit_id, "commune", today))


def top_of(actor: Actor, campaign: Campaign, unit_id: uuid.UUID | None) -> uuid.UUID:
    """The part of the campaign that the actor asks about: a commune of it, or the whole, as far as it is the actor's.

    An official who names none gets the own commune. Raises Problem ``not_found`` or ``forbidden``.
    """
    units, today = tree(), clock.today()
    whole = units.heir(campaign.unit_id, today)
    if unit_id is not None:
        check_known(unit_id)
    province = actor.has_role(*PROVINCE)
    own = frozenset() if province else offices_of(actor, *OFFICIALS) & communes_of(campaign)
    if unit_id is None:
        return whole if province or whole in own else min(own)
    asked = units.heir(unit_id, today)
    allowed = communes_of(campaign) | {whole} if province else own
    if asked not in allowed:
        raise Problem("forbidden")
    return asked


def where_visits_count(top: uuid.UUID) -> Ids:
    """All units, gone ones too, whose visits count in the commune or province today."""
    return territory(tree(), [top])
