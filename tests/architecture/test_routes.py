"""Every route says who may come in and whether it reads or writes."""

from werkzeug.routing import Rule

from api.core.access import access_of
from server.app import App

# What is sent by POST but only reads: a pull, what proves something first, and what is typeset after a short write;
# they may hold no write lock.
READ_BY_POST = {
    "/api/v1/sync/pull",
    "/api/v1/auth/login",
    "/api/v1/auth/activate",
    "/api/v1/sync/rescue",
    "/api/v1/sync/rescue-files",
    "/api/v1/teams/<uuid:team_id>/cards.pdf",
}
SAFE = {"GET", "HEAD", "OPTIONS"}
OPEN_TO_STRANGERS = {
    "/",
    "/<file_name:name>",
    "/healthz",
    "/readyz",
    "/api/v1/openapi.json",
    "/api/v1/docs",
    "/api/v1/docs.css",
    "/api/v1/meta",
    "/api/v1/auth/login",
    "/api/v1/auth/activate",
    "/api/v1/auth/logout",
    "/api/v1/sync/rescue",
    "/api/v1/feeds/dictionary",
    "/api/v1/public/figures",
    "/api/v1/public/figures/<shape>",
}
# Another system may read here with a token of this scope; nowhere else does a token count.
OPEN_TO_TOKENS = {"/api/v1/feeds/indicators": "feeds.indicators"}


def methods(rule: Rule) -> set[str]:
    return (rule.methods or set()) - {"HEAD", "OPTIONS"}


def test_every_route_declares_its_access(bare_app: App) -> None:
    views = bare_app.view_functions
    assert [rule.rule for rule in bare_app.url_map.iter_rules() if access_of(views[rule.endpoint]) is None] == []


def test_reads_are_gets_and_writes_are_not(bare_app: App) -> None:
    wrong = []
    for rule in bare_app.url_map.iter_rules():
        access = access_of(bare_app.view_functions[rule.endpoint])
        reads = methods(rule) <= SAFE or rule.rule in READ_BY_POST
        if access is not None and (access.mode == "read") != reads:
            wrong.append(f"{rule} {methods(rule)} is declared as {access.mode}")
    assert wrong == []


def test_strangers_get_in_only_where_it_is_listed(bare_app: App) -> None:
    declared = {
        rule.rule
        for rule in bare_app.url_map.iter_rules()
        if (access := access_of(bare_app.view_functions[rule.endpoint])) and access.roles is None
    }
    assert declared <= OPEN_TO_STRANGERS


def test_tokens_get_in_only_where_it_is_listed(bare_app: App) -> None:
    declared = {
        rule.rule: access.scope
        for rule in bare_app.url_map.iter_rules()
        if (access := access_of(bare_app.view_functions[rule.endpoint])) and access.scope
    }
    assert declared == OPEN_TO_TOKENS
