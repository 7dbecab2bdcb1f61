"""Issue 4 from end to end: a list with errors becomes a printed decision, and somebody on it logs a first visit."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Figure, NewDesk, NewPhone
from tests.e2e.support.communes import Commune, open_commune
from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Desk, Phone
from tests.e2e.support.qr import read_code
from tests.e2e.support.site import NEW_PIN, Person, Site

FILE = Path(__file__).parents[1] / "api" / "rosters" / "files" / "co-loi.xlsx"
# Each of its names belongs to one hamlet there.
COMMUNE = "Phường Bình Hòa"
HAMLETS = ("Khu phố 1", "Khu phố 2", "Khu phố 3")
NUMBER = "45/QĐ-UBND"
T9_CLICKS, T8_TAPS, ENROL_TAPS = 4, 5, 2
MENDED = "Nguyễn Thị Thử"
LEADER, MEMBER, MEMBERS_PHONE = "Phạm Ngọc Oanh", "Huỳnh Thị Thu Mai", "0530561005"
ON_THE_LIST = (LEADER, MEMBER, MENDED, "Võ Hữu Long", "Điểu Thị Mỹ Uyên", "Huỳnh Văn Tài")
# Reading a file, drafts of three teams, their approval: other tests run beside this one.
BY_THE_SERVER_MS = 60_000


@pytest.fixture
def commune(site: Site) -> Commune:
    """No other test works there."""
    return open_commune(site, COMMUNE)


def test_from_a_messy_file_to_a_visit(
    site: Site, commune: Commune, new_desk: NewDesk, new_phone: NewPhone, figure: Figure
) -> None:
    desk = new_desk()
    desk.log_in(commune.officer)
    figure("t9_clicks", see_differences(desk))
    mend(desk)
    compare_and_hand_in(desk)

    phone = new_phone()
    phone.log_in(commune.approver)
    figure("t8_whole_path_taps", approve(phone))
    assert_paper(text_of_pdf(phone))
    assert_paper(text_of_docx(phone))

    member = enrol(site, commune, desk, new_phone())
    assert len(visits_of(site, member)) == 1


def see_differences(desk: Desk) -> int:
    """T9: from the home page to the differences, the choice of the file among the clicks."""
    desk.taps = 0
    desk.tap(desk.page.locator(".dk-rail a", has_text="Nhập Excel"))
    with desk.page.expect_file_chooser() as chooser:
        desk.tap(desk.page.locator("label", has_text="Chọn tệp danh sách"))
    chooser.value.set_files(FILE)
    step = desk.page.locator(".dk-steps a", has_text="Xem khác biệt")
    expect(step).to_be_visible(timeout=BY_THE_SERVER_MS)
    desk.tap(step)
    expect(desk.page.locator(".dk-sentences li").first).to_be_visible(timeout=BY_THE_SERVER_MS)
    assert desk.taps <= T9_CLICKS
    return desk.taps


def mend(desk: Desk) -> None:
    """All seven errors, each named by row and cell; one look at all of them leaves none."""
    page = desk.page
    desk.tap(page.locator(".dk-steps a", has_text="Sửa dòng lỗi"))
    for label, text in (
        ("Dòng 3, Họ và tên", MENDED),
        ("Dòng 5, Số điện thoại", "0530561999"),
        ("Dòng 7, Năm sinh", "1998"),
    ):
        page.get_by_label(label).fill(text)
    for label, option in (("Dòng 9, Vai trò", "Tổ viên"), ("Dòng 10, Vai trò", "Tổ phó")):
        page.get_by_label(label).select_option(option)
    desk.tap(desk.button("Hai người dùng chung số"))
    page.get_by_label("Tổ trưởng của Khu phố 3").select_option(index=1)
    expect(page.get_by_text("Còn 0 chỗ cần sửa")).to_be_visible()
    desk.tap(desk.button("Kiểm tra lại (7 dòng đã sửa)"))


def compare_and_hand_in(desk: Desk) -> None:
    """Differences come by themselves: who is new stands in a sentence; then drafts, then all of them away."""
    page = desk.page
    newcomer = page.locator(".dk-sentences li", has_text=f"Bà {MENDED} vào Tổ")
    expect(newcomer).to_be_visible(timeout=BY_THE_SERVER_MS)
    expect(page.locator(".dk-sentences li", has_text="thôi Tổ").first).to_be_visible()
    desk.tap(desk.button("Lập danh sách nháp (3 tổ)"))
    all_away = desk.button("Gửi duyệt 3 bản nháp")
    expect(all_away).to_be_visible(timeout=BY_THE_SERVER_MS)
    desk.tap(all_away)
    expect(page.get_by_text("Không có bản nháp nào")).to_be_visible(timeout=BY_THE_SERVER_MS)


def approve(phone: Phone) -> int:
    """T8: from the inbox to the decision, on a phone."""
    phone.open("#/ban/hom-nay")
    phone.taps = 0
    phone.tap(phone.page.get_by_role("link", name="Xem và duyệt"))
    newcomer = phone.page.get_by_text(f"Bà {MENDED} vào Tổ", exact=False)
    expect(newcomer).to_be_visible(timeout=BY_THE_SERVER_MS)
    number = phone.page.get_by_label("Số quyết định")
    phone.tap(number)
    number.fill(NUMBER)
    phone.tap(phone.button("Duyệt danh sách"))
    issued = phone.page.get_by_role("heading", name=f"Quyết định {NUMBER}")
    expect(issued).to_be_visible(timeout=BY_THE_SERVER_MS)
    assert phone.taps <= T8_TAPS
    return phone.taps


def text_of_pdf(phone: Phone) -> str:
    """All pages as a reader copies them."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(download(phone, "Tải PDF để in"))).pages)


def text_of_docx(phone: Phone) -> str:
    """Paragraphs and cells as Word shows them."""
    paper = Document(BytesIO(download(phone, "Tải Word")))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def download(phone: Phone, button: str) -> bytes:
    """What the button gives."""
    with phone.page.expect_download(timeout=BY_THE_SERVER_MS) as given:
        phone.tap(phone.button(button))
    return given.value.path().read_bytes()


def assert_paper(text: str) -> None:
    """Number, hamlets, and who stood right in the file and who was mended; lines may break anywhere."""
    said = " ".join(unicodedata.normalize("NFC", text).split()).casefold()
    wanted = (NUMBER, "Nơi nhận", "./.", *HAMLETS, *ON_THE_LIST)
    assert [words for words in wanted if words.casefold() not in said] == []
    assert "dự thảo" not in said


def enrol(site: Site, commune: Commune, desk: Desk, phone: Phone) -> Person:
    """The officer shows a code, another phone scans it; its owner sets a PIN, sees the team and logs a visit."""
    team = team_of(site, commune, HAMLETS[0])
    link = scan(desk, team)
    phone.page.goto(link)
    phone.page.get_by_label("Chọn PIN 6 số").fill(NEW_PIN)
    phone.page.get_by_label("Gõ lại PIN").fill(NEW_PIN)
    phone.taps = 0
    phone.tap(phone.button("Xong"))
    expect(phone.page.locator(".tile").first).to_be_visible(timeout=BY_THE_SERVER_MS)
    phone.tap(phone.page.locator("a[href='#/to-toi']"))
    assert phone.taps <= ENROL_TAPS
    for name in (LEADER, MENDED, MEMBER):
        expect(phone.page.locator(".record", has_text=name)).to_be_visible(timeout=BY_THE_SERVER_MS)
    phone.open("#/ghi")
    phone.log_visit()
    phone.send_all()
    return Person("member", MEMBERS_PHONE, NEW_PIN, MEMBER, team, HAMLETS[0], team)


def team_of(site: Site, commune: Commune, hamlet: str) -> str:
    """The id of a hamlet's team."""
    teams = site.client(commune.officer).get("/teams", {"limit": 200}).json["items"]
    (found,) = (team["id"] for team in teams if team["hamlet_label"] == hamlet)
    return str(found)


def scan(desk: Desk, team: str) -> str:
    """What a camera reads from the officer's screen."""
    page: Page = desk.page
    desk.open(f"#/ban/to/{team}")
    desk.tap(desk.button(f"Mời vào ứng dụng: {MEMBER}"))
    picture = page.locator(".invite-qr")
    expect(picture).to_be_visible(timeout=BY_THE_SERVER_MS)
    link = read_code(picture)
    desk.tap(desk.button("Xong"))
    return link
