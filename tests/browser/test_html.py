"""Every page of the demo is HTML without a mistake, as browsers are told to read it, and no id stands on it twice."""

from __future__ import annotations

from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from tinyhtml5.parser import HTMLParser


def mistakes(html: str) -> list[str]:
    """The mistakes that a reader of HTML has to forgive, with their lines; and the ids that stand there more than once."""
    parser = HTMLParser(namespace_html_elements=False)
    tree = parser.parse(StringIO(html))
    twice = [f"the id {id_} stands there {times} times" for id_, times in Counter(filter(None, (each.get("id") for each in tree.iter()))).items() if times > 1]
    return [f"line {line}: {code}" for (line, _), code, _ in parser.errors] + twice


def test_every_page_of_the_demo_is_html_without_a_mistake(demo_site: Path) -> None:
    pages = {page.relative_to(demo_site).as_posix(): mistakes(page.read_text(encoding="utf-8")) for page in demo_site.rglob("*.html")}
    assert len(pages) > 100
    assert {page: found for page, found in pages.items() if found} == {}


@pytest.mark.parametrize(
    "body",
    [
        "<p><div>a paragraph holds no block</div></p>",
        "<table><div>nor does a table</div></table>",
        "<a href=x>one <a href=y>in the other</a></a>",
        "<div class=a class=b></div>",
        "<b><i>crossed</b></i>",
        "Fish & chips &copy",
        "<ul><li>open",
        "<p id=x></p><p id=x></p>",
    ],
)
def test_a_mistake_is_found(body: str) -> None:
    page = '<!doctype html><html lang="en"><head><title>A page</title></head><body>{}</body></html>'
    assert mistakes(page.format("<p id=x>well-formed</p>")) == []
    assert mistakes(page.format(body)) != []
