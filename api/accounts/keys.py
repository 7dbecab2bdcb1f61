"""A device's public key: a JWK of ECDSA P-256 as WebCrypto exports it."""

import base64
import binascii
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicNumbers

from api.core.problems import Problem, invalid

SIZE = 32


def checked_key(jwk: dict[str, Any]) -> dict[str, Any]:
    """The four members that define the key. Raises Problem ``validation_failed`` unless it is a point of P-256."""
    if jwk["kty"] != "EC" or jwk["crv"] != "P-256":
        raise _bad()
    try:
        x, y = (int.from_bytes(_coordinate(jwk[axis])) for axis in ("x", "y"))
        EllipticCurvePublicNumbers(x, y, SECP256R1()).public_key()
    except (binascii.Error, ValueError):
        raise _bad() from None
    return {name: jwk[name] for name in ("kty", "crv", "x", "y")}


def _coordinate(text: str) -> bytes:
    value = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if len(value) != SIZE:
        raise ValueError("not 32 bytes")
    return value


def _bad() -> Problem:
    return invalid("public_key", "key", "Not a public key of ECDSA P-256 in JWK form")
