"""The board pack on paper: whole parts on their pages, a number and the title on each, nothing of the theme, black on white."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from .conftest import Quiet

DEMO = "/strategies/lantern-line-2026/board-pack/"
Paper = Literal["A4", "Letter"]


def printed(page: Page, address: str, paper: Paper) -> list[str]:
    """The text of each page of paper, blanks and line breaks as one blank each; background graphics are off, as browsers print by default."""
    page.goto(address)
    return [" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(page.pdf(format=paper))).pages]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_part_begins_where_a_person_would_begin_it(browser_page: Page, paper: Paper) -> None:
    pages = printed(browser_page, DEMO, paper)
    parts = ("1. The strategy on a page", "2. Scorecard", "10. Appendix")
    beginning = [next(number for number, text in enumerate(pages) if number and title in text) for title in parts]
    assert 8 <= len(pages) <= 11
    assert "Contents" in pages[0]
    assert "Objectives and their goals" not in pages[0]
    assert beginning[:2] == [1, 2], "the cover and the strategy have a page each"
    assert "9. What changed" not in pages[beginning[2]]
    assert "Channels: Night desk" in pages[1]
    assert "Subscribers who read the Night Letter" in pages[2]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("plan", ["lantern-line-2026", "asyncapi-2025", "piano-triennale-2020-2022"])
def test_each_page_has_its_number_and_the_title_and_says_something(browser_page: Page, plan: str, paper: Paper) -> None:
    pages = printed(browser_page, f"/strategies/{plan}/board-pack/", paper)
    running = browser_page.locator(".pb-running").text_content()
    assert running
    for number, text in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in text
        assert " ".join(running.split())[:40] in text
        assert len(text) > 250, f"page {number} is as good as empty: {text}"


def test_nothing_of_the_theme_is_printed(browser_page: Page) -> None:
    browser_page.goto(DEMO)
    browser_page.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-path", ".md-content__button", ".md-top", ".pb-legend"):
        assert not browser_page.locator(part).first.is_visible(), part
    assert browser_page.locator(".pb-running").is_visible()


def test_other_pages_print_without_the_pack_s_page_numbers(browser_page: Page) -> None:
    pages = printed(browser_page, "/strategies/lantern-line-2026/ogst/", "A4")
    assert not [text for number, text in enumerate(pages, start=1) if f"{number} / {len(pages)}" in text]


def test_whoever_reads_in_the_dark_prints_black_on_white(browser_page: Page) -> None:
    browser_page.emulate_media(media="print", color_scheme="dark")
    browser_page.goto(DEMO)
    assert browser_page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    colours = {each: browser_page.locator(each).first.evaluate("each => getComputedStyle(each).color") for each in ("h1", ".pb-status--off-course")}
    assert colours == {"h1": "rgba(0, 0, 0, 0.87)", ".pb-status--off-course": "rgb(179, 38, 30)"}
    assert browser_page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


HOSTILE = "</style></title><script>window.hit=1</script> \"q\" 'q' \\22 \\A {} @page url(x) " + "and so on " * 22
STRATEGY = f"""
title: {json.dumps(HOSTILE)}
period: {{start: 2026-01-01, end: 2026-12-31}}
objectives: {{a: {{title: Customers recommend us unasked}}}}
"""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_hostile_title_over_one_objective_is_a_title(browser: Browser, build: Callable[..., Any], paper: Paper) -> None:
    folder = build({"strategies/x.yml": STRATEGY}).site_dir
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}", service_workers="block")
        page = context.new_page()
        pages = printed(page, "/strategies/x/board-pack/", paper)
        assert page.evaluate("window.hit") is None
        context.close()
        server.shutdown()
        thread.join()
    assert len(pages) == 2
    assert all("</style></title><script>window.hit=1</script> \"q\" 'q' \\22" in text for text in pages)
