"""What is done about units behind the scenes."""

from typing import Any

from api.core.db import atomic
from api.units.tiles import place_tiles


def place(_payload: dict[str, Any]) -> None:
    """Place the communes of all days on their grids anew."""
    with atomic("write"):
        place_tiles()
