"""The site's search: what stands in its index of our pages, with the search plugins there are, and without."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook_gen.plugin.search import add_entries
from tests.conftest import HOST

Build = Callable[..., Any]
PLAN = """
title: The plan
period: {start: 2026-01-01, end: 2026-12-31}
goals: {g: {title: "Many & <more>", rationale: Because we *say* so, tags: [core]}}
personas: {p: {title: Somebody}}
"""
PLUGINS = ["search", "playbook"]


def site(build: Build, plugins: list[Any], files: Any = None, **more: Any) -> Any:
    """A site of one strategy with these plugins."""
    named = [{"playbook": {"as_of": "2026-06-30"}} if each == "playbook" else each for each in plugins]
    config = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material", "font": False}, "plugins": named, **more}
    return build({"strategies/x.yml": PLAN, "content/index.md": "# Home\n\nWords of mine.\n", "mkdocs.yml": yaml.safe_dump(config), **(files or {})})


def index(built: Any) -> dict[str, dict[str, Any]]:
    """What the index holds, by location."""
    docs = json.loads(built.page("search/search_index.json"))["docs"]
    found = {each["location"]: each for each in docs}
    assert len(found) == len(docs)
    return found


def test_a_thing_is_found_at_its_place(build: Build) -> None:
    found = index(site(build, PLUGINS))
    assert found["strategies/x/ogst/"]["title"] == "OGST · The plan"
    goal = found["strategies/x/ogst/#goal-g"]
    assert (goal["title"], goal["text"]) == ("Goal · Many &amp; &lt;more&gt;", "Because we say so · core")
    assert found["strategies/x/personas/p/"]["title"] == "Persona · Somebody · The plan"
    assert "mine" in found[""]["text"]


def test_each_page_comes_before_what_stands_on_it(build: Build) -> None:
    pages: set[str] = set()
    for location in index(site(build, PLUGINS)):
        page, _, anchor = location.partition("#")
        assert not anchor or page in pages, location
        pages.add(page)


def test_our_html_is_not_read_again(build: Build) -> None:
    found = index(site(build, PLUGINS))
    assert "strategies/x/scorecard/" in found
    assert "strategies/x/review/#accepted" not in found
    assert not any("no deadline yet" in each["text"] for each in found.values())


@pytest.mark.parametrize(
    ("plugins", "more", "goal"),
    [
        (PLUGINS, {"use_directory_urls": False}, "strategies/x/ogst.html#goal-g"),
        (["playbook", "search"], {}, "strategies/x/ogst/#goal-g"),
        ([{"search": {"lang": ["it", "en"], "separator": "[ ]"}}, "playbook"], {}, "strategies/x/ogst/#goal-g"),
    ],
    ids=["no directories", "search last", "languages"],
)
def test_however_the_search_is_set(build: Build, plugins: list[Any], more: dict[str, Any], goal: str) -> None:
    built = site(build, plugins, **more)
    assert goal in index(built)
    assert "WARNING" not in built.log


@pytest.mark.parametrize("plugins", [["search", "offline", "playbook"], ["playbook", "offline", "search"]])
def test_offline_has_the_same(build: Build, plugins: list[Any]) -> None:
    built = site(build, plugins)
    assert "strategies/x/ogst.html#goal-g" in index(built)
    assert built.page("search/search_index.js") == f"var __index = {built.page('search/search_index.json')}"


@pytest.mark.parametrize("plugins", [["playbook"], [{"search": {"enabled": False}}, "playbook"]], ids=["none", "switched off"])
def test_without_a_search_nothing_is_written(build: Build, plugins: list[Any]) -> None:
    built = site(build, plugins)
    assert not (built.site_dir / "search" / "search_index.json").exists()
    assert "WARNING" not in built.log


@pytest.mark.skipif(HOST == "properdocs", reason="ProperDocs has MkDocs' own theme in a package of its own")
@pytest.mark.parametrize(
    ("indexing", "title", "text"),
    [("full", "Goal · Many & <more>", "Because we say so · core"), ("sections", "Goal · Many & <more>", ""), ("titles", None, None)],
)
def test_the_search_of_mkdocs_itself(build: Build, indexing: str, title: str | None, text: str | None) -> None:
    found = index(site(build, [{"search": {"indexing": indexing}}, "playbook"], theme={"name": "mkdocs"}))
    goal = found.get("strategies/x/ogst/#goal-g", {})
    assert (goal.get("title"), goal.get("text")) == (title, text)
    assert found["strategies/x/ogst/"]["title"] == "OGST · The plan"
    assert "strategies/x/review/#accepted" not in found


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "{",
        "[]",
        "3",
        "{}",
        '{"docs": 3, "config": {}}',
        '{"docs": [{}], "config": {}}',
        '{"docs": ["x"], "config": {}}',
        '{"docs": [], "config": []}',
    ],
)
def test_an_index_that_is_none_is_said_and_left_alone(site: Any, run: Any, caplog: pytest.LogCaptureFixture, text: str | None) -> None:
    config = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material"}, "plugins": ["search", "playbook"]}
    built = run(site({"strategies/x.yml": PLAN, "content/index.md": "# Home\n", "mkdocs.yml": yaml.safe_dump(config)}))
    file = Path(built.site_dir, "search", "search_index.json")
    file.unlink() if text is None else file.write_text(text, encoding="utf-8")
    caplog.clear()
    add_entries(built.plugins["playbook"].published, built)
    assert [(each.levelno, each.message.startswith("Playbook: search_index.json is not")) for each in caplog.records] == [(logging.WARNING, True)]
    assert (file.read_text(encoding="utf-8") if file.exists() else None) == text


def test_a_prebuilt_index_stays_as_it_is(site: Any, run: Any) -> None:
    config = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material"}, "plugins": ["search", "playbook"]}
    built = run(site({"strategies/x.yml": PLAN, "content/index.md": "# Home\n", "mkdocs.yml": yaml.safe_dump(config)}))
    file = Path(built.site_dir, "search", "search_index.json")
    file.write_text('{"config":{},"docs":[],"index":{}}', encoding="utf-8")
    add_entries(built.plugins["playbook"].published, built)
    assert file.read_text(encoding="utf-8") == '{"config":{},"docs":[],"index":{}}'


def test_a_page_of_the_author_speaks_for_itself(build: Build) -> None:
    found = index(site(build, PLUGINS, {"content/strategies/x/ogst.md": "# Mine\n\nAll my own.\n"}))
    assert found["strategies/x/ogst/"]["title"] == "Mine"
    assert "strategies/x/ogst/#goal-g" not in found


def test_serving_follows_each_change(site: Any, serve: Any) -> None:
    config = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material"}, "plugins": ["search", "playbook"]}
    root = site({"strategies/x.yml": PLAN, "content/index.md": "# Home\n", "mkdocs.yml": yaml.safe_dump(config)})
    again = serve(root)

    def titles() -> set[str]:
        return {each["title"] for each in json.loads((root / "site/search/search_index.json").read_text(encoding="utf-8"))["docs"]}

    assert "Persona · Somebody · The plan" in titles()
    site({"strategies/x.yml": "title: ["})
    again()
    assert titles() == {"Home"}
    site({"strategies/x.yml": PLAN.replace("Somebody", "Another")})
    again()
    assert "Persona · Another · The plan" in titles()
    assert "Persona · Somebody · The plan" not in titles()


def test_names_lead_to_their_pages(build: Build) -> None:
    found = index(site(build, PLUGINS))
    boosts = {location: each["boost"] for location, each in found.items() if "boost" in each}
    assert boosts == {"strategies/x/": 2, "strategies/x/personas/p/": 2}
