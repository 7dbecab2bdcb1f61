"""Notes must not identify citizens: identity numbers, phones, e-mail addresses and one-time codes are recognised."""

import re

from api.core.text import fold

# Digits that belong together although people write them in groups.
_GAPS = re.compile(r"(?<=\d)[ .\-]+(?=\d)")
# A date is nobody's number; without this "20.11.2026 14 giờ" would run together to ten digits.
_DATE = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./\-](?:0?[1-9]|1[0-2])[./\-](?:19|20)\d\d(?!\d)")
_RUNS = re.compile(r"\+?\d+")
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_OTP = re.compile(r"otp\D{0,12}\d{4,8}(?!\d)")


def holds_personal_data(note: str) -> bool:
    """True for a 9- or 12-digit identity number, a phone number, an e-mail address or a one-time code.

    Source: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, minimisation; the phone refuses the same patterns before saving.
    """
    if _EMAIL.search(note):
        return True
    if _OTP.search(fold(note)):
        return True
    return any(_is_identifier(run) for run in _RUNS.findall(_GAPS.sub("", _DATE.sub("/", note))))


def _is_identifier(run: str) -> bool:
    digits = run.removeprefix("+")
    return 9 <= len(digits) <= 12
