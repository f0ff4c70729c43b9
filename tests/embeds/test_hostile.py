"""Hostile strategy text in live parts and links of hand-written pages → it stays text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playbook_gen.embeds.parts import parts

DATA = Path(__file__).parents[1] / "data" / "hostile"
TEXTS = [text for name in ("scripts", "markdown", "templates") for text in json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")) if "\n" not in text]
EVERY = ("attr_list", "md_in_html", "tables", "toc", "footnotes", "abbr", "def_list", "smarty", "pymdownx.superfences", "pymdownx.magiclink")


def plan(text: str) -> str:
    words = json.dumps(text)
    return f"""\
title: {words}
period: {{start: 2026-01-01, end: 2026-12-31}}
goals: {{g: {{title: {words}, kpi: k, target: 5, by: 2026-12-31}}}}
strategies: {{s: {{title: {words}, goals: [g], why: {words}}}}}
personas: {{p: {{title: {words}, needs: [{words}], segment: {words}}}}}
kpis: {{k: {{title: {words}, formula: {words}, readings: [{{date: 2026-02-28, value: 1}}, {{date: 2026-03-31, value: 2}}]}}}}
calendar: {{e: {{title: {words}, date: 2026-03-14, format: {words}}}}}
"""


PAGE = "# Our [[plan:x]]\n\n## The [[goal:g]]\n\n- [[persona:p]]\n\n" + "".join(
    f"/// playbook | {name}{' p' if name == 'persona' else ' k' if name == 'kpi' else ' x'}\n///\n\n" for name in sorted(parts())
)


@pytest.mark.parametrize("text", TEXTS[::9])
def test_a_text_stays_text(embed: Callable[..., tuple[str, list[str]]], html: Callable[[str], Any], text: str) -> None:
    calm, wrong = embed(PAGE, {"x": plan("calm")}, extensions=EVERY)
    assert wrong == []
    found, wrong = embed(PAGE, {"x": plan(text)}, extensions=EVERY)
    assert (wrong, "{" in found, "}" in found) == ([], False, False)
    page, quiet = html(found), html(calm)
    allowed = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "br", "hr", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in quiet.tags} | allowed
    assert [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "srcdoc"] == []
    assert [each for each in page.links if each.lower().startswith(("javascript:", "data:", "vbscript:"))] == []


def test_a_title_that_a_theme_prints_raw_holds_no_tag(build: Callable[..., Any], html: Callable[[str], Any]) -> None:
    evil = '</title><script>alert("x")</script>{{ 6 * 7 }}'
    files = {"strategies/x.yml": plan(evil), "content/index.md": "# Home\n", "content/other.md": PAGE}
    page = html(build(files).page("other/"))
    assert page.text.count("script>alert") + page.text.count("‹script›alert") > 5
    assert [attributes for tag, attributes in page.tags if tag == "script" and "src" not in attributes and attributes.get("id") != "__config"] == [
        attributes for tag, attributes in html(build(files).page("")).tags if tag == "script" and "src" not in attributes and attributes.get("id") != "__config"
    ]
