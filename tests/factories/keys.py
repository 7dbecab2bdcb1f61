"""Device keys as a phone makes them."""

import base64
from functools import cache

from cryptography.hazmat.primitives.asymmetric import ec


@cache
def public_jwk() -> dict[str, str]:
    """A public ECDSA P-256 key as a JWK object."""
    numbers = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    return {"kty": "EC", "crv": "P-256", "x": _encode(numbers.x), "y": _encode(numbers.y)}


def _encode(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")
