"""The coverage tile grid over HTTP."""

import datetime as dt
from typing import Any

from api.reports.tiles import step_of
from api.units.tiles import place_tiles
from models.db import db
from tests.api.reports.test_coverage import set_status
from tests.conftest import At, ClientOf
from tests.factories.teams import make_team
from tests.factories.units import add_version, make_commune, make_hamlet
from tests.factories.visits import TODAY, item, make_visit
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.store import Store
from tests.support.units import end_version

MORNING = "2026-11-20T09:00"
DAY = dt.timedelta(days=1)


def grid(client: Client, **params: object) -> dict[str, Any]:
    answer = client.get("/reports/tiles", params)
    assert answer.status == 200, answer.text
    return dict(answer.json)


def cell(told: dict[str, Any], unit: object) -> dict[str, Any]:
    """The cell of a commune."""
    return next(one for one in told["cells"] if one["unit_id"] == str(unit))


def test_a_tile_has_a_sign_for_each_hamlet_and_a_step(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        without = make_hamlet(world.commune)
        waiting = make_team(make_hamlet(world.commune), commune=world.commune)
        set_status(waiting.roster_id, "submitted")
        empty = make_commune(world.province)
        make_visit(world.team)
    with at(MORNING):
        told = grid(client_of(world.staff), unit=world.province.id)
    tile = cell(told, world.commune.id)
    states = {hamlet["label"]: hamlet["state"] for hamlet in tile["hamlets"]}
    assert states == {
        world.hamlets[0].name: "approved",
        world.hamlets[1].name: "silent",
        waiting.unit.name: "waiting",
        without.name: "without",
    }
    assert (tile["counted"], tile["total"], tile["share"], tile["step"]) == (2, 4, 0.5, 2)
    assert (tile["name"], tile["code"]) == (world.commune.name, world.commune.code)
    bare = cell(told, empty.id)
    assert (bare["counted"], bare["share"], bare["step"], bare["hamlets"]) == (None, None, None, []), "no data, not 0"
    assert (told["on"], told["silence_known"], told["period"]) == ("2026-11-20", True, None)


def test_before_the_first_visit_nobody_is_silent(client_of: ClientOf, world: World, at: At) -> None:
    with at(MORNING):
        told = grid(client_of(world.staff), unit=world.commune.id)
    assert {hamlet["state"] for hamlet in told["cells"][0]["hamlets"]} == {"approved"}
    assert told["silence_known"] is False


def test_days_and_topics_colour_by_where_visits_were_made(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    with store.writing():
        quiet = make_world(world.province)
        make_visit(world.team, TODAY - DAY, items=[item("DSIG")])
        make_visit(world.other_team, TODAY - 40 * DAY, items=[item("DSIG")])
    client = client_of(world.staff)
    week = {"unit": world.province.id, "from": "2026-11-16", "to": "2026-11-22"}
    with at(MORNING):
        told = grid(client, **week)
        november = {topic: grid(client, unit=world.province.id, topics=topic) for topic in ("DSIG", "VNEID2")}
        both = grid(client, **week, topics="DSIG,VNEID2")
    tile = cell(told, world.commune.id)
    assert (tile["counted"], tile["step"]) == (1, 2)
    assert [hamlet["reached"] for hamlet in tile["hamlets"]] == [True, False]
    silent = cell(told, quiet.commune.id)
    assert (silent["counted"], silent["step"], silent["total"]) == (None, None, 2), "nothing was sent: no data, not 0"
    shares = {topic: cell(told, world.commune.id)["share"] for topic, told in november.items()}
    assert shares == {"DSIG": 0.5, "VNEID2": 0.0}
    assert november["DSIG"]["period"] == {"from": "2026-11-01", "to": "2026-11-30"}
    assert (cell(both, world.commune.id)["counted"], both["topics"]) == (1, ["DSIG", "VNEID2"])


def test_the_grid_of_a_day_has_the_communes_of_that_day(client_of: ClientOf, world: World, store: Store) -> None:
    change = dt.date(2026, 7, 1)
    with store.writing():
        target = make_commune(world.province)
        end_version(world.commune.id, change)
        for hamlet in world.hamlets:
            end_version(hamlet.id, change)
            add_version(hamlet.id, hamlet.code, hamlet.name, "hamlet", target, change)
        place_tiles()
        db.session.flush()
    client = client_of(world.staff)
    before, after = (grid(client, unit=world.province.id, on=day) for day in (change - DAY, change))
    assert {one["unit_id"] for one in before["cells"]} == {str(world.commune.id), str(target.id)}
    assert {one["unit_id"] for one in after["cells"]} == {str(target.id)}
    assert len(cell(before, world.commune.id)["hamlets"]) == len(cell(after, target.id)["hamlets"]) == 2
    for told in (before, after):
        places = {(one["column"], one["row"]) for one in told["cells"]}
        assert len(places) == len(told["cells"])
        assert all(column < told["columns"] and row < told["rows"] for column, row in places)


def test_steps_are_fifths() -> None:
    assert [step_of(part, 10) for part in range(11)] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4]
    assert (step_of(0, 0), step_of(0, None), step_of(3, 3)) == (None, None, 4)
