"""Puts every feature's blueprint below ``/api/v1``; the top of the api layer."""

from flask import Flask

from api.accounts import device_routes
from api.accounts import routes as accounts
from api.allowances import routes as allowances
from api.assistance import routes as assistance
from api.audit import routes as audit
from api.auth import routes as auth
from api.auth import session, token_routes
from api.campaigns import routes as campaigns
from api.campaigns import target_routes as campaign_targets
from api.catalogue import routes as catalogue
from api.core import http
from api.core.http import Bp
from api.indicators import change_routes as indicator_changes
from api.indicators import routes as indicators
from api.meta import routes as meta
from api.reports import export_routes, feed_routes, public_routes, tile_routes
from api.reports import routes as reports
from api.rosters import commit_routes, decision_routes, enrolment_routes, import_routes, roster_routes
from api.rounds import routes as rounds
from api.scorecards import routes as scorecards
from api.sync import desk_routes, rescue_routes
from api.sync import routes as sync
from api.teams import routes as teams
from api.units import routes as units

BLUEPRINTS: tuple[Bp, ...] = (
    accounts.bp,
    device_routes.bp,
    allowances.bp,
    assistance.bp,
    audit.bp,
    auth.bp,
    campaigns.bp,
    campaign_targets.bp,
    catalogue.bp,
    indicators.bp,
    indicator_changes.bp,
    meta.bp,
    reports.bp,
    export_routes.bp,
    feed_routes.bp,
    public_routes.bp,
    token_routes.bp,
    tile_routes.bp,
    import_routes.bp,
    roster_routes.bp,
    commit_routes.bp,
    decision_routes.bp,
    enrolment_routes.bp,
    rounds.bp,
    scorecards.bp,
    teams.bp,
    units.bp,
    sync.bp,
    desk_routes.bp,
    rescue_routes.bp,
)


def init_app(app: Flask) -> None:
    """Register all features on ``app``."""
    session.init_app(app)
    api = http.init_app(app)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint, url_prefix="/api/v1")
