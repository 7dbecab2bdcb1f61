"""A device's public key: a JWK of ECDSA P-256 as WebCrypto exports it, and what it has signed."""

import base64
import binascii
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePublicKey,
    EllipticCurvePublicNumbers,
    derive_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from api.core.problems import Problem, invalid

SIZE = 32
# Stands in where there is no key: a device that is not known is told so after the same work as a wrong signature.
NOBODYS = derive_private_key(1, SECP256R1()).public_key()


def checked_key(jwk: dict[str, Any]) -> dict[str, Any]:
    """The four members that define the key. Raises Problem ``validation_failed`` unless it is a point of P-256."""
    if jwk["kty"] != "EC" or jwk["crv"] != "P-256":
        raise _bad()
    try:
        _point(jwk)
    except (binascii.Error, ValueError):
        raise _bad() from None
    return {name: jwk[name] for name in ("kty", "crv", "x", "y")}


def is_signed(key: dict[str, Any] | None, signature: str, data: bytes) -> bool:
    """Whether the key (from ``checked_key``) signed the data: base64 of r and s side by side, as WebCrypto signs."""
    try:
        raw = base64.b64decode(signature, validate=True)
        if len(raw) != 2 * SIZE:
            return False
        r, s = (int.from_bytes(half) for half in (raw[:SIZE], raw[SIZE:]))
        public = NOBODYS if key is None else _point(key)
        public.verify(encode_dss_signature(r, s), data, ECDSA(SHA256()))
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return key is not None


def _point(jwk: dict[str, Any]) -> EllipticCurvePublicKey:
    x, y = (int.from_bytes(_coordinate(jwk[axis])) for axis in ("x", "y"))
    return EllipticCurvePublicNumbers(x, y, SECP256R1()).public_key()


def _coordinate(text: str) -> bytes:
    value = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if len(value) != SIZE:
        raise ValueError("not 32 bytes")
    return value


def _bad() -> Problem:
    return invalid("public_key", "key", "Not a public key of ECDSA P-256 in JWK form")
