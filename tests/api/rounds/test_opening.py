"""A province that has begun is asked for each month that ends."""

from api.rounds.jobs import open_due
from server.app import App
from tests.api.rounds.conftest import Two
from tests.conftest import At, ClientOf


def test_the_month_that_ended_is_opened_once(two: Two, november: str, client_of: ClientOf, app: App, at: At) -> None:
    staff = client_of(two.one.staff)
    with at("2027-01-01T00:30"), app.app_context():
        open_due({})
        open_due({})
    with at("2027-01-01T08:00"):
        items = staff.get("/rounds").json["items"]
    mine = [(one["month"], one["due_on"]) for one in items if one["unit_id"] == str(two.one.province.id)]
    assert mine == [("2026-12", "2027-01-05"), ("2026-11", "2026-12-05")]
