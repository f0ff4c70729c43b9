"""Text that attacks, in every field that takes text: it is shown as text, and nothing of it runs."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook_gen import Settings, check, render
from playbook_gen.model.base import LINE_SEPARATORS
from playbook_gen.settings import Limits
from playbook_gen.source import yaml as reader
from playbook_gen.source.nodes import Source, find

DEMO = Path(__file__).parents[2] / "strategies" / "lantern-line-2026"
HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "{{ 7*7 }} {% raw %} {# #} ${7*7} %(num)s {num}",
    "a\u202egnp.exe \U0001f469\u200d\U0001f692 \ufeff \x7f",
    "[x](javascript:alert(1)) [x](data:text/html,<script>) <javascript:alert(1)> [x](ref:goal:x)",
    "![i](https://e.org/x.png) ![i](javascript:alert(1))",
    "]] [[ [[x]] [[[ [[|]] [[goal:|]] [[ goal:x]] [[]] ]][[",
    "--> <!-- ]]> <![CDATA[ &lt;script&gt; &amp;lt; &#60;script&#62;",
    "`<b onclick=x>` <a href=javascript:alert(1)>x</a> <style>*{display:none}</style> <svg/onload=alert(1)>",
    "| a | b |",
    "=cmd|' /C calc'!A0",
    "1. # > - * --- ~~~ ``` ` ***",
]
ALLOWED_TAGS = {
    *("a", "abbr", "article", "aside", "b", "blockquote", "br", "code", "dd", "details", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1"),
    *("h2", "h3", "h4", "h5", "header", "hr", "li", "nav", "ol", "p", "pre", "section", "span", "strong", "summary", "table", "tbody", "td", "tfoot", "th"),
    *("thead", "time", "tr", "ul", "caption", "small"),
    *("svg", "g", "line", "rect", "circle", "path", "text", "tspan", "title", "desc", "polyline", "marker", "defs", "polygon"),
}


def folder() -> dict[str, Any]:
    """The demo's strategy as one tree."""
    tree: dict[str, Any] = {}
    for file in sorted(DEMO.glob("*.yml")):
        read = yaml.safe_load(file.read_text(encoding="utf-8"))
        tree.update(read if file.stem == "strategy" else {file.stem: read})
    return tree


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each text of a tree."""
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, each in below:
        if isinstance(each, str):
            yield (*path, step)
        else:
            yield from leaves(each, (*path, step))


def put(tree: Any, path: tuple[Any, ...], value: str) -> str:
    """Replaces a text; gives the one that stood there."""
    for step in path[:-1]:
        tree = tree[step]
    before, tree[path[-1]] = tree[path[-1]], value
    return str(before)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """The demo's strategy with all that is needed to stand alone, and the ways to its texts and prose: what takes any words."""
    root = tmp_path_factory.mktemp("texts")
    tree = folder()
    (root / "playbook.yml").write_text((DEMO.parent / "playbook.yml").read_text(encoding="utf-8"), encoding="utf-8")
    free = []
    marked = copy.deepcopy(tree)
    for path in leaves(tree):
        put(marked, path, "<any> words")
    (root / "x.yml").write_text(yaml.safe_dump(marked, allow_unicode=True, sort_keys=False), encoding="utf-8")
    refused = {(each.place.line, each.place.column) for each in check(root, Settings(date(2026, 6, 30))).diagnostics}
    node = reader.parse(Source("x.yml", (root / "x.yml").read_text(encoding="utf-8")), Limits(), lambda _: None)
    assert node is not None
    for path in leaves(tree):
        scalar = find(node, path)
        if (scalar.line, scalar.column) not in refused:
            free.append(path)
    return tree, free


def test_most_fields_take_text(texts: Any) -> None:
    found = {str(path[0]) for path in texts[1]}
    assert {"title", "summary", "team", "listening", "personas", "goals", "kpis", "channels", "governance", "maturity", "decisions"} <= found
    assert len(texts[1]) > 300


@pytest.fixture(scope="module", params=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest, texts: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Any]:
    """One attack in every text, and the pages that come of it."""
    attack = HOSTILE[request.param]
    tree = copy.deepcopy(texts[0])
    for number, path in enumerate(texts[1]):
        put(tree, path, f"{attack} n{number}n" if not LINE_SEPARATORS.search(attack) else f"n{number}n")
    demographics = tree["personas"]["two-city-worker"]["demographics"]
    demographics[attack], tree["governance"]["raci"][attack] = "key", {"responsible": "systems-lead"}
    root = tmp_path_factory.mktemp("hostile")
    (root / "playbook.yml").write_text((DEMO.parent / "playbook.yml").read_text(encoding="utf-8"), encoding="utf-8")
    (root / "x.yml").write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    settings = Settings(date(2026, 6, 30), audience="leadership")
    checked = check(root, settings)
    assert checked.diagnostics == ()
    return attack, render(checked.playbook, settings)


def test_nothing_of_it_becomes_an_element(hostile: Any, html: Callable[[str], Any]) -> None:
    _, pages = hostile
    for page in pages:
        found = html(page.html)
        assert {tag for tag, _ in found.tags} <= ALLOWED_TAGS, page.path
        for tag, attributes in found.tags:
            assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcdoc", "action", "formaction")], (page.path, tag)
            assert not re.match(r"\s*(javascript|data|vbscript|ref):", attributes.get("href", ""), re.IGNORECASE), (page.path, attributes)
        assert len(found.ids) == len(set(found.ids)), page.path


def test_it_is_shown_as_it_is_written(hostile: Any, html: Callable[[str], Any]) -> None:
    attack, pages = hostile
    title = next(page for page in pages if page.kind == "summary").title
    assert title.startswith(attack)
    text = " ".join(html(page.html).text for page in pages)
    assert " ".join(title.split()) in text


def test_the_table_of_contents_has_plain_titles(hostile: Any, html: Callable[[str], Any]) -> None:
    _, pages = hostile
    for page in pages:
        titles = {" ".join(heading.title.split()) for heading in page.headings}
        text = html(page.html).text
        assert all(title in text for title in titles), page.path
