"""Encryption at rest for the few texts that must not lie in the clear in a dump or backup."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from api.core.secret import secrets_of_server


def seal(plain: bytes) -> bytes:
    """Encrypt with the key derived from the server's secret."""
    return _box().encrypt(plain)


def unseal(sealed: bytes) -> bytes:
    """Decrypt what ``seal`` made under this secret or an earlier one. Raises cryptography.fernet.InvalidToken."""
    return _box().decrypt(sealed)


def _box() -> MultiFernet:
    """Encrypts with the first box, decrypts with any."""
    return MultiFernet([_box_of(secret) for secret in secrets_of_server()])


def _box_of(secret: str) -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"toso at rest v1").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
