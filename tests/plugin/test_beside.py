"""Other plugins beside ours, each alone and all at once: the demo builds strictly, its pages say what they say without them, and nothing asks the network."""

from __future__ import annotations

import html
import json
import re
import shutil
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.exceptions import Abort

from tests.conftest import Built, TextFields, mkdocs_build, write_tree
from tests.links import broken
from tests.story import Story
from tests.words import words

ROOT = Path(__file__).parents[2]
PLAN = "strategies/lantern-line-2026"
BRACES = """
    title: "Braces {{ 7*7 }}"
    summary: "{% raw %} {{ config.site_dir }}"
    period: {start: 2026-01-01, end: 2026-12-31}
    personas: {p: {title: "{{ 7*7 }}{# gone #}", tags: [night trains]}}
    """
DOCUMENTS = {
    "content/index.md": f"# Home\n\n[OGST]({PLAN}/ogst.md) [no template](guide.md)\n",
    "content/guide.md": "# Guide\n\n![A picture](images/summary.png)\n",
    "strategies/braces.yml": BRACES,
}
CALCULATED = {"content/guide.md": "# Guide\n\nSeven times seven: {{ 7*7 }}\n\n![A picture](images/summary.png)\n"}
MADE = f"import mkdocs_gen_files\nwith mkdocs_gen_files.open('made.md', 'w') as file:\n    file.write('# Made\\n\\n[OGST]({PLAN}/ogst.md)\\n')\n"
SUMMARY = "* [Home](index.md)\n* [Our plans](strategies/index.md)\n* [Guide](guide.md)\n"


@dataclass(frozen=True)
class Beside:
    """What stands before our plugin and after it in `plugins`, with what they need."""

    before: tuple[Any, ...] = ()
    after: tuple[Any, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)


ALONE = {
    "search": Beside(),
    "tags": Beside(("tags",), (), {"content/tags.md": "# Tags\n\n<!-- material/tags -->\n"}),
    "offline": Beside(("offline",)),
    "meta": Beside(("meta",), (), {"content/strategies/.meta.yml": "author: Us\n"}),
    "awesome-nav": Beside((), ("awesome-nav",), {"content/.nav.yml": "nav:\n- guide.md\n- strategies\n- index.md\n"}),
    "literate-nav": Beside(("literate-nav",), (), {"content/SUMMARY.md": SUMMARY}),
    "section-index": Beside((), ("section-index",), {}, {"nav": ["index.md", {"Work": ["strategies/index.md", "guide.md"]}]}),
    "gen-files": Beside(({"gen-files": {"scripts": ["made.py"]}},), (), {"made.py": MADE}),
    "macros": Beside(({"macros": {}},), (), CALCULATED),
    "minify": Beside((), ({"minify": {"minify_html": True, "minify_js": True, "minify_css": True}},)),
    "redirects": Beside((), ({"redirects": {"redirect_maps": {"old.md": f"{PLAN}/ogst.md"}}},)),
    "git-revision-date-localized": Beside((), ({"git-revision-date-localized": {"enable_creation_date": True, "enable_parallel_processing": False}},)),
    "glightbox": Beside((), ("glightbox",)),
    "print-site": Beside((), ("print-site",)),
}
"""All but awesome-nav, in whose place literate-nav makes the navigation, go together; in this order."""


@pytest.fixture(scope="module", autouse=True)
def no_network() -> Iterator[None]:
    """Whoever asks another machine for something is refused; git and its like are programs of this one."""

    def refused(*_: Any) -> None:
        raise AssertionError("a plugin asked the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refused)
        patch.setattr(socket, "getaddrinfo", refused)
        yield


Demo = Callable[..., Built]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """`demo("tags")` is the demo built strictly with these plugins, once a module; in a repository with one commit. `whole`: its published strategies too."""

    def made(*names: str, whole: bool = False) -> Built:
        folder = tmp_path_factory.mktemp("beside")
        chosen = [ALONE[name] for name in names]
        shutil.copytree(ROOT / "strategies", folder / "strategies", ignore=None if whole else shutil.ignore_patterns("asyncapi*", "piano*"))
        shutil.copytree(ROOT / "content" / "images", folder / "content" / "images")
        ours = {"playbook": {"as_of": "2026-06-30", "reference": whole, "history": {"enabled": False}, "check": {"select": ["no-human"]}}}
        config = yaml.safe_load(re.sub(r"!!python/name:\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
        config = {name: config[name] for name in ("site_name", "theme", "docs_dir", "edit_uri")} | {"site_url": "https://example.org/"}
        config["theme"]["features"] += ["search.highlight"]
        config["plugins"] = ["search", *(name for each in chosen for name in each.before), ours, *(name for each in chosen for name in each.after)]
        write_tree(folder, DOCUMENTS)
        for each in chosen:
            config |= each.options
            write_tree(folder, each.files)
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
        Story(folder).commit({}, "2026-01-05")
        built = mkdocs_build(folder)
        assert [line for line in built.log.splitlines() if line.startswith(("WARNING", "ERROR"))] == []
        return built

    return cache(made)


def said(built: Built) -> dict[str, str]:
    """The words of each of our pages, by its address without an ending."""
    pages = (page for page in built.site_dir.rglob("*.html") if page.relative_to(built.site_dir).parts[0] in ("strategies", "reference"))
    return {page.relative_to(built.site_dir).as_posix().removesuffix(".html").removesuffix("/index"): words(page) for page in pages}


def titles(page: str) -> list[str]:
    """What the navigation of a page shows, each once."""
    found = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', page, re.DOTALL)
    assert found
    return list(dict.fromkeys(" ".join(each.split()) for each in re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', found[0], re.DOTALL)))


def figures(page: str) -> list[list[str]]:
    """The numbers of each figure; in which order its attributes stand means nothing."""
    return [sorted(re.findall(r"-?\d+(?:\.\d+)?", each)) for each in re.findall(r"<svg.*?</svg>", page[page.index("<article") :], re.DOTALL)]


@pytest.mark.parametrize("name", list(ALONE))
def test_our_pages_say_what_they_say_without_it(demo: Demo, name: str) -> None:
    assert len(said(demo("search"))) > 25
    assert said(demo(name)) == said(demo("search"))


@pytest.mark.parametrize("name", ["search", "offline", "awesome-nav"])
def test_the_search_leads_to_things(demo: Demo, name: str) -> None:
    found = json.loads(demo(name).page("search/search_index.json"))["docs"]
    ending = ".html" if name == "offline" else "/"
    assert {each["location"] for each in found} >= {f"{PLAN}/ogst{ending}", f"{PLAN}/ogst{ending}#goal-second-night-36"}


def test_tags_lists_our_pages(demo: Demo) -> None:
    assert f'<a href="../{PLAN}/">' in demo("tags").page("tags/")


def test_offline_opens_from_a_folder(demo: Demo) -> None:
    built = demo("offline")
    assert 'href="ogst.html#goal-second-night-36"' in built.page(f"{PLAN}/index.html")
    assert "goal-second-night-36" in built.page("search/search_index.js")
    assert broken(built.site_dir) == ""


def test_meta_counts_for_our_pages(demo: Demo) -> None:
    assert '<meta name="author" content="Us">' in demo("meta").page(f"{PLAN}/ogst/")
    assert '<meta name="author" content="Us">' not in demo("meta").page("")


def test_awesome_nav_places_the_strategies(demo: Demo) -> None:
    """By the name of their folder, of which it makes no second section."""
    page = demo("awesome-nav").page(f"{PLAN}/ogst/")
    assert titles(page)[:4] == ["Guide", "Strategies", "Lantern Line 2026 (invented): the second night", "OGST"]
    assert titles(page)[-1] == "Home"


def test_literate_nav_places_and_names_them(demo: Demo) -> None:
    page = demo("literate-nav").page(f"{PLAN}/ogst/")
    assert titles(page)[:3] == ["Home", "Our plans", "Lantern Line 2026 (invented): the second night"]
    assert titles(page)[-1] == "Guide"


def test_section_index_makes_the_portfolio_a_section_s_page(demo: Demo) -> None:
    page = demo("section-index").page("guide/")
    assert re.search(r'<a href="\.\./strategies/" class="md-nav__link ', page)


def test_gen_files_can_link_to_our_pages(demo: Demo) -> None:
    assert f'<a href="../{PLAN}/ogst/">OGST</a>' in demo("gen-files").page("made/")


def test_macros_runs_nothing_of_ours(demo: Demo) -> None:
    built = demo("macros")
    assert "Seven times seven: 49" in built.page("guide/")
    page = built.page("strategies/braces/")
    assert re.search(r"<title>Braces &#123;&#123; 7\*7 }} - ", page)
    assert "{{ config.site_dir }}" in page
    assert "{{ 7*7 }}{# gone #}" in built.page("strategies/braces/personas/p/")


def test_macros_runs_nothing_in_any_field(tmp_path: Path, text_fields: TextFields) -> None:
    """On pages, in titles, navigation, search: each time that a field's words stand somewhere, they stand there as they were written."""
    template = "{{ 7*7 }}{% raw %}{# gone #}{{ config }}"
    plugins = ["search", "tags", {"macros": {"on_error_fail": True}}, {"playbook": {"as_of": "2026-06-30", "audience": "leadership"}}]
    config = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material", "font": False}, "plugins": plugins}
    files = {"mkdocs.yml": yaml.safe_dump(config), "content/index.md": "# Home\n\n{{ 7*7 }}\n", "strategies/playbook.yml": text_fields.shared}
    built = mkdocs_build(write_tree(tmp_path, {**files, "strategies/x.yml": yaml.safe_dump(text_fields.filled(template), width=10_000)}))
    assert "<p>49</p>" in built.page("")
    fields: set[str] = set()
    for file in [*built.site_dir.rglob("*.html"), built.site_dir / "search" / "search_index.json"]:
        found = re.findall(r"(.{41}) n(\d+)n", html.unescape(html.unescape(file.read_text(encoding="utf-8"))))
        assert [(before, number) for before, number in found if not before.endswith(template)] == [], file
        fields |= {number for _, number in found}
    assert len(fields) > 0.9 * len(text_fields.paths)


def test_minify_leaves_figures_and_code_as_they_are(demo: Demo) -> None:
    plain, small = (demo(name).page(f"{PLAN}/scorecard/") for name in ("search", "minify"))
    assert len(small) < len(plain)
    assert len(figures(plain)) > 10
    assert figures(small) == figures(plain)


def test_redirects_leads_to_our_pages(demo: Demo) -> None:
    assert f'url=../{PLAN}/ogst/"' in demo("redirects").page("old/")


def test_the_date_of_a_file_stands_on_pages_that_have_one(demo: Demo) -> None:
    """On ours it would be that of the build; they tell themselves what changed when."""
    built = demo("git-revision-date-localized")
    assert "January 5, 2026" in built.page("guide/")
    assert not re.search(r"git-(revision|creation)-date", built.page(f"{PLAN}/ogst/"))


def test_glightbox_enlarges_pictures_and_no_figures(demo: Demo) -> None:
    built = demo("glightbox")
    assert 'class="glightbox"' in built.page("guide/")
    assert "glightbox(" in built.page("guide/").lower()
    assert figures(built.page(f"{PLAN}/scorecard/")) == figures(demo("search").page(f"{PLAN}/scorecard/"))


def test_print_site_holds_what_the_navigation_of_all_pages_lists(demo: Demo) -> None:
    built = demo("print-site")
    page = words(built.site_dir / "print_page" / "index.html")
    assert said(built)["strategies"].removeprefix("Strategies")[:400] in page
    assert 'class="pb pb-portfolio' in built.page("print_page/")
    assert 'class="pb pb-ogst' not in built.page("print_page/")


def test_all_go_together(demo: Demo) -> None:
    built, plain = demo(*(name for name in ALONE if name != "awesome-nav"), whole=True), demo("search", whole=True)
    assert len(said(plain)) > 115
    assert said(built) == said(plain)
    assert "Seven times seven: 49" in built.page("guide.html")
    assert "{{ 7*7 }}{# gone #}" in built.page("strategies/braces/personas/p.html")
    assert re.search(f'<a href="?{PLAN}/ogst.html"?>OGST</a>', built.page("made.html"))
    assert f"url={PLAN}/ogst.html" in built.page("old.html")
    assert re.search('<meta name="?author"? content="?Us"?>', built.page(f"{PLAN}/ogst.html"))
    assert figures(built.page(f"{PLAN}/scorecard.html")) == figures(plain.page(f"{PLAN}/scorecard/"))
    (built.site_dir / "print_page.html").write_text("It links to what it does not hold", encoding="utf-8")
    assert broken(built.site_dir) == ""


def test_i18n_is_refused_and_the_old_site_stays(tmp_path: Path) -> None:
    """It makes each page once more for each language, from a file that ours do not have."""
    languages = [{"locale": "en", "default": True, "name": "English"}, {"locale": "it", "name": "Italiano"}]
    config = {
        "site_name": "P",
        "docs_dir": "content",
        "theme": {"name": "material", "font": False},
        "plugins": ["playbook", {"i18n": {"languages": languages}}],
    }
    write_tree(tmp_path, {**DOCUMENTS, "mkdocs.yml": yaml.safe_dump(config), "site/index.html": "The old one"})
    with pytest.raises(Abort, match="The plugin i18n makes every page from a file below docs_dir"):
        mkdocs_build(tmp_path)
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "The old one"


def test_the_guide_tells_of_each_with_the_version_that_was_tried() -> None:
    guide = (ROOT / "content" / "guide" / "running-the-site.md").read_text(encoding="utf-8")
    table = guide[guide.index("## Plugins\n") : guide.index("## Hosts\n")]
    told = {found["name"]: found["version"] for found in re.finditer(r"^\| `(?P<name>[\w-]+)`[^|]*\| (?P<version>[^|]*) \|", table, re.MULTILINE)}
    assert set(told) == {*ALONE, "i18n"}
    packages = {"git-revision-date-localized": "git-revision-date-localized-plugin", "i18n": "static-i18n", "macros": "macros-plugin"}
    packages |= {name: f"{name}-plugin" for name in ("minify", "print-site")}
    own = {name: text for name, text in told.items() if not text.endswith("Material 9.8.1")}
    assert own == {name: version(f"mkdocs-{packages.get(name, name)}") for name in own}
    told_of_hosts = dict(re.findall(r"^\| (MkDocs|ProperDocs|Zensical) \| ([\d.]+) \|", guide, re.MULTILINE))
    assert told_of_hosts == {name: version(name.lower()) for name in ("MkDocs", "ProperDocs", "Zensical")}
    assert f"Material {version('mkdocs-material')} |" in table
