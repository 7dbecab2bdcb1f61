"""Scans of signed decisions: PDF or JPEG, encoded anew in a process of its own, kept with their checksum."""

import hashlib
import json
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from api.core import audit, clock
from api.core.access import OFFICIALS, Actor
from api.core.papers import JPEG, PDF
from api.core.problems import Problem, invalid
from api.rosters.decision_queries import readable, sees_contacts
from api.rosters.decisions import check_office
from api.units.logic import tree
from models.db import db
from models.roster import DecisionScan
from models.team import Decision

MAX_BYTES = 10 * 1024 * 1024
SECONDS = 30.0
ROOT = Path(__file__).resolve().parents[2]
ENDINGS = {PDF: "pdf", JPEG: "jpg"}
STARTS = (b"%PDF-", b"\xff\xd8\xff")
SAID = {
    "type": "A scan is a PDF or a JPEG",
    "encrypted": "The PDF is locked with a password",
    "pages": "The PDF has no page or more than 100",
    "damaged": "The file is damaged",
    "too_complex": "The file takes too much to open",
}


@dataclass(frozen=True)
class Scan:
    """A scan that is safe to keep and to hand out."""

    content_type: str
    pages: int
    content: bytes


def make_safe(content: bytes) -> Scan:
    """The scan without scripts, attachments, annotations and EXIF. To be called before the first statement of a write.

    Raises Problem ``too_large`` and ``validation_failed`` with the reason as code.
    """
    if len(content) > MAX_BYTES:
        raise Problem("too_large")
    if not content.startswith(STARTS):
        raise _refused("type")
    command = [sys.executable, "-m", "api.rosters.scan_child"]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, cwd=ROOT, check=True, env={}
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise _refused("too_complex") from None
    head, _, made = done.stdout.partition(b"\n")
    told = json.loads(head)
    if "code" in told:
        raise _refused(told["code"])
    return Scan(told["content_type"], told["pages"], made)


def attach(actor: Actor, decision_id: uuid.UUID, scan: Scan) -> None:
    """Keep the scan of an approved decision; the newest one counts, older ones stay.

    Raises Problem ``not_found``, ``forbidden``, ``not_approved``.
    """
    decision = db.session.get(Decision, decision_id)
    if decision is None:
        raise Problem("not_found")
    check_office(actor, decision.unit_id, *OFFICIALS)
    if decision.status == "draft":
        raise Problem("not_approved")
    digest = hashlib.sha256(scan.content).hexdigest()
    row = DecisionScan(
        decision_id=decision_id,
        account_id=actor.account_id,
        content_type=scan.content_type,
        pages=scan.pages,
        size=len(scan.content),
        sha256=digest,
        content=scan.content,
    )
    db.session.add(row)
    db.session.flush()
    commune_id = tree().heir(decision.unit_id, clock.today())
    audit.record(actor, "decision.scan", "decision", decision_id, commune_id=commune_id, fields=("scan", "sha256"))


def newest(actor: Actor, decision_id: uuid.UUID) -> tuple[Scan, uuid.UUID]:
    """The scan to be handed out, and the commune that decided.

    For whoever may see members' phone numbers, as the paper shows them. Raises Problem ``not_found``, ``forbidden``.
    """
    decision = readable(actor, decision_id)
    if not sees_contacts(actor, decision):
        raise Problem("forbidden")
    query = sa.select(DecisionScan.content_type, DecisionScan.pages, DecisionScan.content)
    newest_one = query.where(DecisionScan.decision_id == decision_id).order_by(DecisionScan.id.desc()).limit(1)
    row = db.session.execute(newest_one).first()
    if row is None:
        raise Problem("not_found")
    return Scan(row.content_type, row.pages, row.content), decision.unit_id


def _refused(code: str) -> Problem:
    return invalid("file", code, SAID[code])
