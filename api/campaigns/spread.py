"""A number spread over many by weights, so that the parts add up to it exactly."""

from collections.abc import Sequence


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """Whole parts of ``total`` in the ratio of ``weights`` (none negative, not all zero); their sum is ``total``.

    Hare's quota: what the whole parts leave over goes to the largest remainders, to the first of equal ones.
    Raises ValueError where there is nothing to go by.
    """
    base = sum(weights)
    if base <= 0 or min(weights) < 0:
        raise ValueError("weights")
    parts = [total * weight // base for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % base), at))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return parts
