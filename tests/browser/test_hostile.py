"""A strategy's words are words, wherever the theme puts them: browser title, navigation, headings, search; and they stay inside their boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from playbook_gen.pages import kinds
from tests import hostile
from tests.conftest import mkdocs_build
from tests.hostile import ORDEAL, Room
from tests.story import Story

from .conftest import KIND, serve, watch

TURNS = 24 if ORDEAL else 1
"""In 24 turns every attack stands in prose once at least, and in about twelve other texts."""
FEATURES = (
    "search.suggest",
    "search.highlight",
    "search.share",
    "navigation.path",
    "navigation.footer",
    "navigation.indexes",
    "toc.follow",
    "content.action.edit",
)
OVERRIDE = """{% extends "base.html" %}
{% block extrahead %}{% if page %}
<meta property="og:title" content="{{ page.meta.title or page.title }}">
<meta property="og:description" content="{{ page.meta.description or '' }}">
<meta name="twitter:title" content="{{ page.title }}">
{% endif %}{% endblock %}
"""
"""What sites write for previews of their links."""
LOOK = """() => {
    const all = [...document.querySelectorAll("*")], header = document.querySelector(".md-header").getBoundingClientRect()
    const ours = new Set([...document.scripts].filter(each => !each.closest("article")))
    const bad = []
    for (const each of all) {
        for (const name of each.getAttributeNames()) {
            const value = each.getAttribute(name)
            if (name.startsWith("on") && !(each.tagName === "LINK" || each.closest("head"))) bad.push(["handler", each.tagName, name, value])
            const leads = /^(href|src|action|formaction|xlink:href|data|poster)$/.test(name)
            if (leads && /^\\s*(javascript|vbscript|data|blob|file):/i.test(value)) bad.push(["address", each.tagName, value])
        }
        if (each.tagName === "SCRIPT" && !ours.has(each)) bad.push(["script", each.textContent.slice(0, 80)])
        const alien = /^(IFRAME|OBJECT|EMBED|VIDEO|AUDIO|IMG|BASE|MARQUEE|FRAME|PORTAL|STYLE)$/.test(each.tagName)
        if (alien && each.closest("article, .md-sidebar, .md-footer")) bad.push(["element", each.tagName])
        if (each.closest(".pb") && getComputedStyle(each).position === "fixed") bad.push(["fixed", each.tagName, each.className])
    }
    const top = document.elementFromPoint(header.left + header.width / 2, header.top + 4)
    if (!top?.closest(".md-header")) bad.push(["over the header", top?.outerHTML.slice(0, 80)])
    return {bad, hit: window.hit ?? null, scripts: document.scripts.length, wide: document.documentElement.scrollWidth - innerWidth, title: document.title}
}"""
WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === "visible")
    .filter(each => !each.closest(".pb-scroll, .md-sidebar"))
    .map(each => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 60)}`).slice(-2)"""
"""What is wider than its box, the innermost last."""


@dataclass(frozen=True)
class Site:
    """A built site that is hostile in every field; `address` is where it is served, `pages` the addresses of its pages by kind."""

    address: str
    pages: dict[str, list[str]]
    turn: int


def built(room: Room, turn: int, folder: Path, address: str, *features: str) -> Site:
    """A turn's playbook in two commits, with the theme's features, its tags, what sites add to their heads, and a plugin that runs templates."""
    story = Story(folder)
    room.attacked(turn, folder / "strategies")
    story.commit({}, "2026-01-05", author="&lt;script&gt;window.hit=1 \u202e{{7*7}}", tag='"><svg/onload=window.hit=1>{{7}}')
    room.attacked(turn + 1, folder / "strategies")
    story.commit({}, "2026-06-05", author='"onmouseover="window.hit=1" \u202e')
    config = {
        "site_name": "A playbook",
        "site_url": f"{address}/site/",
        "docs_dir": "content",
        "edit_uri": f"{address}/site/edit/",
        "theme": {"name": "material", "font": False, "features": [*FEATURES, *features], "custom_dir": "overrides"},
        "plugins": [
            "search",
            "tags",
            {"macros": {"on_error_fail": True}},
            {"playbook": {"as_of": "2026-06-30", "audience": "leadership", "reference": True, "history": {"authors": True}}},
        ],
    }
    files = {
        "mkdocs.yml": yaml.safe_dump(config),
        "content/index.md": "# Home\n\n{{ 6*7 }}\n",
        "content/tags.md": "# Tags\n\n<!-- material/tags -->\n",
        "overrides/main.html": OVERRIDE,
    }
    story.write(files)
    site = mkdocs_build(folder).site_dir
    assert "<p>42</p>" in (site / "index.html").read_text(encoding="utf-8"), "the plugin runs what the site's owner writes"
    pages: dict[str, list[str]] = {}
    for file in sorted(site.rglob("index.html")):
        kind = KIND.search(file.read_text(encoding="utf-8"))
        pages.setdefault(kind[1] if kind else "hand_written", []).append(f"{file.parent.relative_to(site).as_posix()}/".replace("./", ""))
    return Site(f"{address}/site/", pages, turn)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The playbook with room for attacks."""
    return hostile.room(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="module", params=range(TURNS))
def site(request: pytest.FixtureRequest, room: Room, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One turn, served."""
    folder = tmp_path_factory.mktemp("hostile")
    with serve(folder) as address:
        yield built(room, request.param, folder, address)


@pytest.fixture
def page(browser: Browser, site: Site, complaints: list[str]) -> Iterator[Page]:
    """A tab on that site. It fails where a dialog opens, where another host is asked for or where the console complains."""
    context = browser.new_context(base_url=site.address, viewport={"width": 360, "height": 800}, service_workers="block")
    context.set_default_timeout(15_000)
    watch(context, complaints, (site.address, "data:", "blob:"))
    tab = context.new_page()
    tab.on("dialog", lambda dialog: (complaints.append(f"a dialog opened: {dialog.message}"), dialog.dismiss()))
    yield tab
    context.close()
    assert complaints == []


def test_every_kind_of_page_has_one(site: Site) -> None:
    assert {kind.name for kind in kinds()} - set(site.pages) == set()


def test_nothing_runs_and_nothing_leaves_its_box(site: Site, page: Page) -> None:
    found: list[Any] = []
    scripts: set[int] = set()
    for kind, addresses in site.pages.items():
        for address in addresses if ORDEAL else addresses[:3]:
            page.goto(address)
            look = page.evaluate(LOOK)
            found += [(address, each) for each in look["bad"]]
            found += [(address, "ran")] if look["hit"] is not None else []
            if look["wide"] > 0:
                found.append((address, kind, "wider than a phone by", look["wide"], page.evaluate(WIDE)))
            scripts.add(look["scripts"])
    assert found == []
    assert len(scripts) == 1, "each page has the theme's scripts and no others"


def test_titles_in_the_head_are_the_text(site: Site, page: Page, room: Room) -> None:
    """For the browser, for previews of links: `OVERRIDE` writes those that sites write."""
    playbook = room.attack(site.turn + 1, room.ways.index((hostile.STRATEGY, ("title",))))
    page.goto("strategies/x/")
    shown = " ".join(playbook.split())
    assert " ".join(page.title().split()).startswith(shown)
    for name in ("og:title", "twitter:title"):
        assert " ".join((page.locator(f"meta[property='{name}'], meta[name='{name}']").get_attribute("content") or "").split()).startswith(shown)


def test_search_suggests_and_shows_and_marks_words_only(site: Site, page: Page) -> None:
    """Whatever is looked for, with the theme's suggestions; and on the page that is found, with what was looked for marked."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("strategies/x/ogst/")
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    for words in ("window", "onerror", "7*7"):
        page.get_by_role("textbox", name="Search").fill(words[:-1])
        page.get_by_role("textbox", name="Search").press(words[-1])
        expect(page.locator(".md-search-result__meta")).to_contain_text(re.compile(r"\d|No match"))
        assert page.locator(".md-search-result").locator("img, script, svg[onload], iframe, style, a[href^='javascript']").count() == 0
    page.goto("strategies/x/ogst/?h=script+window+hit+alert")
    expect(page.locator("article mark").first).to_be_attached()
    assert page.evaluate(LOOK)["bad"] == []
    assert page.evaluate("window.hit") is None


def test_a_way_through_the_pages_with_instant_navigation(browser: Browser, room: Room, complaints: list[str], tmp_path: Path) -> None:
    """The theme's script puts each page into the one that stands: their scripts and handlers would run then."""
    with serve(tmp_path) as address:
        site = built(room, 2, tmp_path, address, "navigation.instant")
        context = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 900}, service_workers="block")
        context.set_default_timeout(15_000)
        watch(context, complaints, (address + "/", "data:", "blob:"))
        page = context.new_page()
        page.on("dialog", lambda dialog: (complaints.append(f"a dialog opened: {dialog.message}"), dialog.dismiss()))
        page.goto("strategies/x/")
        page.evaluate("window.here = 1")
        for kind in ("ogst", "ecosystem", "personas", "channels", "calendar", "scorecard", "maturity", "listening", "governance", "review", "changes"):
            page.locator(f".md-sidebar--primary a[href$='/{kind}/'], .pb nav a[href$='{kind}/']").first.evaluate("each => each.click()")
            expect(page.locator(f".pb-{kind}")).to_be_attached()
            assert page.evaluate(LOOK)["bad"] == [], kind
        assert page.evaluate("window.here") == 1
        assert page.evaluate("window.hit") is None
        context.close()
    assert complaints == []
