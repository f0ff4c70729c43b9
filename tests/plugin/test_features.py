"""What the theme and its plugins do beside us: that each of these features works on our pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import yaml

Build = Callable[..., Any]
FIGURE = {
    "strategies/x.yml": """
        title: The plan
        summary: "About <walks> & \\"trains\\"."
        period: {start: 2026-01-01, end: 2026-12-31}
        tags: [spring walks]
        objectives: {o: {title: O}}
        goals: {g: {title: G, objectives: [o]}}
        kpis: {k: {title: K}}
        team: {lead: {title: Lead}}
        listening: {audience: [{finding: They ask}]}
        ecosystem: {e: {title: E}}
        personas: {p: {title: Somebody, tags: [core/one, spring walks]}}
        channels: {c: {title: A channel, tags: [core/one]}}
        calendar: {d: {title: Day, date: 2026-07-01}}
        maturity: {assessments: [{date: 2026-01-15, answers: {
            budget: 1, dedicated-staff: 2, time-invested: 1, executive-briefing: 1, training: 2, cross-functional-buy-in: 1,
            in-channel-resolution: 1, tooling: 2, new-channel-adoption: 1, culture-empowerment: 1, private-messaging: 1, integration: 1}}]}
        """,
    "content/index.md": "# Home\n",
}


def site(build: Build, features: tuple[str, ...] = (), plugins: tuple[Any, ...] = (), files: Mapping[str, str] | None = None, **more: Any) -> Any:
    """A site of one strategy, with these features of the theme and these plugins beside ours."""
    config = {
        "site_name": "P",
        "docs_dir": "content",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False, "features": list(features)},
        "plugins": ["search", *plugins, {"playbook": {"as_of": "2026-06-30", "reference": True}}],
        **more,
    }
    built = build({**FIGURE, **(files or {}), "mkdocs.yml": yaml.safe_dump(config)})
    assert "WARNING" not in built.log
    return built


def way(page: str) -> list[str]:
    """The titles that the way back leads over."""
    return [" ".join(re.sub("<[^>]+>", "", each).split()) for each in re.findall(r'<a href="[^"]*" class="md-path__link">(.*?)</a>', page, re.DOTALL)]


PLAN = ["Home", "Strategies", "The plan"]
NAVS: dict[str, Any] = {
    "no nav": None,
    "nav": [{"Home": "index.md"}, {"Strategies": "strategies/index.md"}, {"Reference": "reference/index.md"}],
}


@pytest.mark.parametrize("nav", list(NAVS))
@pytest.mark.parametrize("indexes", [True, False], ids=["navigation.indexes", "without it"])
def test_the_way_back_is_whole_on_every_kind_of_page(build: Build, nav: str, indexes: bool) -> None:
    features = ("navigation.path", *(["navigation.indexes"] if indexes else []))
    built = site(build, features, **({"nav": NAVS[nav]} if NAVS[nav] else {}))
    wanted = {
        "strategies/": ["Home", "Strategies"],
        "strategies/x/": PLAN,
        **{f"strategies/x/{each}/": PLAN for each in ("ogst", "ecosystem", "calendar", "scorecard", "maturity", "listening", "governance", "review")},
        **{f"strategies/x/{each}/": [*PLAN, "Personas"] for each in ("personas", "personas/p")},
        **{f"strategies/x/{each}/": [*PLAN, "Channels"] for each in ("channels", "channels/c")},
        **{f"reference/{each}": ["Home", "Reference"] for each in ("", "glossary/", "format/", "rules/", "maturity/smi/")},
        "reference/rules/no-human/": ["Home", "Reference", "The rules"],
    }
    assert {page: way(built.page(page)) for page in wanted} == wanted


def test_the_rules_of_an_author_stand_on_the_way_as_a_page_of_theirs(build: Build) -> None:
    built = site(build, ("navigation.path",), files={"content/reference/rules/index.md": "# Our rules\n"})
    assert way(built.page("reference/rules/no-human/")) == ["Home", "Reference"]


def test_instant_navigation_meets_no_address_that_it_cannot_set(build: Build) -> None:
    """Its script sets the `href` of all that has one, stops at an SVG element and leaves the old page standing."""
    figures = {on: re.findall(r"<svg.*?</svg>", site(build, on).page("strategies/"), re.DOTALL) for on in ((), ("navigation.instant",))}
    plain, instant = ["".join(each for each in found if "<a " in each) for found in figures.values()]
    assert '<a href="x/"' in plain
    assert '<a xlink:href="x/"' in instant
    assert " href=" not in instant
    assert instant.replace("xlink:", "") == plain


def test_every_page_is_in_the_sitemap(build: Build) -> None:
    """Instant navigation takes only pages that are."""
    built = site(build)
    known = set(re.findall(r"<loc>https://example\.org/(.*?)</loc>", built.page("sitemap.xml")))
    assert known == {path.parent.relative_to(built.site_dir).as_posix().replace(".", "", 1) + "/" for path in built.site_dir.rglob("index.html")} - {"/"} | {""}


LISTING = {"content/tags.md": "# Tags\n\n<!-- material/tags -->\n", "content/about.md": "---\ntags: [spring walks]\n---\n# About\n"}


def test_tags_are_listed_with_our_pages(build: Build) -> None:
    page = site(build, plugins=("tags",), files=LISTING).page("tags/")
    listed = dict(re.findall(r'<h2 id="(tag:[^"]+)">.*?</h2>\s*<ul>(.*?)</ul>', page, re.DOTALL))
    found = {tag: re.findall(r'<a href="([^"]+)"', pages) for tag, pages in listed.items()}
    assert found == {
        "tag:coreone": ["../strategies/x/channels/c/", "../strategies/x/personas/p/"],
        "tag:spring-walks": ["../about/", "../strategies/x/personas/p/", "../strategies/x/"],
    }


@pytest.mark.parametrize("plugins", [(), ("tags",)], ids=["without the plugin", "with it"])
def test_tags_stand_on_a_page_once(build: Build, plugins: tuple[str, ...]) -> None:
    page = site(build, plugins=plugins, files=LISTING if plugins else None).page("strategies/x/personas/p/")
    seen = re.sub(r'<nav class="md-tags" hidden>.*?</nav>', "", page, flags=re.DOTALL)
    assert len(re.findall(r">\s*core/one\s*<", seen)) == 1


def test_a_page_describes_itself(build: Build) -> None:
    built = site(build, site_description="The site")
    described = {page: re.findall(r'<meta name="description" content="([^"]*)">', built.page(page)) for page in ("strategies/x/", "strategies/x/ogst/")}
    assert described == {"strategies/x/": ["About &lt;walks&gt; &amp; &#34;trains&#34;. · spring walks"], "strategies/x/ogst/": ["The site"]}


def test_the_source_can_be_seen(build: Build) -> None:
    built = site(build, ("content.action.view",), edit_uri="https://example.org/our/edit/main/content/")
    assert 'href="https://example.org/our/raw/main/content/../strategies/x.yml#L5"' in built.page("strategies/x/ogst/")


def test_what_a_folder_says_of_its_pages_counts_for_ours(build: Build) -> None:
    built = site(build, plugins=("meta",), files={"content/strategies/.meta.yml": "hide: [navigation]\nauthor: Us\n"})
    page = built.page("strategies/x/ogst/")
    assert '<meta name="author" content="Us">' in page
    assert re.search(r"md-sidebar--primary[^>]*hidden", page)
    assert "OGST · The plan" in page
