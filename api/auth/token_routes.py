"""``/tokens``: the administrator lets other systems read, and ends that."""

import uuid
from typing import Any

from api.auth import tokens
from api.auth.token_schemas import IssuedToken, TokenList, TokenRequest
from api.core.access import actor, reads, writes
from api.core.http import Bp

bp = Bp("tokens", __name__, description="Tokens by which other systems read the feed")


@bp.get("/tokens")
@reads("admin")
@bp.response(200, TokenList)
def list_tokens() -> dict[str, Any]:
    """All tokens ever issued, without their secrets."""
    return {"items": tokens.list_tokens()}


@bp.post("/tokens")
@writes("admin")
@bp.arguments(TokenRequest)
@bp.response(201, IssuedToken)
@bp.alt_response(404, description="No such unit")
def issue_token(body: dict[str, Any]) -> dict[str, Any]:
    """Issue a token; its secret is in this answer and nowhere else."""
    return tokens.issue(actor(), **body)


@bp.delete("/tokens/<uuid:token_id>")  # type: ignore[type-var]  # smorest takes None, its types do not
@writes("admin")
@bp.response(204)
@bp.alt_response(404, description="No such token")
def revoke_token(token_id: uuid.UUID) -> None:
    """End a token from the next request on."""
    tokens.revoke(actor(), token_id)
