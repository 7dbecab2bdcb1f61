"""Scorecards: by name, without ranking or persons, the same on screen and on paper."""

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.desk import vi_number
from tests.e2e.support.look import THEMES, wrong_with
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Site
from tests.support.papers import pdf_words

FIGURES = ("visits", "people", "days_active", "topics")


def paper_of(desk: Phone) -> str:
    """The words of the page's PDF."""
    with desk.page.expect_download() as given:
        desk.tap(desk.button("Tải PDF"))
    return pdf_words(Path(given.value.path()).read_bytes())


def test_the_communes_cards_on_a_desk_and_on_paper(site: Site, new_desk: NewDesk) -> None:
    officer = site.first("commune_officer")
    desk = new_desk()
    desk.log_in(officer)
    desk.open("#/ban/phieu")
    told = site.client(officer).get("/scorecards").json
    teams = desk.page.get_by_role("table", name="Theo tổ")
    rows = teams.locator("tbody tr")
    expect(rows).to_have_count(len(told["teams"]))
    shown = [[cell.inner_text() for cell in row.locator("td").all()[:4]] for row in rows.all()]
    assert shown == [[vi_number(team[name]) for name in FIGURES] for team in told["teams"]]
    assert [head.split("\n")[0] for head in rows.locator("th").all_inner_texts()] == [
        team["title"] for team in told["teams"]
    ]
    assert teams.locator("thead button").count() == 0, "nothing makes a ranking of it"
    assert wrong_with(desk.page, phone=False, themes=THEMES) == []

    words = paper_of(desk)
    (commune,) = told["communes"]
    assert f"{commune['name']} CỘNG HÒA" in words
    figures = " ".join(vi_number(commune[name]) for name in FIGURES)
    assert f"1 {commune['name']} {figures}" in words
    for team in told["teams"]:
        assert f"{team['title']} · {team['unit_name']} {' '.join(vi_number(team[name]) for name in FIGURES)}" in words
    page = desk.page.locator("main").inner_text()
    people = [person.name for person in site.people if person.unit_id == officer.unit_id or person.team_id]
    assert [name for name in people if name in page or name in words] == []


def test_the_province_opens_a_commune_on_a_phone(site: Site, new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.log_in(site.first("province_staff"))
    phone.open("#/ban/phieu")
    communes = phone.page.locator("main .dk-card-head a")
    expect(communes).to_have_count(36)
    assert wrong_with(phone.page, phone=True, themes=THEMES) == []
    name = communes.nth(1).inner_text()
    assert f"{site.first('province_staff').unit_name} CỘNG HÒA" in paper_of(phone)
    phone.tap(communes.nth(1))
    expect(phone.page.get_by_role("heading", name="Theo tổ")).to_be_visible()
    expect(phone.page.locator("main .dk-card-head").first).to_have_text(name)
    assert wrong_with(phone.page, phone=True, themes=THEMES) == []
    assert f"1 {name} " in paper_of(phone)
