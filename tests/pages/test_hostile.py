"""Text that attacks, in every field that takes text: it is shown as text, and nothing of it runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml

from playbook_gen import Settings, check, render

HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "{{ 7*7 }} {% raw %} {# #} ${7*7} %(num)s {num}",
    "a\u202egnp.exe \U0001f469\u200d\U0001f692 \ufeff",
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


def test_most_fields_take_text(text_fields: Any) -> None:
    found = {str(path[0]) for path in text_fields.paths}
    assert {"title", "summary", "team", "listening", "personas", "goals", "kpis", "channels", "governance", "maturity", "decisions"} <= found
    assert len(text_fields.paths) > 300


@pytest.fixture(scope="module", params=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest, text_fields: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Any]:
    """One attack in every text, and the pages that come of it."""
    attack = HOSTILE[request.param]
    tree = text_fields.filled(attack)
    demographics = tree["personas"]["two-city-worker"]["demographics"]
    demographics[attack], tree["governance"]["raci"][attack] = "key", {"responsible": "systems-lead"}
    root = tmp_path_factory.mktemp("hostile")
    (root / "playbook.yml").write_text(text_fields.shared, encoding="utf-8")
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
