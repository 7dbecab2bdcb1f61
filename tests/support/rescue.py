"""Device keys and rescue files as a phone makes them (S24), written beside the code under test and not with it."""

import base64
import os
import uuid
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from api.core import clock
from models.account import Device
from models.db import db
from tests.factories.accounts import Account
from tests.support.client import API, Answer, Client
from tests.support.phone import Op, Phone

CURVE = ec.SECP256R1()
File = dict[str, Any]


class DeviceKey:
    """A phone's ECDSA key pair; made of a ``secret`` number it is everybody's."""

    def __init__(self, secret: int | None = None) -> None:
        self.private = ec.generate_private_key(CURVE) if secret is None else ec.derive_private_key(secret, CURVE)

    @cached_property
    def jwk(self) -> dict[str, str]:
        """The public key as the phone registers it."""
        numbers = self.private.public_key().public_numbers()
        x, y = (base64.urlsafe_b64encode(n.to_bytes(32)).decode().rstrip("=") for n in (numbers.x, numbers.y))
        return {"kty": "EC", "crv": "P-256", "x": x, "y": y}

    def sign(self, data: bytes) -> str:
        """Base64 of r and s side by side, as WebCrypto signs."""
        r, s = decode_dss_signature(self.private.sign(data, ec.ECDSA(SHA256())))
        return text64(r.to_bytes(32) + s.to_bytes(32))


@dataclass
class KeyedPhone(Phone):
    """A phone with a registered key: it can go to the rescue door and write rescue files."""

    key: DeviceKey = field(default_factory=DeviceKey)

    def knock(self, *ops: Op, **envelope: Any) -> Answer:
        """Send ops through the rescue door, without a cookie."""
        asked = {"device_id": self.device_id, "proto": 1, "nonce": "n1", "ops": list(ops), **envelope}
        return knock(self.client, orjson.dumps(asked), self.key)

    def file(self, rescue_key: dict[str, str], *ops: Any, **payload: Any) -> File:
        """The rescue file of these ops."""
        told = {
            "account_id": str(self.account.id),
            "device_id": self.device_id,
            "made_at": clock.now().isoformat(),
            "app": "0.1.0",
            "ops": list(ops),
        }
        text = orjson.dumps({**told, **payload}).decode()
        return sealed_file(rescue_key, text, self.key.sign(text.encode()))


def knock(client: Client, body: bytes, key: DeviceKey, **headers: str) -> Answer:
    """Send a body through the rescue door, signed as it is; no cookie of the client goes along."""
    told = {"Content-Type": "application/json", "X-Device-Signature": key.sign(body), "Cookie": "", **headers}
    return client.send("POST", f"{API}/sync/rescue", data=body, headers=told)


def register(account: Account, key: DeviceKey) -> str:
    """A device of the account with this key; returns its id. To be called within a write."""
    device_id = uuid.uuid4()
    db.session.add(Device(id=device_id, account_id=account.id, name="Điện thoại thử", public_key=key.jwk))
    db.session.flush()
    return str(device_id)


def sealed_file(rescue_key: dict[str, str], payload: str, signature: str) -> File:
    """A rescue file around any payload and signature; ``rescue_key`` is what /meta tells."""
    once, iv = ec.generate_private_key(CURVE), os.urandom(12)
    server = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, base64.b64decode(rescue_key["public"]))
    shared = once.exchange(ec.ECDH(), server)
    key = HKDF(algorithm=SHA256(), length=32, salt=b"", info=b"to-so rescue").derive(shared)
    plain = orjson.dumps({"payload": payload, "signature": signature})
    return {
        "format": "to-so-rescue",
        "version": 1,
        "key_id": rescue_key["id"],
        "from": text64(once.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)),
        "iv": text64(iv),
        "data": text64(AESGCM(key).encrypt(iv, plain, None)),
    }


def text64(data: bytes) -> str:
    """Base64 as text."""
    return base64.b64encode(data).decode()
