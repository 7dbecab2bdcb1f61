"""Devices: registered by themselves, listed and revoked by officials."""

from typing import Any

from api.accounts import devices
from api.accounts.device_schemas import DeviceIdOut, DeviceIn
from api.accounts.keys import checked_key
from api.core.access import actor, writes
from api.core.http import Bp

bp = Bp("devices", __name__, description="Phones and browsers of accounts")


@bp.route("/devices", methods=["POST"])
@writes()
@bp.arguments(DeviceIn)
@bp.response(201, DeviceIdOut)
@bp.alt_response(200, schema=DeviceIdOut, description="It was registered before", success=True)
@bp.alt_response(409, description="`device_taken`, `device_revoked`, `conflict` (another key)")
def post_device(data: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """Register the phone's public key."""
    is_new = devices.register_device(actor(), data["id"], data["name"], checked_key(data["public_key"]))
    return {"id": data["id"]}, 201 if is_new else 200
