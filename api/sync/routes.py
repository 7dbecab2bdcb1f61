"""Push and pull over HTTP."""

from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue

from api.core import clock
from api.core.access import Actor, actor, reads, writes
from api.core.http import Bp
from api.sync import devices, proof
from api.sync.bodies import take_body
from api.sync.pull import pull
from api.sync.push import push
from api.sync.schemas import ProofAnswer, ProofRequest, PullAnswer, PullRequest, PushAnswer, PushRequest

SIZED = ("/sync/push", "/sync/pull", "/sync/proof")
bp = Bp("sync", __name__, description="Phones: push and pull")


@bp.before_request
def _unzip() -> None:
    """Accept ``Content-Encoding: gzip`` and hold these requests to their size, zipped or not."""
    if request.method == "POST" and request.path.endswith(SIZED):
        take_body()


@bp.post("/sync/push")
@writes(repeat=True)
@bp.arguments(PushRequest)
@bp.response(200, PushAnswer)
def sync_push(given: dict[str, Any]) -> dict[str, Any]:
    """Take a batch of ops; one verdict per op, in order."""
    caller = actor()
    compared = proof.compare(caller, given)
    results = push(caller, given)
    proof.keep(caller, given["device_id"], compared)
    return _answer(caller, given, {"results": results, **_proof(compared)})


@bp.post("/sync/pull")
@reads()
@bp.arguments(PullRequest)
@bp.response(200, PullAnswer)
@bp.alt_response(204, description="Nothing new; the nonce is in X-Sync-Nonce")
def sync_pull(given: dict[str, Any]) -> ResponseReturnValue:
    """Give what is new since the cursors."""
    caller = actor()
    told, pages = devices.Telling.of(given), pull(caller, given["cursors"])
    compared = proof.compare(caller, given)
    if compared is not None or devices.due(caller, told):
        devices.note_aside(caller, told, compared)
    if pages is not None or compared is not None:
        return _answer(caller, given, {"scopes": pages or {}, **_proof(compared)})
    headers = {"X-Sync-Nonce": given["nonce"] or "", "X-Grants-Version": str(caller.grants_version)}
    return Response(status=204, headers=headers)


@bp.post("/sync/proof")
@writes()
@bp.arguments(ProofRequest)
@bp.response(200, ProofAnswer)
def sync_proof(given: dict[str, Any]) -> dict[str, Any]:
    """Say which of the phone's sent ops the account has never sent, after a proof that did not match."""
    return _answer(actor(), given, {"missing": proof.missing_of(actor(), given["device_id"], given["op_ids"])})


@bp.after_request
def _mark(response: Response) -> Response:
    """S19: a captive portal's answer lacks this."""
    response.headers["X-Sync-Proto"] = "1"
    return response


def _proof(compared: proof.Compared | None) -> dict[str, Any]:
    return {} if compared is None else {"proof": compared.as_json()}


def _answer(caller: Actor, given: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    head = {"nonce": given["nonce"], "server_time": clock.now(), "grants_version": caller.grants_version}
    return {**head, **content}
