"""Rules of the catalogue: a code keeps its meaning, and nothing that was used is taken away."""

import re
from collections.abc import Sequence
from typing import Any

from api.catalogue.entries import CatalogueEntryView
from api.core.problems import Problem, invalid

# Reports and the phone's buttons are built on these; their labels may change, their codes not.
FIXED_KINDS = ("outcome", "age_band", "sex", "skill")
TOPIC_CODE = re.compile(r"[A-Z0-9_]{2,30}")
OTHER_CODE = re.compile(r"[a-z0-9_]{2,30}")


def check_entry(
    data: dict[str, Any], entries: Sequence[CatalogueEntryView], expected_version: int | None, version: int
) -> None:
    """Raise Problem ``conflict`` or ``validation_failed`` unless ``data`` may become the entry's next version."""
    if expected_version is not None and expected_version != version:
        raise Problem("conflict")
    former = next((entry for entry in entries if (entry.kind, entry.code) == (data["kind"], data["code"])), None)
    check_code(data, former)
    check_group(data, entries)
    check_details(data, former)
    check_period(data, former)


def check_code(data: dict[str, Any], former: CatalogueEntryView | None) -> None:
    """New codes are upper case for topics, lower case for the rest; fixed vocabularies get none and lose none."""
    if data["kind"] in FIXED_KINDS and (former is None or data.get("valid_to") is not None):
        raise invalid("code", "fixed", "The codes of this vocabulary are fixed")
    shape = TOPIC_CODE if data["kind"] == "topic" else OTHER_CODE
    if former is None and not shape.fullmatch(data["code"]):
        raise invalid("code", "code", "Topics have upper-case codes, everything else lower-case ones")


def check_group(data: dict[str, Any], entries: Sequence[CatalogueEntryView]) -> None:
    """A topic's group is one of the five basic skills."""
    skills = {entry.code for entry in entries if entry.kind == "skill"}
    group = data.get("group")
    if group is not None and (data["kind"] != "topic" or group not in skills):
        raise invalid("group", "unknown_code", "The group of a topic is one of the basic skills")


def check_details(data: dict[str, Any], former: CatalogueEntryView | None) -> None:
    """Detail codes belong to topics, are unique, and stay once they were there."""
    if "details" not in data:
        return
    codes = [detail["code"] for detail in data["details"]]
    if codes and data["kind"] != "topic":
        raise invalid("details", "topic_only", "Only topics have outcomes of their own")
    if len(set(codes)) < len(codes):
        raise invalid("details", "duplicate", "A code occurs twice")
    missing = {detail["code"] for detail in former.details} - set(codes) if former else set()
    if missing:
        raise invalid("details", "code_removed", f"Codes stay: {', '.join(sorted(missing))}")


def check_period(data: dict[str, Any], former: CatalogueEntryView | None) -> None:
    """An entry begins before it ends."""
    begin = data.get("valid_from", former.valid_from if former else None)
    end = data.get("valid_to", former.valid_to if former else None)
    if begin is not None and end is not None and end <= begin:
        raise invalid("valid_to", "period", "The end must be after the beginning")
