"""The province's month: three clicks from the log-in to the Excel file, and other systems let in and shut out."""

import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import python_calamine
from playwright.sync_api import Download, expect

from tests.e2e.conftest import Figure, NewDesk
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import Desk
from tests.e2e.support.site import Site
from tests.support.client import Client, OverHttp
from tests.support.files import table

MOST_CLICKS = 3
SHEETS = {
    "Theo phường, xã": "commune",
    "Theo nội dung": "topic",
    "Theo nhóm tuổi": "age_band",
    "Theo giới tính": "sex",
}


class Counted:
    """Clicks of one person, counted."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.count = desk, 0

    def click(self, name: str, role: Any = "button") -> None:
        """One more."""
        self.desk.tap(self.desk.page.get_by_role(role, name=name, exact=True))
        self.count += 1


def read(content: bytes) -> dict[str, list[list[Any]]]:
    """Cells by sheet, with empty ones as None."""
    book = python_calamine.load_workbook(io.BytesIO(content))
    return {
        name: [[None if cell == "" else cell for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def test_three_clicks_to_the_month_in_excel(site: Site, new_desk: NewDesk, figure: Figure, tmp_path: Path) -> None:
    staff = site.first("province_staff")
    desk = new_desk()
    desk.log_in(staff)
    expect(desk.page.locator("main h1")).to_be_visible()
    person = Counted(desk)
    with desk.page.expect_download() as coming:
        person.click("Xuất", "link")
        person.click("Tải Excel")
    assert person.count <= MOST_CLICKS
    figure("clicks to the month in Excel", person.count)
    path = kept(coming.value, tmp_path)
    agrees_with_the_api(path.read_bytes(), site.client(staff), "then")
    expect(desk.page.locator("main table").first).to_contain_text(staff.name)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_opens_the_month(site: Site, new_desk: NewDesk, tmp_path: Path) -> None:
    desk = new_desk()
    desk.log_in(site.first("province_staff"))
    desk.open("#/ban/xuat")
    with desk.page.expect_download() as coming:
        desk.tap(desk.button("Tải Excel"))
    path = kept(coming.value, tmp_path)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", path.name],
        cwd=tmp_path,
        check=True,
        timeout=120,
        capture_output=True,
    )
    text = path.with_suffix(".csv").read_text()
    assert "Báo cáo hoạt động tổ công nghệ số cộng đồng" in text
    assert "TỔNG CỘNG" in text


def test_the_month_by_the_units_of_now(site: Site, new_desk: NewDesk, tmp_path: Path) -> None:
    staff = site.first("province_staff")
    desk = new_desk()
    desk.log_in(staff)
    desk.open("#/ban/xuat?don-vi=nay")
    with desk.page.expect_download() as coming:
        desk.tap(desk.button("Tải Excel"))
    agrees_with_the_api(kept(coming.value, tmp_path).read_bytes(), site.client(staff), "now")


def test_json_for_the_operations_centre(site: Site, new_desk: NewDesk, tmp_path: Path) -> None:
    staff = site.first("province_staff")
    desk = new_desk()
    desk.log_in(staff)
    desk.open("#/ban/xuat?ky=truoc")
    desk.tap(desk.button("JSON cho IOC"))
    dialog = desk.page.locator("dialog")
    expect(dialog).to_contain_text("Xin mã ở quản trị")
    assert wrong_with(desk.page, phone=False) == []
    with desk.page.expect_download() as coming:
        desk.tap(desk.button("Tải thử tệp JSON"))
    rows = json.loads(kept(coming.value, tmp_path).read_bytes())["items"]
    asked = dict(parse_qsl(urlsplit(dialog.locator(".dk-url").inner_text()).query))
    assert len({row["period"] for row in rows}) == len(set(asked.values())) == 1
    of_api = site.client(staff).get("/feeds/indicators", asked).json["items"]
    assert [timeless(row) for row in rows] == [timeless(row) for row in of_api]


def timeless(row: dict[str, Any]) -> dict[str, Any]:
    """An observation without the moment at which it was asked for."""
    return {name: value for name, value in row.items() if name != "as_of"}


def kept(download: Download, folder: Path) -> Path:
    """The file under its own name."""
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def agrees_with_the_api(content: bytes, client: Client, units_as_of: str) -> None:
    """Every figure of the workbook stands in the API's answer too."""
    found = read(content)
    for sheet, grouping in SHEETS.items():
        told = client.get("/reports/summary", {"group_by": grouping, "units_as_of": units_as_of}).json
        rows = table(found[sheet])
        assert rows[-1][2:] == list(told["totals"].values()), sheet
        assert told["totals"]["visits"] > 0
        of_api = [[row["label"], row["visits"], row["people"], row["items"]] for row in told["rows"]]
        assert [row[1:] for row in rows[:-1]] == of_api, sheet


def test_another_system_is_let_in_and_shut_out(site: Site, new_desk: NewDesk) -> None:
    desk = new_desk()
    desk.log_in(site.first("admin"))
    desk.open("#/ban/ket-noi")
    desk.tap(desk.button("Cấp mã mới"))
    desk.page.get_by_label("Cấp cho nơi nào").fill("Trung tâm điều hành")
    desk.tap(desk.page.locator("dialog").get_by_role("button", name="Cấp mã mới"))
    secret = desk.page.locator("main [role=status] .dk-url").inner_text()

    system = Client(OverHttp(site.url))
    bearer = f"Bearer {secret}"
    rows = system.get("/feeds/indicators", {"level": "province"}, Authorization=bearer).json["items"]
    assert {"visits", "teams.reporting"} <= {row["code"] for row in rows}

    desk.tap(desk.button("Đã chép, đóng lại"))
    assert secret not in desk.page.locator("body").inner_text()
    desk.tap(desk.button("Thu lại mã của Trung tâm điều hành"))
    desk.tap(desk.page.locator("dialog").get_by_role("button", name="Thu lại", exact=True))
    expect(desk.page.locator("main table")).to_contain_text("Đã thu lại")
    assert system.get("/feeds/indicators", Authorization=bearer).status == 401
