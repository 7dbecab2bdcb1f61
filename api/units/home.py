"""The province that this installation serves."""

import uuid

from api.core import clock, settings
from api.units.lineage import UnitVersion
from api.units.logic import tree

SETTING = "province_id"
# Thành phố Hồ Chí Minh, which Bình Dương became part of.
USUAL_CODE = "79"


def home_province() -> UnitVersion | None:
    """The province of the setting, else the usual one, else the first there is; None before units are imported."""
    provinces = tree().existing("province", clock.today())
    chosen = settings.get(SETTING)
    for province in provinces:
        if province.unit_id == (uuid.UUID(chosen) if chosen else None):
            return province
    usual = [province for province in provinces if province.code == USUAL_CODE]
    return next(iter(usual or provinces), None)
