"""The pages by keyboard alone, and for who wants nothing to move."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import ROOT

PLAN = "/strategies/lantern-line-2026"
SCROLLS = "[...document.querySelectorAll('.pb .pb-scroll')].filter(each => each.scrollWidth > each.clientWidth + 1)"
LOOK = """each => { const style = getComputedStyle(each); return style.outlineStyle === "none" ? "" : style.outlineWidth + " " + style.outlineColor; }"""


@pytest.mark.parametrize("page", ["channels", "ecosystem"])
def test_what_scrolls_is_reached_and_scrolled_with_the_keyboard(browser_page: Page, page: str) -> None:
    browser_page.set_viewport_size({"width": 360, "height": 740})
    browser_page.goto(f"{PLAN}/{page}/")
    scrolling = browser_page.evaluate(f"{SCROLLS}.length")
    reached = 0
    browser_page.locator("h1").evaluate("each => { each.tabIndex = -1; each.focus(); }")
    for _ in range(browser_page.locator(".pb a, .pb summary, .pb [tabindex='0']").count()):
        browser_page.keyboard.press("Tab")
        reached += browser_page.evaluate(f"{SCROLLS}.includes(document.activeElement)")
    assert reached == scrolling > 0
    browser_page.evaluate(f"{SCROLLS}[0].focus()")
    browser_page.keyboard.press("ArrowRight")
    browser_page.wait_for_function(f"{SCROLLS}[0].scrollLeft > 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_is_seen_to_have_it(browser_page: Page, scheme: str) -> None:
    browser_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # the parameter's values are its literals
    browser_page.goto(f"{PLAN}/")
    browser_page.locator("h1").evaluate("each => { each.tabIndex = -1; each.focus(); }")
    unseen: list[str] = []
    for _ in range(browser_page.locator(".pb a, .pb summary, .pb [tabindex='0']").count()):
        browser_page.keyboard.press("Tab")
        focused = browser_page.locator(":focus")
        if focused.count() and focused.evaluate("each => !!each.closest('.pb')") and not focused.evaluate(LOOK):
            unseen.append(focused.evaluate("each => each.outerHTML.slice(0, 100)"))
    assert unseen == []


def test_what_is_folded_opens_with_the_keyboard(browser_page: Page) -> None:
    browser_page.goto(f"{PLAN}/")
    summary = browser_page.locator(".pb details summary").first
    summary.focus()
    summary.press("Enter")
    expect(browser_page.locator(".pb details").first).to_have_attribute("open", "")


def test_nothing_of_ours_moves_by_itself() -> None:
    style = (ROOT / "playbook_gen" / "assets" / "playbook-gen" / "playbook.css").read_text(encoding="utf-8")
    assert re.findall(r"(?:animation|transition|scroll-behavior)[\w-]*\s*:|@keyframes", style) == []
