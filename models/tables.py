"""Imports every table so that the metadata is whole wherever the application is built."""

from models import (
    access_token,
    account,
    admin_unit,
    allowance,
    assistance,
    audit,
    campaign,
    catalogue,
    export,
    indicator,
    job,
    person,
    reporting,
    roster,
    setting,
    sync,
    tally,
    team,
    tile,
)

MODULES = (
    *(access_token, account, admin_unit, allowance, assistance, audit, campaign, catalogue, export, indicator, job),
    *(person, reporting, roster, setting, sync, tally, team, tile),
)
