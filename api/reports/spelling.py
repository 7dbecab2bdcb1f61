"""Numbers as Vietnamese writes them."""


def spell(number: int) -> str:
    """``1.234``."""
    return f"{number:,}".replace(",", ".")
