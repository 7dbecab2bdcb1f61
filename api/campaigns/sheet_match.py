"""Whom the rows of a sheet of goals are about, and what is wrong with those that cannot be taken."""

from collections.abc import Sequence
from typing import Any

from api.campaigns.schemas import MOST
from api.campaigns.slots import Slot

Row = dict[str, Any]


def match(rows: Sequence[Row], slots: Sequence[Slot]) -> tuple[dict[Slot, int], list[Row]]:
    """``slot → goal`` of the rows without a fault, and the faults ``{row, column, code, value}`` of the others."""
    named: dict[str, list[Slot]] = {}
    for slot in slots:
        if slot.code:
            named.setdefault(_key(slot.code), []).append(slot)
    wanted: dict[Slot, int] = {}
    faults: list[Row] = []
    for row in rows:
        found = named.get(_key(row["code"]), [])
        fault = _fault(row, found, wanted)
        if fault is not None:
            column, code = fault
            value = row["code"] if column == "code" else row["text"]
            faults.append({"row": row["row"], "column": column, "code": code, "value": value[:60]})
        else:
            wanted[found[0]] = row["goal"]
    return wanted, faults


def _fault(row: Row, found: Sequence[Slot], wanted: dict[Slot, int]) -> tuple[str, str] | None:
    """The column and what is wrong with it."""
    if not found:
        return "code", "unknown_code"
    if len(found) > 1:
        return "code", "ambiguous"
    if row["goal"] is None:
        return "goal", "no_number"
    if row["goal"] > MOST:
        return "goal", "too_large"
    return ("code", "twice") if found[0] in wanted else None


def _key(code: str) -> str:
    """A code as it is compared: Excel takes 00004 for the number 4."""
    return code.casefold().lstrip("0")
