"""What strangers may know of the server too."""

from typing import Any

from api.core import clock, rescue_key, settings
from api.units.home import home_province

VERSION = "0.1.0"


def describe_server(*, demo: bool) -> dict[str, Any]:
    """The answer of /meta. Loaded demo data count as a demo whatever the configuration says."""
    province, demo_day = home_province(), settings.demo_day()
    return {
        "demo": demo or demo_day is not None,
        "demo_day": demo_day,
        "version": VERSION,
        "server_time": clock.now(),
        "today": clock.today(),
        "reporting_month": f"{settings.reporting_month():%Y-%m}",
        "cutoff_day": settings.cutoff_day(),
        "cutoff_wanted": settings.cutoff_wanted(),
        "province": province and {"id": province.unit_id, "name": province.name},
        "rescue_key": rescue_key.as_json(),
    }
