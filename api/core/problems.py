"""The catalogue of problems: every refusal has a stable code, a status and one RFC 9457 envelope."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FieldError:
    """One fault of a request: ``field`` is a dotted path such as ``body.people.total``."""

    field: str
    code: str
    message: str

    def as_json(self) -> dict[str, str]:
        """The entry of ``errors`` in the problem document."""
        return {"field": self.field, "code": self.code, "message": self.message}


class Problem(Exception):
    """A refusal with a stable ``code`` that clients switch on. ``retry_after`` is in seconds."""

    def __init__(
        self,
        code: str,
        detail: str | None = None,
        *,
        errors: tuple[FieldError, ...] = (),
        params: dict[str, Any] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(code if detail is None else f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.errors = errors
        self.params = params or {}
        self.retry_after = retry_after

    @property
    def status(self) -> int:
        """The HTTP status of the code; an unknown code is a programming error and raises KeyError."""
        return CATALOGUE[self.code][0]

    @property
    def title(self) -> str:
        """The English one-line title of the code."""
        return CATALOGUE[self.code][1]


CATALOGUE: dict[str, tuple[int, str]] = {
    "unreadable_json": (400, "The body is not JSON that can be read"),
    "bad_request": (400, "The request cannot be understood"),
    "unauthenticated": (401, "Log in first"),
    "login_failed": (401, "Phone number or PIN is wrong"),
    "forbidden": (403, "Not allowed for this account"),
    "own_submission": (403, "Nobody decides about what they submitted themselves"),
    "not_signed": (403, "No key of a known device has signed this"),
    "cross_site": (403, "The request comes from another site"),
    "not_found": (404, "There is no such thing"),
    "method_not_allowed": (405, "The path does not take this method"),
    "not_acceptable": (406, "No such representation"),
    "conflict": (409, "It has changed in the meantime"),
    "phone_taken": (409, "Another account uses this phone number"),
    "device_taken": (409, "This device id belongs to another account"),
    "grant_exists": (409, "The account holds this role already"),
    "grant_ended": (409, "The role has ended; give it anew"),
    "not_activated": (409, "The account has not been activated yet"),
    "last_admin": (409, "Nobody else is an active administrator without an end"),
    "device_revoked": (409, "This device was revoked"),
    "account_disabled": (409, "The account is disabled"),
    "nobody_to_invite": (409, "Everybody on the list has come in already"),
    "team_exists": (409, "The place has a team already"),
    "draft_exists": (409, "The team has a roster that is not decided about yet"),
    "wrong_status": (409, "The roster is in another state by now"),
    "stale": (409, "The roster is not the one that was seen"),
    "number_taken": (409, "The body has used this number in this year already"),
    "in_decision": (409, "The roster stands in another decision's draft"),
    "decision_approved": (409, "The decision has been approved"),
    "not_approved": (409, "The decision has not been approved yet"),
    "quarantine_closed": (409, "This entry has already been settled"),
    "campaign_state": (409, "The campaign is in another state by now"),
    "in_use": (409, "Figures or results rest on it"),
    "target_withdrawn": (409, "The target has been withdrawn"),
    "round_exists": (409, "A round of this month was opened already"),
    "round_running": (409, "The reporting month is not over yet"),
    "round_closed": (409, "The round has been closed"),
    "report_state": (409, "The report is in another state by now"),
    "export_not_ready": (409, "The file is not ready yet"),
    "work_day_taken": (409, "The day was confirmed in another team"),
    "import_not_ready": (409, "The list has not been read yet, or was refused"),
    "import_committed": (409, "A draft has been made of this team's list already"),
    "too_large": (413, "The body is too large"),
    "unsupported_media_type": (415, "The body must be JSON"),
    "validation_failed": (422, "Some fields cannot be accepted"),
    "invitation_invalid": (422, "The invitation is used up, expired or unknown"),
    "pin_weak": (422, "The PIN is too easy to guess"),
    "rescue_key_unknown": (422, "The file is sealed to a key that this server does not have"),
    "rescue_file_damaged": (422, "The file is damaged or is no rescue file"),
    "whole_months_only": (422, "This is counted by whole reporting months"),
    "too_many_rows": (422, "A sheet cannot hold so many rows"),
    "sheet_refused": (422, "The sheet cannot be read"),
    "cannot_cross": (422, "These two dimensions cannot be crossed"),
    "too_many_tries": (429, "Too many tries"),
    "too_many_waiting": (429, "Several of your files are being made already"),
    "internal": (500, "Something failed on the server"),
    "overloaded": (503, "Too many requests at this moment"),
    "recounting": (503, "Visits are being counted again"),
    "unavailable": (503, "The server cannot write at the moment"),
}

BY_STATUS = {
    400: "bad_request",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    409: "conflict",
    413: "too_large",
    415: "unsupported_media_type",
    422: "validation_failed",
    429: "too_many_tries",
    503: "unavailable",
}


def invalid(field: str, code: str, message: str) -> Problem:
    """A ``validation_failed`` problem about one field."""
    return Problem("validation_failed", errors=(FieldError(field, code, message),))
