"""The pages as files for a host that runs no plugins: Python-Markdown gives the HTML back as it was, and what stands around it is safe."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown

from playbook_gen import check, render
from playbook_gen.exports import SiteFile
from playbook_gen.exports.laid_out import laid_out
from playbook_gen.exports.pages import as_files
from playbook_gen.render.page import RenderedPage
from tests import hostile
from tests.hostile import ORDEAL, SETTINGS

EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables", "wikilinks")
EXTENSIONS_MORE = ("superfences", "snippets", "magiclink", "betterem", "keys", "smartsymbols", "tasklist", "critic", "emoji", "arithmatex")
"""What sites switch on, and more: whatever could take a text for Markdown."""


class Parts(HTMLParser):
    """A page as a list of tags and texts; the host's own link beside a heading left out, and blanks and breaks as one blank but within `pre`."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Any] = []
        self.depth = self.kept = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if dict(attrs).get("class") == "headerlink":
            self.depth = 1
            return
        self.kept += tag == "pre"
        self.parts.append((tag, tuple(sorted((name, value or name) for name, value in attrs))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.parts.append(f"/{tag}")

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag == "a":
            self.depth = 0
            return
        self.kept -= tag == "pre"
        self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        text = data if self.kept else " ".join(data.split())
        if text and not self.depth:
            self.parts.append(text)


def converted(text: str) -> tuple[list[Any], list[tuple[int, str, str]]]:
    """What Python-Markdown makes of a file: its parts, and its headings by level, id and title."""
    extensions = [*EXTENSIONS, "toc", *(f"pymdownx.{each}" for each in EXTENSIONS_MORE)]
    markdown = Markdown(extensions=extensions, extension_configs={"toc": {"permalink": True}})
    parts = Parts(markdown.convert(text)).parts
    return parts, list(flat(markdown.toc_tokens))  # type: ignore[attr-defined]  # the extension toc sets it


def flat(tokens: list[dict[str, Any]]) -> Iterator[tuple[int, str, str]]:
    for each in tokens:
        assert "<" not in each["name"]
        yield each["level"], each["id"], " ".join(html.unescape(each["name"]).split())
        yield from flat(each["children"])


def held(pages: tuple[RenderedPage, ...]) -> None:
    """Holds a page of each kind, the longest, against what Python-Markdown makes of it. The months of a calendar are folded away, and so are their headings."""
    longest = {page.kind: page for page in sorted(pages, key=lambda page: len(page.utf8))}
    for page in pages if ORDEAL else longest.values():
        text = laid_out(page.html)
        assert not re.search(r"[{}\[\]`$\\\t]|\n[ \n]*\n\n|\n ", text), page.path
        parts, headings = converted(text)
        assert parts == Parts(page.html).parts, page.path
        wanted = [(each.level, each.id, " ".join(each.title.split())) for each in page.headings]
        assert headings == (wanted if page.kind != "calendar" else [each for each in wanted if not each[1].startswith("month-")]), page.path


def test_python_markdown_gives_each_page_of_the_demo_back(demo_pages: tuple[RenderedPage, ...]) -> None:
    held(demo_pages)


@pytest.fixture(scope="module")
def demo_pages() -> tuple[RenderedPage, ...]:
    settings = replace(SETTINGS, directory_urls=False)
    return render(check(hostile.ROOT / "strategies", settings).playbook, settings)


@pytest.mark.parametrize("turn", range(24 if ORDEAL else 1))
def test_python_markdown_gives_hostile_pages_back(tmp_path: Path, room: hostile.Room, turn: int) -> None:
    held(render(check(room.attacked(turn, tmp_path / "strategies"), SETTINGS).playbook, SETTINGS))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> hostile.Room:
    """The playbook with room for attacks."""
    return hostile.room(tmp_path_factory.mktemp("room"))


@pytest.mark.parametrize(
    "text",
    [
        "<p>a</p>",
        '<div class="pb"><h2 id="one">One *two* `three` [four](five.md)</h2><pre><code>```\n\n\tdef\n```\n</code></pre></div>',
        '<div><h2 id="a">A</h2>words beside it</div>',
        '<div><section><h2 id="a">A</h2></section><span>inline</span></div>',
        '<div><h2 id="a">A <b>b</b></h2><p title="x\n\n    y">one <span>two\n\n</span></p></div>',
        '<div><h2 id="a">A</h2><div title="&amp;lt; &lt; &amp;">&amp;lt;</div></div>',
        '<div><h2 id="a">A</h2><ol><li>one <div>two</div> three <ol><li>four</li></ol></li></ol></div>',
    ],
)
def test_html_comes_back(text: str) -> None:
    assert converted(laid_out(text))[0] == Parts(text).parts


def files_of(site: Callable[..., Path], text: str, beside: tuple[SiteFile, ...] = ()) -> dict[str, str]:
    folder = site({"strategies/x.yml": text}) / "strategies"
    settings = replace(SETTINGS, directory_urls=False)
    checked = check(folder, settings)
    assert checked.diagnostics == ()
    pages = render(checked.playbook, settings)
    return {path: content.decode("utf-8") for path, content in as_files(pages, beside).items()}


PLAN = """
    title: 'A <b>plan</b> — {{ 7*7 }}'
    period: {start: 2026-01-01, end: 2026-12-31}
    summary: "said \\"so\\": {% raw %}"
    tags: ['yes', night trains]
    personas: {p: {title: 'null'}}
    goals: {g: {title: 'See [there](x.html) and {{ 7 }}'}}
    """


def test_the_front_matter_says_what_a_site_of_ours_says(site: Any) -> None:
    files = files_of(site, PLAN)
    front = yaml.safe_load(files["strategies/x/index.md"].split("---\n")[1])
    assert front == {
        "title": "A &lt;b&gt;plan&lt;/b&gt; — &#123;&#123; 7*7 &#125;&#125;",
        "description": "said &#34;so&#34;: &#123;% raw %&#125; · yes · night trains",
        "tags": ["yes", "night trains"],
        "hide": ["toc", "navigation", "tags"],
    }
    assert yaml.safe_load(files["strategies/x/personas/p.md"].split("---\n")[1])["title"].startswith("null · A &lt;b&gt;")


def test_links_lead_from_file_to_file(site: Any) -> None:
    files = files_of(site, PLAN)
    assert 'href="../ogst.md#goal-g"' in files["strategies/x/personas/p.md"] or 'href="ogst.md#goal-g"' in files["strategies/x/scorecard.md"]
    assert '"../../reference/glossary.md#word-goal"' in files["strategies/x/ogst.md"]
    found = [each for text in files.values() for each in re.findall(r'href="([^"]*)"', text) if ".html" in each]
    assert found == []


def test_no_host_takes_a_text_for_a_template(site: Any) -> None:
    files = files_of(site, PLAN)
    for path, text in files.items():
        if path.endswith(".md"):
            assert not set("{}[]`$\\\t") & set(text), path
            assert not re.search("<(script|style)", text), path


def test_each_folder_tells_its_order_and_short_titles(site: Any) -> None:
    files = files_of(site, PLAN)
    assert yaml.safe_load(files["strategies/.nav.yml"]) == {"title": "Strategies", "nav": [{"Strategies": "index.md"}, "x"]}
    own = yaml.safe_load(files["strategies/x/.nav.yml"])
    assert own["title"] == "A &lt;b&gt;plan&lt;/b&gt; — &#123;&#123; 7*7 &#125;&#125;"
    assert own["nav"][1:3] == [{"OGST": "ogst.md"}, "personas"]
    assert yaml.safe_load(files["strategies/x/personas/.nav.yml"])["nav"] == [{"Personas": "index.md"}, {"null": "p.md"}]


def test_what_pages_need_is_there(site: Any) -> None:
    files = files_of(site, PLAN, (SiteFile("strategies/x/data.txt", b"beside"),))
    assert files["strategies/x/data.txt"] == "beside"
    assert {each for each in files if each.startswith("playbook-gen/")} == {"playbook-gen/playbook.css", "playbook-gen/filter.js"}
