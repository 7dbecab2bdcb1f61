"""A look at the open screen: axe-core, sideways scrolling, small targets, small text, words of the other language."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.support.site import ROOT
from tests.e2e.support.words import misplaced
from tests.support.thorough import NIGHTLY

AXE = (ROOT / "pwa" / "node_modules" / "axe-core" / "axe.min.js").read_text()
LOOK = (Path(__file__).parent / "look.js").read_text()
LIMITS = {"target": 48, "text": 13}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What colours, borders and sizes of a theme can change; the rest is the same in all of them.
THEMED = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
RUN_AXE = """(only) => axe.run(document, { runOnly: only, resultTypes: ["violations"] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`)))"""
THEMES = ("sang", "nang", "toi")
# `make nightly` looks in every theme. What is no matter of colours and borders shows in one of them.
LOOKED_IN = THEMES if NIGHTLY else THEMES[:1]


def settle(page: Page) -> None:
    """Until nothing on the page is still loading. Nothing moves: the browsers of these tests ask for less motion."""
    expect(page.locator(".skeleton:visible")).to_have_count(0)


def wrong_with(page: Page, *, phone: bool, themes: tuple[str, ...] = LOOKED_IN, language: str = "vi") -> list[str]:
    """What is wrong with the open screen, in any of the themes. The first theme stays on."""
    settle(page)
    looked: dict[str, Any] = page.evaluate(f"given => ({LOOK.strip().rstrip(';')})(given)", {**LIMITS, "phone": phone})
    found = [*looked["found"], *(f"words: {words}" for words in misplaced(looked["said"], language))]
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    for theme in (*themes[1:], themes[0]):
        set_theme(page, theme)
        only = {"type": "tag", "values": TAGS} if theme == themes[0] else {"type": "rule", "values": THEMED}
        found += [f"{theme}: {line}" for line in page.evaluate(RUN_AXE, only)]
    return found


def set_theme(page: Page, theme: str) -> None:
    """As the button does, without a reload."""
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
