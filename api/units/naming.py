"""Names of units: without their type, to search in, and to sort by."""

import re

from api.core.text import collation_key, fold, nfc

# What a name begins with besides the name itself.
TYPE_WORDS = ("Thị trấn", "Thành phố", "Thị xã", "Phường", "Đặc khu", "Huyện", "Tỉnh", "Quận", "Xã")


def short_name(name: str) -> str:
    """``Phú Cường`` for ``Phường Phú Cường``."""
    return next((name[len(word) + 1 :] for word in TYPE_WORDS if name.startswith(word + " ")), name)


def name_columns(name: str) -> dict[str, str]:
    """The three name columns of an AdminUnitVersion; ``Khu phố 2`` sorts before ``Khu phố 10``."""
    written = nfc(name)
    counted = re.sub(r"\d+", lambda digits: digits[0].zfill(4), written)
    return {"name": written, "name_folded": fold(written), "sort_key": collation_key(counted)}
