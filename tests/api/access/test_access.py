"""The access table is whole, and the server keeps to it."""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from server.app import App
from tests.api.access.allowance_table import ALLOWANCE_BODIES, ALLOWANCES
from tests.api.access.campaign_table import CAMPAIGN_BODIES, CAMPAIGNS
from tests.api.access.campaign_things import Place
from tests.api.access.import_table import IMPORT_BODIES, IMPORTS
from tests.api.access.indicator_table import INDICATOR_BODIES, INDICATORS
from tests.api.access.places import CALLERS, Things, make_former, places_of
from tests.api.access.report_table import REPORTS
from tests.api.access.roster_table import ROSTER_BODIES, ROSTERS
from tests.api.access.round_table import ROUND_BODIES, ROUNDS
from tests.api.access.table import BODIES, TABLE, THERE
from tests.conftest import ClientOf
from tests.factories.accounts import Account, make_device
from tests.factories.world import World, make_world
from tests.support.client import API, Client, Door
from tests.support.forms import Form
from tests.support.store import Store

# Holes that are of no unit, and what is the whole province's, beside which there is none.
FREE = {
    "phone",
    "shape",
    "wide",
    "uuid",
    "token",
    "key",
    "later",
    "province",
    "indicator",
    "unused",
    "declaration",
    "programme",
    "target",
    "new_code",
    "next_day",
    "free_month",
}
SENT = {
    **BODIES,
    **ROSTER_BODIES,
    **IMPORT_BODIES,
    **CAMPAIGN_BODIES,
    **INDICATOR_BODIES,
    **ALLOWANCE_BODIES,
    **ROUND_BODIES,
}
HOLE = re.compile(r"\{(\w+)\}")
# After these the next caller may ask the same: nothing has changed. A 401 may count as a try at a door.
REFUSED = ("403", "404")
# Not of the API: files, pages and probes for anybody.
OPEN = {"/", "/<file_name:name>", "/healthz", "/readyz", "/api/v1/docs", "/api/v1/docs.css", "/api/v1/openapi.json"}


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    route: str
    where: str
    expected: dict[str, str]

    @property
    def request(self) -> tuple[str, str]:
        """Method and path with holes; what stands in parentheses only tells rows of one route apart."""
        method, path = re.sub(r" \(.*\)", "", self.route).split(" ", 1)
        return method, path


def rows() -> list[Row]:
    """The tables, parsed."""
    tables = (TABLE, ROSTERS, IMPORTS, CAMPAIGNS, INDICATORS, REPORTS, ALLOWANCES, ROUNDS)
    lines = [line.split("|") for table in tables for line in table.strip().splitlines()[1:]]
    return [
        Row(route.strip(), where.strip(), dict(zip(CALLERS, answers.split(), strict=True)))
        for route, where, answers in lines
    ]


@dataclass(frozen=True)
class Scene:
    """The callers' world and the places they ask about."""

    world: World
    former: Account
    places: dict[str, Place]
    # Who only reads stays signed in; another request may end log-ins.
    clients: dict[str, Client] = field(default_factory=dict)

    def account(self, caller: str) -> Account:
        """Who calls."""
        found: Account = self.former if caller == "former" else getattr(self.world, caller)
        return found


@pytest.fixture(scope="module")
def scene(store: Store, client_of: ClientOf) -> Scene:
    """One for all rows: what a row changes it makes for itself."""
    with store.writing():
        world = make_world()
        scene = Scene(world, make_former(world), places_of(world))
        for caller in CALLERS[1:]:
            make_device(scene.account(caller))
    for place in scene.places.values():
        things = Things(store, client_of, place)
        things.visit()
        things.item()
        things.silent_phone()
        things.list()
        things.draft()
        things.wide()
        things.round()
        things.target()
        things.rate()
        things.token()
    return scene


def fill(value: Any, things: Things) -> Any:
    """Put what is asked for into the holes of a path or body."""
    if isinstance(value, dict):
        return {key: fill(inner, things) for key, inner in value.items()}
    if isinstance(value, list):
        return [fill(inner, things) for inner in value]
    if isinstance(value, str):
        whole = HOLE.fullmatch(value)
        return things.get(whole[1]) if whole else HOLE.sub(lambda hole: str(things.get(hole[1])), value)
    return value


def ask(row: Row, client: Client, url: str, sent: Any) -> str:
    """Send the row's request; its answer in the words of the table."""
    method = row.request[0]
    if isinstance(sent, Form):
        answer = client.send(method, url, data=sent.body, headers={"Content-Type": sent.content_type})
    else:
        answer = client.send(method, url, json=sent)
    if answer.status == 200 and row.route.endswith("/sync/push"):
        (result,) = answer.json["results"]
        return "aside" if result["verdict"] == "quarantined" else str(result["verdict"])
    # the list itself, not what an item of it holds; whether a team is silent depends on what other rows did before
    empty = isinstance(answer.json, dict) and answer.json.get("items") == [] and "silent-teams" not in row.route
    return "none" if empty else str(answer.status)


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.route} {row.where}")
def test_route_answers_each_caller_as_the_table_says(
    row: Row, scene: Scene, store: Store, door: Door, client_of: ClientOf
) -> None:
    things = Things(store, client_of, scene.places[row.where])
    for name in THERE.get(row.route, ()):
        things.get(name)
    method, path = row.request
    got: dict[str, str] = {}
    asked = None
    if method != "GET":
        scene.clients.clear()
    for caller in CALLERS:
        if caller not in scene.clients:
            scene.clients[caller] = Client(door) if caller == "stranger" else client_of(scene.account(caller))
        asked = asked or (API + fill(path, things), fill(SENT.get(row.route), things))
        got[caller] = ask(row, scene.clients[caller], *asked)
        # what somebody was let in to change is made anew for the next caller
        if method != "GET" and got[caller] not in REFUSED:
            asked = None
    if method != "GET":
        scene.clients.clear()
    assert got == row.expected


@pytest.mark.only_on("sqlite")
def test_every_route_has_a_row(app: App) -> None:
    listed = {(method, HOLE.sub("{}", path.partition("?")[0])) for method, path in (row.request for row in rows())}
    routes = {
        (method, re.sub(r"<[^>]+>", "{}", rule.rule).removeprefix(API))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule not in OPEN
    }
    assert routes - listed == set()
    assert listed - routes == set()


def test_routes_to_things_of_a_unit_are_tried_elsewhere_too() -> None:
    tried: dict[str, set[str]] = {}
    for row in rows():
        tried.setdefault(row.route, set()).add(row.where)
    holes = {route: set(HOLE.findall(route + str(SENT.get(route)))) - FREE for route in tried}
    of_units = {route for route, found in holes.items() if found and "admin" not in route}
    assert {route for route in of_units if not {"own", "sibling"} <= tried[route]} == set()
