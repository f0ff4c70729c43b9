"""A strategy's words are words, wherever the theme puts them: browser title, navigation, headings, search."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Quiet

HOSTILE = "</title><script>window.hit=1</script><img src=x onerror='window.hit=2'> \"q\" {{ 7*7 }} \u202eright\u202c 🚂"
quoted = partial(json.dumps, ensure_ascii=False)
STRATEGY = f"""
title: {quoted(HOSTILE)}
period: {{start: 2026-01-01, end: 2026-12-31}}
summary: {quoted("<script>window.hit=3</script> [x](javascript:window.hit=4) " + HOSTILE)}
team: {{a: {{title: {quoted(HOSTILE)}}}}}
personas: {{p: {{title: {quoted("Zeppelin " + HOSTILE)}, needs: [{quoted(HOSTILE)}]}}}}
goals: {{g: {{title: {quoted(HOSTILE)}, owner: a}}}}
"""


@pytest.fixture
def page(browser: Browser, build: Callable[..., object]) -> Iterator[Page]:
    """A tab on a site whose one strategy is hostile in every word."""
    built = build({"strategies/x.yml": STRATEGY})
    folder: Path = built.site_dir  # type: ignore[attr-defined]  # the fixture's dataclass is not importable here
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}", service_workers="block")
        tab = context.new_page()
        tab.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
        yield tab
        assert tab.evaluate("window.hit") is None
        context.close()
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "path", ["/strategies/", "/strategies/x/", "/strategies/x/ogst/", "/strategies/x/personas/", "/strategies/x/personas/p/", "/strategies/x/governance/"]
)
def test_hostile_words_show_as_text(page: Page, path: str) -> None:
    page.goto(path)
    assert page.locator("article img, article script, nav img").count() == 0
    assert HOSTILE.replace("\u202e", "").replace("\u202c", "")[:40] in page.locator("article").inner_text()
    assert page.evaluate("window.hit") is None


def test_the_browser_title_is_the_text(page: Page) -> None:
    page.goto("/strategies/x/")
    assert page.title().startswith("</title><script>window.hit=1</script><img")
    assert "{{ 7*7 }}" in page.title()


def test_search_shows_the_words_as_text(page: Page) -> None:
    page.goto("/")
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    page.get_by_role("textbox", name="Search").press_sequentially("zeppelin")
    result = page.locator(".md-search-result__item").first
    expect(result).to_contain_text("<script>window.hit=1</script>")
    assert result.locator("img, script").count() == 0
