"""The installed app offers shortcuts and pictures, and what they promise is there."""

import struct
from typing import Any

import requests
from playwright.sync_api import expect

from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Site


def manifest(site: Site) -> Any:
    return requests.get(f"{site.url}/manifest.webmanifest", timeout=10).json()


def test_a_shortcut_opens_the_sheet_of_its_topic(site: Site, phone: Phone) -> None:
    phone.page.goto(site.url + manifest(site)["shortcuts"][0]["url"])
    expect(phone.page.get_by_role("dialog", name="VNeID mức 2")).to_be_visible()
    phone.page.goto(site.url + manifest(site)["shortcuts"][1]["url"])
    expect(phone.page.get_by_role("heading", name="Nhật ký")).to_be_visible()


def test_every_picture_has_the_size_that_the_manifest_says(site: Site) -> None:
    pictures = [*manifest(site)["icons"], *manifest(site)["screenshots"]]
    assert {picture.get("purpose") for picture in pictures} >= {"any", "maskable"}
    for picture in pictures:
        answer = requests.get(site.url + picture["src"], timeout=10)
        assert answer.headers["Content-Type"] == "image/png", picture["src"]
        assert "{}x{}".format(*struct.unpack(">II", answer.content[16:24])) == picture["sizes"], picture["src"]
