"""Rates have a day and a legal basis; a new one ends the one before."""

import io
from typing import Any

from openpyxl import load_workbook

from tests.api.allowances.conftest import BASIS, MORNING, add_rate
from tests.conftest import At, ClientOf
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.papers import pdf_words


def of_province(client: Client, world: World) -> list[dict[str, Any]]:
    items = client.get("/allowance-rates").json["items"]
    return [one for one in items if one["unit_id"] == str(world.province.id)]


def fault(answer: Answer) -> tuple[str, str]:
    assert answer.status == 422, answer.text
    (error,) = answer.json["errors"]
    return error["field"], error["code"]


def test_a_new_rate_ends_the_one_before_and_leaves_it(world: World, client_of: ClientOf, at: At) -> None:
    staff = client_of(world.staff)
    with at(MORNING):
        add_rate(staff, world, "day", 100_000, "2024-01-01")
        add_rate(staff, world, "night", 200_000, "2024-01-01")
        made = add_rate(staff, world, "day", 150_000, "2026-11-10")
    assert made.json["legal_basis"] == BASIS
    told = {(one["kind"], one["amount"]): (one["valid_from"], one["valid_to"]) for one in of_province(staff, world)}
    assert told == {
        ("day", 150_000): ("2026-11-10", None),
        ("day", 100_000): ("2024-01-01", "2026-11-10"),
        ("night", 200_000): ("2024-01-01", None),
    }
    assert len(of_province(client_of(world.officer), world)) == 3


def test_no_rate_goes_before_the_newest(world: World, client_of: ClientOf, at: At) -> None:
    staff = client_of(world.staff)
    with at(MORNING):
        add_rate(staff, world, "day", 150_000, "2026-11-10")
        assert fault(add_rate(staff, world, "day", 1, "2026-11-10")) == ("valid_from", "order")
        assert fault(add_rate(staff, world, "day", 1, "2026-01-01")) == ("valid_from", "order")
        assert fault(add_rate(staff, world, "day", -1, "2027-01-01"))[0] == "amount"
        assert fault(add_rate(staff, world, "day", 1, "2027-01-01", legal_basis=""))[0] == "legal_basis"
        assert fault(add_rate(staff, world, "day", 1, unit_id=world.commune.id)) == ("unit_id", "no_province")
    assert [one["valid_to"] for one in of_province(staff, world)] == [None]


def test_the_workbook_spells_a_rate_and_leaves_its_grounds_alone(world: World, client_of: ClientOf, at: At) -> None:
    grounds = "Nghị quyết số 5, kỳ họp 3"
    with at(MORNING):
        for kind, amount in (("month", 1_200_000), ("day", 500)):
            assert add_rate(client_of(world.staff), world, kind, amount, legal_basis=grounds).status == 201
        book = client_of(world.officer).get("/allowances/workbook", {"unit": world.commune.id, "month": "2026-11"})
    notes = {row[0]: row[1] for row in load_workbook(io.BytesIO(book.body))["Ghi chú"].values}
    assert f"1.200.000 đồng. {grounds}" in notes.values()
    assert f"500 đồng. {grounds}" in notes.values()


def test_sheet_and_workbook_tell_both_rates_of_a_month_in_which_they_changed(
    world: World, client_of: ClientOf, at: At
) -> None:
    """Each day is paid by the rate of that day: a reader must be able to reckon it anew."""
    with at(MORNING):
        for kind, amount, since in (
            ("day", 150_000, "2024-01-01"),
            ("day", 170_000, "2026-11-10"),
            ("month", 50_000, "2024-01-01"),
            ("month", 60_000, "2026-11-10"),
        ):
            assert add_rate(client_of(world.staff), world, kind, amount, since).status == 201
        paper = client_of(world.leader).get(f"/teams/{world.team.id}/allowance-sheet", {"month": "2026-11"})
        book = client_of(world.officer).get("/allowances/workbook", {"unit": world.commune.id, "month": "2026-11"})
        before = client_of(world.leader).get(f"/teams/{world.team.id}/allowance-sheet", {"month": "2026-10"})
    words = pdf_words(paper.body)
    for wanted in (
        "60.000 đồng một thành viên, một tháng; 150.000 đồng một ngày huy động (đến hết 09/11/2026)",
        "170.000 đồng một ngày huy động (từ 10/11/2026).",
    ):
        assert wanted in words, words
    assert "50.000 đồng một thành viên" not in words.replace("150.000", "")
    notes = [row[1] for row in load_workbook(io.BytesIO(book.body))["Ghi chú"].values if str(row[0]).startswith("Mức")]
    assert notes == [
        f"60.000 đồng. {BASIS}",
        f"150.000 đồng, đến hết 09/11/2026. {BASIS}",
        f"170.000 đồng, từ 10/11/2026. {BASIS}",
    ]
    assert "(đến hết" not in pdf_words(before.body)
