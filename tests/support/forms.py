"""Multipart bodies as a browser's form sends them."""

import secrets
from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """Fields and one file, encoded."""

    body: bytes
    content_type: str


def form(fields: dict[str, object], content: bytes, filename: str, name: str = "file") -> Form:
    """A form with text fields and one file."""
    boundary = secrets.token_hex(12)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in fields.items()
    ]
    quoted = filename.replace("\\", "\\\\")
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{quoted}"\r\n'
    file = f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content
    return Form(
        b"".join(parts) + file + f"\r\n--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"
    )
