"""The catalogue that every test database holds."""

from api.core import settings
from models.catalogue import CatalogueEntry
from models.db import db

CODES = {
    "topic": ("VNEID2", "DVC", "PAY"),
    "place": ("home", "hamlet_hall", "one_stop", "other"),
    "reason": ("papers", "no_smartphone", "other"),
    "outcome": ("done", "guided", "follow_up", "referred", "not_done"),
    "age_band": ("under_16", "16_30", "31_45", "46_59", "60_plus", "unknown"),
    "sex": ("male", "female", "unknown"),
}


def load_catalogue() -> None:
    """Fill the vocabularies. To be called within a write."""
    for kind, codes in CODES.items():
        db.session.add_all(_entry(kind, code, order) for order, code in enumerate(codes))
    settings.put("catalogue_version", 1)


def _entry(kind: str, code: str, order: int) -> CatalogueEntry:
    return CatalogueEntry(
        kind=kind,
        code=code,
        version=1,
        name=f"Mục {code}",
        name_en=f"Entry {code}",
        short_vi=code,
        short_en=code,
        details=[],
        order=order,
    )
