"""The province looks at its communes: tiles by keyboard, the table beside them, today's and yesterday's, on paper."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import NewDesk
from tests.e2e.support.phone import Desk
from tests.e2e.support.site import Site

TILES = ".dk-tilegrid a"
COLOURS = """tiles => [...new Set(tiles.map(tile => getComputedStyle(tile).backgroundColor))]"""
PLACES = """tiles => tiles.map(tile => {
    const { left, top } = tile.getBoundingClientRect();
    return `${Math.round(left)} ${Math.round(top)}`;
})"""


def at_coverage(new_desk: NewDesk, site: Site) -> Desk:
    """Staff of the province with the tile grid open."""
    desk = new_desk()
    desk.log_in(site.first("province_staff"))
    desk.open("#/ban/bao-phu")
    expect(desk.page.locator(TILES)).to_have_count(36)
    return desk


def test_tiles_are_walked_by_keyboard_and_say_what_the_table_says(new_desk: NewDesk, site: Site) -> None:
    page = at_coverage(new_desk, site).page
    tiles = page.locator(TILES)
    shown = dict(counts(tile) for tile in tiles.all())
    assert len(set(tiles.evaluate_all(PLACES))) == 36, "no two in one place"
    rows = page.locator("main table tbody tr")
    told = {row.locator("th").inner_text(): row.locator("td").nth(3).inner_text() for row in rows.all()}
    assert {name: total for name, (_, total) in shown.items()} == {short(name): n for name, n in told.items()}

    tiles.first.focus()
    page.keyboard.press("ArrowDown")
    below = page.locator(":focus")
    expect(below).to_have_class(re.compile("dk-tile"))
    assert page.locator(f"{TILES}[tabindex='0']").count() == 1, "one stop of the Tab key"
    name, (_, hamlets) = counts(below)
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text(name.split(" ", 1)[1])
    expect(page.locator("main table").first.locator("tbody tr")).to_have_count(int(hamlets))


def test_the_communes_of_yesterday_and_the_colours_of_paper(new_desk: NewDesk, site: Site) -> None:
    desk = at_coverage(new_desk, site)
    page = desk.page
    desk.tap(page.get_by_role("button", name="Trước sắp xếp (30/06/2025)"))
    expect(page.locator(TILES)).to_have_count(91)
    desk.tap(page.get_by_role("button", name="Hôm nay"))
    expect(page.locator(TILES)).to_have_count(36)
    desk.tap(page.locator("label").filter(has_text="Việc trong tháng"))
    page.get_by_label("Việc", exact=True).select_option("LAND")
    expect(page.locator("main")).to_contain_text("có lượt về")
    expect(page.locator(".dk-step-1").first).to_be_visible()

    page.emulate_media(media="print")
    colours = page.locator(TILES).evaluate_all(COLOURS)
    assert len(colours) > 1, "steps are told apart on paper"
    for colour in colours:
        red, green, blue = re.findall(r"\d+", colour)[:3]
        assert red == green == blue, "black, white and grey alone"
    expect(page.locator(".dk-filterform")).to_be_hidden()
    expect(page.locator("main table")).to_be_visible()


def test_the_overview_leads_to_the_communes_to_look_at_first(new_desk: NewDesk, site: Site) -> None:
    desk = new_desk()
    desk.log_in(site.first("province_staff"))
    desk.open("#/ban/tong-quan")
    worst = section(desk.page, "cần xem trước")
    links = worst.locator("tbody th a")
    assert 0 < links.count() <= 10
    name = links.first.inner_text()
    desk.tap(links.first)
    expect(desk.page.locator("main h1")).to_have_text(name)


def counts(tile: Locator) -> tuple[str, tuple[str, str]]:
    """The short name on a tile, and how many of how many hamlets."""
    part, whole = tile.locator(".dk-tile-count").inner_text().split("/")
    return tile.locator(".dk-tile-name").inner_text(), (part, whole)


def short(name: str) -> str:
    """The name as tiles write it."""
    return name.replace("Phường ", "P. ").replace("Xã ", "X. ")


def section(page: Page, heading: str) -> Locator:
    """A part of the page by its heading, once it is there."""
    found = page.locator(".dk-section").filter(has=page.get_by_role("heading", name=heading))
    expect(found.locator("tbody tr").first).to_be_visible()
    return found
