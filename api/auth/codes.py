"""Secrets of an invitation: the long one of the link or QR, the short one that is read out, and their hashes."""

import hashlib
import hmac
import secrets
import uuid

from flask import current_app

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
# Crockford's base 32: what people read as something else means what they meant.
READ_AS = str.maketrans("OIL", "011")


def new_code() -> str:
    """Eight characters (40 bits) that can be read out over the phone; only good with the phone number."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def new_secret() -> str:
    """The 256-bit secret of a link."""
    return secrets.token_urlsafe(32)


def short_code(text: str) -> str | None:
    """The code as issued, however it was typed (case, spaces, hyphens, O for 0); None if it is no short code."""
    typed = "".join(text.upper().split()).replace("-", "").translate(READ_AS)
    return typed if len(typed) == CODE_LENGTH and set(typed) <= set(ALPHABET) else None


def code_hash(invitation_id: uuid.UUID, code: str) -> bytes:
    """Keyed hash of a short code: 40 bits could be tried out against a plain one in a stolen dump."""
    return keyed_hash("invitation code", f"{invitation_id}:{code}")


def keyed_hash(purpose: str, text: str) -> bytes:
    """HMAC-SHA256 with the server's secret, for values that must not be guessable from a dump."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.digest(key, f"{purpose}\0{text}".encode(), hashlib.sha256)
