"""Imports every table so that the metadata is whole wherever the application is built."""

from models import (
    account,
    admin_unit,
    assistance,
    audit,
    catalogue,
    export,
    job,
    person,
    roster,
    setting,
    sync,
    tally,
    team,
)

MODULES = (account, admin_unit, assistance, audit, catalogue, export, job, person, roster, setting, sync, tally, team)
