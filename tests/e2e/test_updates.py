"""A new version waits for the person's word."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.support.build import make_newer
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Site

OLD, NEW = "Bà con cần giúp việc gì?", "Bà con cần giúp gì hôm nay?"


@pytest.fixture
def release(site: Site, tmp_path: Path) -> Iterator[None]:
    """Puts the build back as it was."""
    kept = tmp_path / "dist"
    shutil.copytree(site.dist, kept)
    yield
    shutil.rmtree(site.dist)
    shutil.copytree(kept, site.dist)


def test_a_new_version_waits_until_the_person_agrees(site: Site, phone: Phone, release: None) -> None:
    make_newer(site.dist, OLD, NEW)
    look_for_updates(phone)
    notice = phone.page.get_by_role("heading", name="Có bản mới. Cập nhật khi rảnh.")
    expect(notice).to_be_visible(timeout=20_000)

    # The old page goes on, also over a reload, also with a part that it has not opened yet.
    phone.log_visit()
    phone.page.reload()
    expect(phone.page.get_by_role("heading", name=OLD)).to_be_visible()
    phone.open("#/ghi/buoi")
    expect(phone.page.get_by_label("Số người dự")).to_be_visible()
    phone.open("#/ghi")

    phone.tap(phone.button("Cập nhật"))
    expect(phone.page.get_by_role("heading", name=NEW)).to_be_visible(timeout=20_000)
    expect(phone.page.get_by_role("heading", name="Hôm nay: 1 lượt")).to_be_visible()
    expect(notice).to_have_count(0)


def look_for_updates(phone: Phone) -> None:
    """What the browser does by itself once a day."""
    phone.page.evaluate("navigator.serviceWorker.ready.then(found => found.update()).then(() => {})")
