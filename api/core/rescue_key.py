"""The key that phones seal their rescue files to: ECDH P-256, derived from the server's secret (S24, ADR 0009).

No table and no file holds it, so no restore can lose it or bring an old one back.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from api.core.secret import secrets_of_server

CURVE = ec.SECP256R1()
# Enough that the remainder of a division by the curve's order is as good as evenly spread (FIPS 186-5, A.2.1).
SEED_BYTES = 48
FILE_INFO = b"to-so rescue"


@dataclass(frozen=True)
class RescueKey:
    """A key pair; ``public`` is the raw uncompressed point (65 bytes), ``id`` 16 hex digits of its SHA-256."""

    private: ec.EllipticCurvePrivateKey
    public: bytes

    @property
    def id(self) -> str:
        """By which a file says what key it was sealed to."""
        return hashlib.sha256(self.public).hexdigest()[:16]

    def open(self, sender: bytes, iv: bytes, sealed: bytes) -> bytes:
        """What was sealed to this key under the one-time point ``sender``. Raises ValueError if it is damaged."""
        point = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        try:
            return AESGCM(file_key(self.private.exchange(ec.ECDH(), point))).decrypt(iv, sealed, None)
        except InvalidTag:
            raise ValueError("not sealed to this key, or damaged") from None


def newest() -> RescueKey:
    """The key that phones are to seal to."""
    return _derived(secrets_of_server()[0])


def by_id(key_id: str) -> RescueKey | None:
    """The key of the secret in force or of one of its predecessors; None for any other."""
    keys = map(_derived, secrets_of_server())
    return next((key for key in keys if key.id == key_id), None)


def file_key(shared: bytes) -> bytes:
    """AES key of a rescue file from what ECDH agreed upon."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=FILE_INFO).derive(shared)


def as_json() -> dict[str, str]:
    """``{id, public}`` of the newest key as /meta tells it."""
    key = newest()
    return {"id": key.id, "public": base64.b64encode(key.public).decode()}


@lru_cache(maxsize=16)
def _derived(secret: str) -> RescueKey:
    seed = HKDF(algorithm=SHA256(), length=SEED_BYTES, salt=None, info=b"toso rescue v1").derive(secret.encode())
    private = ec.derive_private_key(int.from_bytes(seed) % (CURVE.group_order - 1) + 1, CURVE)
    return RescueKey(private, private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
