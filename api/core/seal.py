"""Encryption at rest for the few texts that must not lie in the clear in a dump or backup."""

import base64

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app


def seal(plain: bytes) -> bytes:
    """Encrypt with the key derived from the server's secret."""
    return _box().encrypt(plain)


def unseal(sealed: bytes) -> bytes:
    """Decrypt what ``seal`` made. Raises cryptography.fernet.InvalidToken if it was not."""
    return _box().decrypt(sealed)


def _box() -> Fernet:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"toso at rest v1").derive(secret)
    return Fernet(base64.urlsafe_b64encode(key))
