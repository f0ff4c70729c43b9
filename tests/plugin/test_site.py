"""Whole sites: a tiny folder in, what MkDocs makes of it out."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.exceptions import Abort

from playbook_gen.plugin import PlaybookPlugin

HEAD = "title: {}\nperiod: {{start: 2026-01-01, end: 2026-12-31}}\n"
PLAN = (
    HEAD.format("Spring & summer")
    + """goals: {g: {title: More <readers>}, h: {title: H}}
decisions:
  d: {title: A decision}
team: {lead: {title: Lead}}
personas: {p: {title: Somebody, channels: c}}
channels: {c: {title: A channel}}
"""
)
Site = Callable[[Mapping[str, str]], Path]
FILES = {"strategies/x.yml": PLAN, "strategies/y.yml": HEAD.format("Other")}


PAGES = [
    "strategies/x/",
    *(f"strategies/x/{each}/" for each in ("ogst", "personas", "personas/p", "channels", "channels/c", "scorecard", "governance", "review", "board-pack")),
]
PAGES_AND_OTHER = [*PAGES, "strategies/y/", "strategies/y/review/"]


def mkdocs_yml(**more: Any) -> str:
    config: dict[str, Any] = {"site_name": "A playbook", "docs_dir": "content", "theme": {"name": "material", "font": False}}
    config["plugins"] = ["search", {"playbook": {"as_of": "2026-06-30", **more.pop("options", {})}}]
    return yaml.safe_dump({**config, **more}, sort_keys=False)


def section(page: str, name: str = "md-nav--primary") -> str:
    """One navigation of a page."""
    found = re.search(rf'<nav class="md-nav {name}.*?</nav>\s*</div>', page, re.DOTALL)
    assert found
    return found[0]


def nav_texts(page: str) -> list[str]:
    """The titles in the main navigation."""
    return [" ".join(each.split()) for each in re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', section(page), re.DOTALL)]


def tabs(page: str) -> list[str]:
    found = re.search(r'<nav class="md-tabs".*?</nav>', page, re.DOTALL)
    return [each.strip() for each in re.findall(r'class="md-tabs__link">(.*?)</a>', found[0], re.DOTALL)] if found else []


def test_pages_are_there(build: Any) -> None:
    site = build(FILES)
    for path in ("", "strategies/", "strategies/x/", "strategies/x/ogst/", "strategies/x/personas/p/", "strategies/x/channels/c/", "strategies/y/"):
        assert "<h1" in site.page(path)
    assert "WARNING" not in site.log
    assert re.search(r"Playbook: \d+ pages of 2 strategies", site.log)


def test_without_directories(build: Any, html: Callable[[str], Any]) -> None:
    site = build({**FILES, "mkdocs.yml": mkdocs_yml(use_directory_urls=False)})
    found = html(site.page("strategies/x/index.html"))
    assert "ogst.html#goal-g" in found.links
    assert "WARNING" not in site.log


def test_what_is_left_out_is_said(build: Any) -> None:
    plan = PLAN.replace("{title: H}", "{title: Hidden, visible_to: staff}")
    site = build({"strategies/x.yml": plan})
    assert re.search(r"Playbook: .*\b1 thing", site.log)
    assert "Hidden" not in site.page("strategies/x/ogst/")
    assert "Hidden" in build({"strategies/x.yml": plan}, audience="staff").page("strategies/x/ogst/")


def test_edit_links_open_the_line(build: Any) -> None:
    config = mkdocs_yml(edit_uri="https://example.org/edit/main/content/", theme={"name": "material", "font": False, "features": ["content.action.edit"]})
    files = {"mkdocs.yml": config, "strategies/x.yml": PLAN, "strategies/y/strategy.yml": HEAD.format("Y"), "strategies/y/goals.yml": "g: {title: G}\n"}
    site = build(files)
    edit = re.compile(r'<a href="(https://example\.org/edit/[^"]+)"')
    wanted = {
        "strategies/x/": "strategies/x.yml#L1",
        "strategies/x/ogst/": "strategies/x.yml#L3",
        "strategies/x/personas/p/": "strategies/x.yml#L7",
        "strategies/x/channels/c/": "strategies/x.yml#L8",
        "strategies/y/": "strategies/y/strategy.yml#L1",
        "strategies/y/ogst/": "strategies/y/goals.yml#L1",
    }
    found = {page: edit.search(site.page(page)) for page in wanted}
    assert {page: match and os.path.normpath(match[1].removeprefix("https://example.org/edit/main/content/")) for page, match in found.items()} == {
        page: f"../{way}" for page, way in wanted.items()
    }
    assert edit.search(site.page("strategies/")) is None


@pytest.mark.parametrize(
    ("nav", "on_home", "on_plan"),
    [
        (None, ["Home", "Strategies"], ["Home", "Strategies", "Spring &amp; summer"]),
        ([{"Start": "index.md"}, {"Our plans": "strategies/index.md"}], ["Start", "Our plans"], ["Start", "Our plans", "Spring &amp; summer"]),
        (
            [{"Start": "index.md"}, {"Work": [{"Plans": "strategies/index.md"}, {"About": "about.md"}]}],
            ["Start", "Work", "Plans", "About"],
            ["Start", "Work", "Plans", "Spring &amp; summer", "About"],
        ),
        ([{"Start": "index.md"}, {"About": "about.md"}], ["Start", "About", "Strategies"], ["Start", "About", "Strategies", "Spring &amp; summer"]),
    ],
    ids=["no nav", "top", "nested", "absent"],
)
def test_the_portfolio_stands_where_the_author_put_it(build: Any, nav: Any, on_home: list[str], on_plan: list[str]) -> None:
    more = {"nav": nav} if nav else {}
    about = {"content/about.md": "# About\n"} if nav and "about.md" in str(nav) else {}
    site = build({**FILES, **about, "mkdocs.yml": mkdocs_yml(**more)})
    home, plan = unique(nav_texts(site.page(""))), unique(nav_texts(site.page("strategies/x/ogst/")))
    assert [each for each in home if each in on_home] == on_home
    assert [each for each in plan if each in on_plan] == on_plan
    assert "Other" not in plan
    assert "Somebody" not in plan  # the sheets are listed where one is among them
    sheet = unique(nav_texts(site.page("strategies/x/personas/p/")))
    assert "Somebody" in sheet
    assert [each for each in sheet if each in on_plan] == on_plan


def unique(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def test_tabs_are_the_same_on_every_page(build: Any) -> None:
    theme = {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.indexes"]}
    nav = [{"Start": "index.md"}, {"Plans": "strategies/index.md"}, {"About": "about.md"}]
    site = build({**FILES, "content/about.md": "# About\n", "mkdocs.yml": mkdocs_yml(theme=theme, nav=nav)})
    wanted = ["Start", "Plans", "About"]
    assert {page: tabs(site.page(page)) for page in ("", "about/", "strategies/", "strategies/x/", "strategies/y/")} == dict.fromkeys(
        ("", "about/", "strategies/", "strategies/x/", "strategies/y/"), wanted
    )


def test_previous_and_next_stay_in_the_strategy(build: Any) -> None:
    theme = {"name": "material", "font": False, "features": ["navigation.footer"]}
    site = build({**FILES, "mkdocs.yml": mkdocs_yml(theme=theme)})
    way = {page: dict(re.findall(r'<a href="([^"]+)" class="md-footer__link md-footer__link--(prev|next)"', site.page(page))) for page in PAGES_AND_OTHER}
    follow = {page: {side: os.path.normpath(f"{page}{link}") + "/" for link, side in found.items()} for page, found in way.items()}
    assert follow["strategies/x/"]["prev"] == "strategies/"
    assert "next" not in follow[PAGES[-1]]
    assert "next" not in follow["strategies/y/review/"]
    for before, after in pairwise(PAGES):
        assert (follow[before]["next"], follow[after]["prev"]) == (after, before)


def test_a_page_of_the_author_stands_instead_of_ours(build: Any) -> None:
    site = build({**FILES, "content/strategies/x/ogst.md": "# My own words\n"})
    assert "My own words" in site.page("strategies/x/ogst/")
    assert "strategies/x/ogst.md is a page of yours" in site.log
    assert "Somebody" in site.page("strategies/x/personas/p/")


def test_a_portfolio_of_the_author_stands_instead_of_ours(build: Any) -> None:
    site = build({**FILES, "content/strategies/index.md": "# My own portfolio\n"})
    assert "My own portfolio" in site.page("strategies/")
    assert "Spring &amp; summer" in nav_texts(site.page("strategies/x/ogst/"))


def test_links_from_pages_written_by_hand(build: Any) -> None:
    good = "# Home\n\n[a](strategies/x/index.md#decision-d) [b](strategies/x/personas/p.md) [c](strategies/x/ogst.md#goal-g)\n"
    config = mkdocs_yml(validation={"links": {"anchors": "warn"}})
    site = build({**FILES, "content/index.md": good, "mkdocs.yml": config})
    assert "WARNING" not in site.log
    assert 'href="strategies/x/#decision-d"' in site.page("")
    bad = "# Home\n\n[a](strategies/x/index.md#decision-none)\n[b](strategies/x/none.md)\n"
    log = build({**FILES, "content/index.md": bad, "mkdocs.yml": config}).log
    assert "does not contain an anchor '#decision-none'" in log
    assert "'strategies/x/none.md', but the target is not found" in log
    with pytest.raises(BaseException, match="strict"):
        build({**FILES, "content/index.md": bad, "mkdocs.yml": mkdocs_yml(strict=True, validation={"links": {"anchors": "warn"}})})


def test_a_file_of_the_author_s_theme_wins(build: Any) -> None:
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    site = build({**FILES, "overrides/playbook-gen/playbook.css": "/* mine */\n", "mkdocs.yml": mkdocs_yml(theme=theme)})
    assert site.page("playbook-gen/playbook.css") == "/* mine */\n"
    assert "playbook-gen/playbook.css" in site.page("strategies/x/")
    assert ".pb" in build(FILES).page("playbook-gen/playbook.css")


def test_the_theme_s_language_is_that_of_the_portfolio(build: Any) -> None:
    files = {"strategies/x.yml": PLAN, "strategies/y.yml": HEAD.format("Other") + "language: en\n"}
    site = build({**files, "mkdocs.yml": mkdocs_yml(theme={"name": "material", "font": False, "language": "it"})})
    assert "Strategie" in site.page("strategies/")
    assert "Persone" in site.page("strategies/x/personas/") or "Personas" in site.page("strategies/x/personas/")
    assert "What we decided against" in site.page("strategies/y/")
    assert "What we decided against" not in site.page("strategies/x/")


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()}


def test_errors_of_form_end_the_build_and_leave_the_site(run: Callable[[Path], Any], site: Site, caplog: pytest.LogCaptureFixture) -> None:
    root = site({**FILES, "mkdocs.yml": mkdocs_yml(), "content/index.md": "# Home\n"})
    run(root)
    before = snapshot(root / "site")
    assert "strategies/x/index.html" in before
    site({"strategies/x.yml": "title: [T]\nstatus: gone\n"})
    with pytest.raises(Abort):
        run(root)
    for piece in ("problems of form", "strategies/x.yml:1:8", "[wrong-type]", "[wrong-value]", "[missing-key]", "3 errors in 1 file", "─" * 20):
        assert piece in caplog.text
    assert snapshot(root / "site") == before


def test_the_strategies_are_watched(run: Callable[..., Any], site: Site) -> None:
    root = site({**FILES, "mkdocs.yml": mkdocs_yml(), "content/index.md": "# Home\n"})
    assert str(root / "strategies") in run(root, stop_after="config").watch


@pytest.mark.parametrize(
    ("files", "options", "said"),
    [
        ({}, {}, "there is no such folder"),
        ({"strategies/_later.yml": "x"}, {}, "there is no strategy in this folder"),
        ({"strategies": "a file"}, {}, "this is a file, not a folder"),
        (FILES, {"strategies_dir": "plans"}, "there is no such folder"),
        (FILES, {"as_of": "soon"}, "“soon” is not a day: write year-month-day"),
        (FILES, {"as_of": 2026}, "“2026” is not a day"),
        (FILES, {"audience": "board"}, "everyone"),
        (FILES, {"aduience": "staff"}, "aduience"),
    ],
)
def test_what_cannot_be_built_is_said(build: Any, files: Mapping[str, str], options: Mapping[str, Any], said: str) -> None:
    strict = {"strict": True} if "aduience" in options else {}
    with pytest.raises(BaseException, match=re.escape(said)):
        build({**files, "mkdocs.yml": mkdocs_yml(options=dict(options), **strict)})


def test_source_date_epoch_is_the_day(build: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    config = mkdocs_yml(plugins=["playbook"])
    assert "1 January 2026" in build({**FILES, "mkdocs.yml": config}).page("strategies/x/")


def test_a_source_date_epoch_that_is_none_is_said(build: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    files = {"strategies/z.yml": PLAN, "mkdocs.yml": mkdocs_yml(plugins=["playbook"])}
    with pytest.raises(Abort, match="SOURCE_DATE_EPOCH is “yesterday”"):
        build(files)


def test_two_builds_are_the_same_bytes(run: Callable[[Path], Any], site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    root = site({**FILES, "mkdocs.yml": mkdocs_yml(site_url="https://example.org/"), "content/index.md": "# Home\n"})
    run(root)
    first = {name: content for name, (_, content) in snapshot(root / "site").items()}
    time.sleep(1.1)
    run(root)
    second = {name: content for name, (_, content) in snapshot(root / "site").items()}
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_serving_shows_the_problems_and_recovers(serve: Callable[[Path], Any], site: Site) -> None:
    root = site({"strategies/x.yml": "title: [<b>T</b>]\n", "mkdocs.yml": mkdocs_yml(), "content/index.md": "# Home\n"})
    again = serve(root)
    page = (root / "site/strategies/index.html").read_text(encoding="utf-8")
    assert "strategies/x.yml:1:8" in page
    assert "&lt;b&gt;T" in page
    assert "<b>T" not in page
    site(FILES)
    again()
    assert "Spring &amp; summer" in (root / "site/strategies/index.html").read_text(encoding="utf-8")
    assert (root / "site/strategies/x/ogst/index.html").exists()
    site({"strategies/x.yml": "a: [\n"})
    again()
    assert "strategies/x.yml:2:1" in (root / "site/strategies/index.html").read_text(encoding="utf-8")


def test_serving_without_the_folder_shows_it_and_recovers(serve: Callable[[Path], Any], run: Callable[..., Any], site: Site) -> None:
    root = site({"mkdocs.yml": mkdocs_yml(), "content/index.md": "# Home\n"})
    again = serve(root)
    assert "there is no such folder" in (root / "site/strategies/index.html").read_text(encoding="utf-8")
    site(FILES)
    again()
    assert (root / "site/strategies/x/index.html").exists()
    assert str(root / "strategies") in run(root, stop_after="config").watch


def test_what_is_not_there_is_not_watched(serve: Callable[[Path], Any], site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The watcher of `mkdocs serve` would end the server."""
    watched: list[str] = []
    kept = PlaybookPlugin.on_config

    def on_config(self: PlaybookPlugin, config: Any) -> Any:
        watched.extend(kept(self, config).watch)
        return config

    monkeypatch.setattr(PlaybookPlugin, "on_config", on_config)
    serve(site({"mkdocs.yml": mkdocs_yml(), "content/index.md": "# Home\n"}))
    assert watched == []


HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} \u202e [x](javascript:alert(1))"


def test_hostile_titles_are_text_wherever_the_theme_prints_them(build: Any, html: Callable[[str], Any]) -> None:
    plan = yaml.safe_load(PLAN)
    plan |= {"title": HOSTILE, "summary": HOSTILE, "tags": ["t"]}
    for things in (plan[name] for name in ("goals", "decisions", "team", "personas", "channels")):
        for thing in things.values():
            thing["title"] = HOSTILE
    theme = {"name": "material", "font": False, "features": ["navigation.path", "navigation.tabs", "navigation.footer", "navigation.indexes", "toc.integrate"]}
    shared = {"organisation": HOSTILE, "terms": {"en": {"goal": [HOSTILE, HOSTILE], "plan": [HOSTILE, HOSTILE], "persona": [HOSTILE, HOSTILE]}}}
    files = {"strategies/x.yml": plan, "strategies/playbook.yml": shared}
    site = build({**{name: yaml.safe_dump(tree, allow_unicode=True, width=10_000) for name, tree in files.items()}, "mkdocs.yml": mkdocs_yml(theme=theme)})
    for path in sorted(site.site_dir.glob("strategies/**/*.html")):
        text = path.read_text(encoding="utf-8")
        assert_harmless(text, html, path)


def test_the_search_index_holds_text_only(build: Any) -> None:
    plan = PLAN.replace("title: Lead", "title: '<script>alert(1)</script> & more'")
    index = json.loads(build({"strategies/x.yml": plan, "strategies/y.yml": HEAD.format("Other")}).page("search/search_index.json"))
    entries = [each for each in index["docs"] if each["location"].startswith("strategies/")]
    assert {"strategies/", "strategies/x/", "strategies/y/"} <= {each["location"] for each in entries}
    assert "Role · &lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in {each["title"] for each in entries}
    assert "<" not in "".join(each["title"] + each["text"] for each in entries)


def test_hostile_text_in_every_field_stays_text(build: Any, html: Callable[[str], Any], text_fields: Any) -> None:
    tree, shared = text_fields.filled(HOSTILE), text_fields.shared
    config = mkdocs_yml(options={"audience": "leadership"}, plugins=["search", {"playbook": {"as_of": "2026-06-30", "audience": "leadership"}}])
    site = build({"strategies/x.yml": yaml.safe_dump(tree, allow_unicode=True, width=10_000), "strategies/playbook.yml": shared, "mkdocs.yml": config})
    ours = len(re.findall("<script", site.page("")))
    for path in sorted(site.site_dir.glob("strategies/**/*.html")):
        text = path.read_text(encoding="utf-8")
        assert_harmless(text, html, path)
        assert len(re.findall("<script", text)) <= ours, path
    index = json.loads(site.page("search/search_index.json"))["docs"]
    assert "alert(1)" in json.dumps(index)
    for each in index:
        assert "<" not in each["title"] + each["text"], each["location"]


def assert_harmless(text: str, html: Callable[[str], Any], path: Path) -> None:
    """Nothing that an author wrote has become an element, an attribute or an address that runs."""
    assert "<script>alert" not in text, path
    assert "<img src=x" not in text, path
    found = html(text)
    assert not [tag for tag, attributes in found.tags if any(name.startswith("on") for name in attributes)], path
    assert not [link for link in found.links if link.lower().startswith(("javascript:", "data:"))], path
    assert "{{ 7*7 }}" in found.text, path
