"""The day on which reporting months end: to change it all visits are counted again, by a job."""

from typing import Any

from uuid_utils.compat import uuid7

from api.core import audit, outbox, settings
from api.core.access import Actor


def request_cutoff(actor: Actor, cutoff_day: int) -> dict[str, Any]:
    """Have reporting months end on ``cutoff_day`` (31: the calendar's). Until the job is done the old one holds.

    What is asked for last is what will hold, be it the day of now while another is being counted.
    """
    current = settings.cutoff_day()
    if cutoff_day != (settings.cutoff_wanted() or current):
        settings.put(settings.CUTOFF_WANTED, cutoff_day)
        audit.record(actor, "cutoff_day.change", "setting", uuid7(), fields=["cutoff_day"])
        outbox.enqueue("assistance.change_cutoff", {"cutoff_day": cutoff_day})
    return {"cutoff_day": current, "wanted": cutoff_day}
