"""Every kind of page against WCAG 2.2 AA, in light and dark, on a laptop and on a phone; what the theme itself does wrong is written down below."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from playbook_gen.pages import kinds

WIDTHS = (1280, 360)
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}
THEME = {
    ("aria-dialog-name", ".md-search"): "the search's dialog has no name",
    ("color-contrast", ".md-copyright"): "the footer's words are too pale",
    ("landmark-unique", "nav"): "lists of the navigation, and the table of contents, bear the same names",
}
"""(rule of axe, where it is broken) → what is wrong: violations by Material for MkDocs 9 in its own shell, all outside our part of a page."""

RUN = """options => axe.run(document, options).then(found => found.violations.flatMap(each => each.nodes.map(node =>
    [each.id, node.target.join(" "), node.html.slice(0, 120), !!document.querySelector(node.target[node.target.length - 1])?.closest(".pb")])))"""


def shell(rule: str, target: str) -> tuple[str, str] | None:
    """The theme's known violation that this is, if it is one."""
    return next((known for known in THEME if known[0] == rule and known[1] in target), None)


def violations(page: Page) -> list[tuple[str, str, str, bool]]:
    """What axe finds on a page once nothing moves: rule, selector, element, whether it is in our part."""
    page.add_style_tag(content="* { transition: none !important; animation: none !important }")
    page.evaluate(AXE_SCRIPT)
    return [tuple(each) for each in page.evaluate(RUN, OPTIONS)]


@pytest.mark.parametrize("kind", [kind.name for kind in kinds()])
def test_a_page_of_every_kind_is_for_every_reader(browser_page: Page, demo_pages: dict[str, list[str]], kind: str) -> None:
    found: list[Any] = []
    address = demo_pages[kind][0]  # of all of its kind it uses the most kinds of element
    for scheme in ("light", "dark"):
        browser_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # the parameter's values are its literals
        browser_page.goto(address)
        for width in WIDTHS:
            browser_page.set_viewport_size({"width": width, "height": 900})
            found += [(address, scheme, width, *each[:3]) for each in violations(browser_page) if each[3] or not shell(each[0], each[1])]
    assert found == []


def test_what_is_written_down_of_the_theme_is_still_so(browser_page: Page) -> None:
    browser_page.goto("/strategies/lantern-line-2026/governance/")
    assert {shell(rule, target) for rule, target, _, _ in violations(browser_page)} >= set(THEME)


def test_every_kind_of_page_has_one_in_the_demo(demo_pages: dict[str, list[str]]) -> None:
    assert {kind.name for kind in kinds()} - set(demo_pages) == set()
