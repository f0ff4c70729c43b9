"""The demo as other sites are set up: with the theme's instant navigation, opened from a folder, with its colours changed while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import ROOT, serve, watch

PLAN = "strategies/lantern-line-2026"
PAGES = ".md-sidebar--primary, .pb nav"
"""Where a strategy's pages are listed: in the navigation, on the summary below its title."""
COLOURS = """() => Object.fromEntries(["body", ".pb .pb-quiet", ".pb-status--off-course", ".pb svg .pb-status, .pb svg [fill^='var']"].map(each => {
    const found = document.querySelector(each), style = getComputedStyle(found);
    return [each, each === "body" ? style.backgroundColor : style.color + style.fill];
}))"""


def demo_with(folder: Path, *features: str, **changes: Any) -> Path:
    """The folder of the demo's pages, built with more of the theme's features and with changes of `mkdocs.yml`."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), **changes)
    config.theme["features"] += features
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return folder


def tab(browser: Browser, complaints: list[str], address: str, ours: tuple[str, ...]) -> tuple[BrowserContext, Page]:
    """A profile and a tab for a site of one's own."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, service_workers="block")
    context.set_default_timeout(15_000)
    watch(context, complaints, ours)
    return context, context.new_page()


@pytest.fixture
def instant(browser: Browser, complaints: list[str], tmp_path: Path) -> Iterator[Page]:
    """A tab on the demo with instant navigation, which needs the address that the site is served at."""
    with serve(tmp_path) as address:
        demo_with(tmp_path / "site", "navigation.instant", site_url=f"{address}/site/")
        context, page = tab(browser, complaints, f"{address}/site/", (address + "/", "data:", "blob:"))
        yield page
        context.close()
    assert complaints == []


def test_instant_navigation_shows_each_page_whole(instant: Page) -> None:
    instant.goto(f"{PLAN}/")
    instant.evaluate("window.here = 1")
    for name, figure in (("Maturity", "svg[aria-labelledby]"), ("Scorecard", ".pb svg"), ("OGST", ".pb-map"), ("Ecosystem", ".pb-continuum")):
        instant.locator(PAGES).get_by_role("link", name=name, exact=True).click()
        expect(instant.locator("h1")).to_contain_text(name)
        expect(instant.locator(figure).first).to_be_visible()
    assert instant.evaluate("window.here") == 1, "the pages were loaded anew: nothing instant about it"


def test_instant_navigation_keeps_the_portfolio_s_filter(instant: Page) -> None:
    instant.goto(f"{PLAN}/")
    instant.evaluate("window.here = 1")
    instant.locator(".md-tabs").get_by_role("link", name="Strategies").click()
    expect(instant.locator("h1")).to_contain_text("Strategies")
    instant.get_by_label("Tag").select_option("night trains")
    expect(instant.locator("tr[data-status]").locator("visible=true")).to_have_count(1)
    assert instant.evaluate("window.here") == 1


def test_figures_follow_the_palette_without_loading_anew(browser_page: Page) -> None:
    browser_page.goto(f"/{PLAN}/")
    browser_page.evaluate("window.here = 1")
    light = browser_page.evaluate(COLOURS)
    browser_page.locator("label[for='__palette_1']").click()
    expect(browser_page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    browser_page.wait_for_timeout(500)  # the theme fades from one to the other
    dark = browser_page.evaluate(COLOURS)
    assert {each for each in light if light[each] == dark[each]} == set()
    assert browser_page.evaluate("window.here") == 1


SHIM = "https://unpkg.com/iframe-worker/shim"
"""What the theme's offline plugin asks for where a page is opened from a folder. It is refused here, as it is on a closed network."""


@pytest.fixture
def from_a_folder(browser: Browser, complaints: list[str], tmp_path: Path) -> Iterator[Page]:
    """A tab on the demo's summary as a file of a folder, built with the theme's offline plugin."""
    demo_with(tmp_path, plugins=["search", "offline", {"playbook": {"as_of": date(2026, 6, 30), "reference": True}}])
    context, page = tab(browser, complaints, tmp_path.as_uri(), ("file:", "data:", "blob:"))
    page.goto(f"{tmp_path.as_uri()}/{PLAN}/index.html")
    yield page
    context.close()
    assert [each for each in complaints if SHIM not in each and "net::ERR_NAME_NOT_RESOLVED" not in each] == []


def test_pages_open_from_a_folder(from_a_folder: Page) -> None:
    for name, figure in (("Maturity", "svg[aria-labelledby]"), ("Scorecard", ".pb svg"), ("OGST", ".pb-map")):
        from_a_folder.locator(PAGES).get_by_role("link", name=name, exact=True).click()
        expect(from_a_folder.locator("h1")).to_contain_text(name)
        expect(from_a_folder.locator(figure).first).to_be_visible()
    assert from_a_folder.url.startswith("file:")
