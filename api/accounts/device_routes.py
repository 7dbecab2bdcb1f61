"""Devices, which register themselves, and sessions: listed and revoked by their owner and by officials."""

import uuid
from typing import Any

from api.accounts import devices, sessions
from api.accounts.device_schemas import (
    DeviceIdOut,
    DeviceIn,
    DeviceList,
    DeviceQuery,
    SessionOfList,
    SessionOfQuery,
)
from api.accounts.keys import checked_key
from api.core.access import actor, reads, writes
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


@bp.get("/devices")
@reads()
@bp.arguments(DeviceQuery, location="query")
@bp.response(200, DeviceList)
def get_devices(query: dict[str, Any]) -> dict[str, Any]:
    """Devices of an account, revoked ones too."""
    return {"items": devices.list_devices(actor(), query["account"] or actor().account_id)}


@bp.route("/devices/<uuid:device_id>", methods=["DELETE"])
@writes()
@bp.response(204)
def delete_device(device_id: uuid.UUID) -> None:
    """Revoke a device and its sessions; it cannot be used again."""
    devices.revoke_device(actor(), device_id)


@bp.get("/sessions-of/<uuid:account_id>")
@reads()
@bp.response(200, SessionOfList)
def get_sessions(account_id: uuid.UUID) -> dict[str, Any]:
    """Log-ins of an account that are good now."""
    return {"items": sessions.list_sessions(actor(), account_id)}


@bp.route("/sessions-of/<uuid:account_id>", methods=["DELETE"])
@writes()
@bp.arguments(SessionOfQuery, location="query")
@bp.response(204)
def delete_sessions(query: dict[str, Any], account_id: uuid.UUID) -> None:
    """End one log-in of an account, or all."""
    sessions.end_sessions(actor(), account_id, query["session"])
