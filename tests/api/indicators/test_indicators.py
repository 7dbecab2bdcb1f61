"""Indicators with dated observations: added, corrected, never overwritten."""

import datetime as dt
import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from models.audit import AuditEvent
from models.db import db
from tests.api.indicators.asking import MORNING, faults, observe
from tests.conftest import At, ClientOf
from tests.factories import unique
from tests.factories.indicators import make_indicator, make_observation
from tests.factories.units import make_commune
from tests.factories.world import World
from tests.support.store import Store
from tests.support.units import end_version

NUMBERS = ("value", "numerator", "denominator", "percent", "rank", "rank_of")


def points(answer: Any) -> list[dict[str, Any]]:
    """The observations of the only unit that an answer speaks of."""
    (series,) = answer.json["series"]
    return list(series["points"])


def test_values_are_kept_with_source_and_may_fall(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    """1,436 services in 2022, 1,390 in 2024: both stay, the newest day counts."""
    with store.writing():
        indicator = make_indicator()
    client, unit = client_of(world.staff), world.province.id
    with at(MORNING):
        observe(client, indicator, unit, "2024-05-01", value="1390")
        told = observe(client, indicator, unit, "2022-07-22", value="1436", source="Báo 07-2022", note="Đứng đầu")
    assert told.status == 201
    assert [(p["observed_on"], p["value"], p["source"]) for p in points(told)] == [
        ("2022-07-22", "1436", "Báo 07-2022"),
        ("2024-05-01", "1390", "Báo 01-05-2024"),
    ]
    listed = client_of(world.officer).get("/indicators").json["items"]
    (mine,) = [one for one in listed if one["id"] == str(indicator)]
    assert [(row["unit_id"], row["value"], row["entered_by_name"]) for row in mine["latest"]] == [
        (str(unit), "1390", world.staff.name)
    ]


def test_a_correction_leaves_the_wrong_one_where_it_is(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        indicator = make_indicator()
        wrong = make_observation(indicator, world.province, dt.date(2024, 5, 1), "13900")
        elsewhere = make_observation(make_indicator(), world.province, dt.date(2024, 5, 1), "1")
    client, unit = client_of(world.staff), world.province.id
    with at(MORNING):
        told = observe(client, indicator, unit, value="1390", corrects=str(wrong))
        again = observe(client, indicator, unit, value="1391", corrects=str(wrong))
        strange = observe(client, indicator, unit, value="1391", corrects=str(elsewhere))
    first, second = points(told)
    assert (first["id"], first["value"], first["corrected_by"]) == (str(wrong), "13900", second["id"])
    assert (second["value"], second["corrects"], second["corrected_by"]) == ("1390", str(wrong), None)
    assert [row["value"] for row in told.json["latest"]] == ["1390"]
    assert again.code == "conflict"
    assert faults(strange) == {("corrects", "unknown")}
    query = {"indicator": indicator}
    assert [row["value"] for row in client.get("/observations", query).json["items"]] == ["1390"]
    assert len(client.get("/observations", {**query, "corrected": "true"}).json["items"]) == 2
    with store.reading():
        actions = set(
            db.session.scalars(sa.select(AuditEvent.action).where(AuditEvent.object_id == uuid.UUID(second["id"])))
        )
    assert actions == {"observation.correct"}


def test_a_figure_of_the_wrong_unit_and_day_is_corrected(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    with store.writing():
        indicator = make_indicator()
        wrong = make_observation(indicator, world.commune, dt.date(2024, 5, 1), "12")
    client = client_of(world.staff)
    with at(MORNING):
        told = observe(client, indicator, world.province.id, "2024-04-30", value="12", corrects=str(wrong))
    series = {one["unit_id"]: one["points"] for one in told.json["series"]}
    (first,), (second,) = series[str(world.commune.id)], series[str(world.province.id)]
    assert (first["corrected_by"], second["corrects"]) == (second["id"], first["id"])
    assert [row["unit_id"] for row in told.json["latest"]] == [str(world.province.id)]


def test_a_ratio_may_pass_a_hundred_and_is_exact(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    """125 telephones on 100 people are no fault; a share of a third keeps its parts."""
    with store.writing():
        indicator = make_indicator("ratio")
    client, unit = client_of(world.staff), world.province.id
    with at(MORNING):
        observe(client, indicator, unit, "2024-01-01", value="125")
        observe(client, indicator, unit, "2024-02-01", numerator="1", denominator="3")
        observe(client, indicator, unit, "2024-03-01", numerator="0", denominator="843")
        told = observe(client, indicator, unit, "2024-04-01", numerator="0.1", denominator="0.000003")
    assert [tuple(point[name] for name in NUMBERS) for point in points(told)] == [
        ("125", None, None, None, None, None),
        (None, "1", "3", "33.33", None, None),
        (None, "0", "843", "0.00", None, None),
        (None, "0.1", "0.000003", "3333333.33", None, None),
    ]


def test_a_rank_is_of_how_many(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        indicator = make_indicator("rank", better="down")
    client, unit = client_of(world.staff), world.province.id
    with at(MORNING):
        told = observe(client, indicator, unit, rank=24, rank_of=63)
        beyond = observe(client, indicator, unit, rank=64, rank_of=63)
        alone = observe(client, indicator, unit, rank=7)
    assert [(point["rank"], point["rank_of"]) for point in points(told)] == [(24, 63)]
    assert faults(beyond) == {("rank", "beyond")}
    assert faults(alone) == {("rank_of", "required")}


@pytest.mark.parametrize(
    ("shape", "told", "expected"),
    [
        ("value", {}, {("value", "required")}),
        ("value", {"numerator": "1", "rank": 3}, {("numerator", "not_of_shape"), ("rank", "not_of_shape")}),
        ("ratio", {"numerator": "1"}, {("denominator", "required")}),
        ("ratio", {"numerator": "1", "denominator": "0"}, {("denominator", "not_positive")}),
        ("ratio", {"numerator": "-1", "denominator": "2"}, {("numerator", "negative")}),
        (
            "ratio",
            {"value": "50", "numerator": "1", "denominator": "2"},
            {("numerator", "not_both"), ("denominator", "not_both")},
        ),
        ("value", {"value": 1.5}, {("value", "invalid")}),
        ("value", {"value": "1,5"}, {("value", "invalid")}),
        ("value", {"value": "NaN"}, {("value", "invalid")}),
        ("value", {"value": "1", "source": ""}, {("source", "invalid")}),
        ("value", {"value": "1", "day": "2026-11-21"}, {("observed_on", "future")}),
        ("value", {"value": "1", "day": "1999-12-31"}, {("observed_on", "too_early")}),
    ],
)
def test_what_an_observation_must_say(
    shape: str,
    told: dict[str, Any],
    expected: set[tuple[str, str]],
    client_of: ClientOf,
    world: World,
    store: Store,
    at: At,
) -> None:
    with store.writing():
        indicator = make_indicator(shape)
    client = client_of(world.staff)
    with at(MORNING):
        assert faults(observe(client, indicator, world.province.id, **told)) == expected
    assert client.get(f"/indicators/{indicator}").json["series"] == []


def test_units_that_are_no_more_get_no_new_figures(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        indicator, gone = make_indicator(), make_commune(world.province)
        end_version(gone.id, dt.date(2025, 7, 1))
    client = client_of(world.staff)
    with at(MORNING):
        late = observe(client, indicator, gone.id, "2025-07-01", value="1")
        eve = observe(client, indicator, gone.id, "2025-06-30", value="1")
        long_ago = observe(client, indicator, gone.id, "2021-12-31", value="1")
        unknown = observe(client, indicator, uuid.uuid4(), value="1")
    assert faults(late) == {("unit_id", "ended")}
    assert (eve.status, long_ago.status) == (201, 201)
    assert faults(unknown) == {("unit_id", "unknown")}


def test_a_form_sent_twice_counts_once(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        indicator = make_indicator()
    client, unit = client_of(world.staff), world.province.id
    with at(MORNING):
        observe(client, indicator, unit, value="12")
        twice = observe(client, indicator, unit, value="12")
        other = observe(client, indicator, unit, value="12", source="Nguồn khác")
    assert faults(twice) == {("source", "exists")}
    assert len(points(other)) == 2


def test_a_list_is_read_in_pages(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        indicator = make_indicator()
        for year in (2020, 2021, 2022):
            make_observation(indicator, world.province, dt.date(year, 12, 31), str(year))
    client, seen, after = client_of(world.approver), [], None
    for _ in range(2):
        page = client.get("/observations", {"indicator": indicator, "limit": 2, **({"after": after} if after else {})})
        seen += [row["value"] for row in page.json["items"]]
        after = page.json["next"]
    assert (seen, after) == (["2022", "2021", "2020"], None)


def test_staff_adds_an_indicator_under_a_code_of_its_own(client_of: ClientOf, world: World) -> None:
    body = {
        "code": f"DTI_{unique.number()}",
        "name": "Xếp hạng chuyển đổi số",
        "name_en": "DTI rank",
        "pillar": "Chung",
        "shape": "rank",
        "measure": "hạng",
        "better": "down",
    }
    client = client_of(world.staff)
    made = client.post("/indicators", body)
    assert (made.status, made.json["shape"], made.json["better"], made.json["series"]) == (201, "rank", "down", [])
    assert faults(client.post("/indicators", body)) == {("code", "taken")}
    assert client.get(f"/indicators/{uuid.uuid4()}").code == "not_found"
