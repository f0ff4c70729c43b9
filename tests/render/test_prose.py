"""Markdown in, safe HTML out."""

from __future__ import annotations

import time

import pytest
from markupsafe import Markup, escape

from playbook_gen.model.markdown import prose_links
from playbook_gen.render.prose import prose


def shown(text: str) -> str:
    return str(prose(text, lambda kind, id_, words: Markup('<a href="#{}-{}">{}</a>').format(kind, id_, words or id_))).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One *two* **three** `four`", "<p>One <em>two</em> <strong>three</strong> <code>four</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("# A heading", "<p><strong>A heading</strong></p>"),
        ("[x](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">x</a></p>'),
        ("<https://example.org>", '<p><a href="https://example.org" rel="noopener noreferrer">https://example.org</a></p>'),
        ("<a@example.org>", '<p><a href="mailto:a@example.org" rel="noopener noreferrer">a@example.org</a></p>'),
        ("[x](MAILTO:a@example.org)", '<p><a href="MAILTO:a@example.org" rel="noopener noreferrer">x</a></p>'),
        # links of ours
        ("[[goal:g]]", '<p><a href="#goal-g">g</a></p>'),
        ("[[goal:g|our *goal* & more]]", '<p><a href="#goal-g">our *goal* &amp; more</a></p>'),
        ("**[[goal:g]]**, [[kpi:k]]", '<p><strong><a href="#goal-g">g</a></strong>, <a href="#kpi-k">k</a></p>'),
        ("`[[goal:g]]`", "<p><code>[[goal:g]]</code></p>"),
        (r"\[[goal:g]]", "<p>[[goal:g]]</p>"),
        ("[[goal:g]", "<p>[[goal:g]</p>"),
        ("[[goal:g|]]", '<p><a href="#goal-g">g</a></p>'),
        ("[[goal:g|  ]]", '<p><a href="#goal-g">g</a></p>'),
        ("[[goal:g|&nbsp;]]", '<p><a href="#goal-g">&amp;nbsp;</a></p>'),
        (r"[[goal:g\|x]]", '<p><a href="#goal-g">x</a></p>'),
        (r"\\[[goal:g]]", '<p>\\<a href="#goal-g">g</a></p>'),
        # what is not allowed shows as its text
        ("<b onclick=x>y</b>", "<p>&lt;b onclick=x&gt;y&lt;/b&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("![an *image*](https://example.org/x.png)", "<p>![an *image*](https://example.org/x.png)</p>"),
        ("![x](javascript:alert(1))", "<p>![x](javascript:alert(1))</p>"),
        ('![a](https://example.org "b")', '<p>![a](https://example.org "b")</p>'),
        ("![a][r]\n\n[r]: https://example.org", "<p>![a][r]</p>"),
        ("![[[goal:g]]](https://example.org)", "<p>![[[goal:g]]](https://example.org)</p>"),
        ("[x](http://)", "<p>[x](http://)</p>"),
        ("[x](https:///a)", "<p>[x](https:///a)</p>"),
        ("[x](mailto:)", "<p>[x](mailto:)</p>"),
        ("<https://>", "<p>&lt;https://&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](JaVaScRiPt:alert(1))", "<p>[x](JaVaScRiPt:alert(1))</p>"),
        ("[x](data:text/html,y)", "<p>[x](data:text/html,y)</p>"),
        ("[x](../secret)", "<p>[x](../secret)</p>"),
        ("[x](//example.org)", "<p>[x](//example.org)</p>"),
        ("[x](ref:goal:g)", "<p>[x](ref:goal:g)</p>"),
        ("<ref:goal:g>", "<p>&lt;ref:goal:g&gt;</p>"),
        ("[x]: javascript:alert(1)\n\n[x]", "<p>[x]: javascript:alert(1)</p>\n<p>[x]</p>"),
        ("&lt;b&gt; &#60;b&#62;", "<p>&lt;b&gt; &lt;b&gt;</p>"),
        ("{{ 7*7 }} {% raw %}", "<p>{{ 7*7 }} {% raw %}</p>"),
    ],
)
def test_shown(text: str, html: str) -> None:
    assert shown(text) == html


def test_a_table() -> None:
    found = shown("| a | b |\n|---|--:|\n| 1 | [[goal:g]] |\n| 2 | [[goal:h\\|x]] |")
    assert "<th>a</th>" in found
    assert '<td><a href="#goal-g">g</a></td>' in found
    assert '<td><a href="#goal-h">x</a></td>' in found
    assert "style" not in found


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", '"><script>', "&lt;b&gt;", "{{ x }}"])
def test_the_words_of_a_link_are_text(words: str) -> None:
    assert shown(f"[[goal:g|{words}]]") == f'<p><a href="#goal-g">{escape(words)}</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        *("a `[[goal:g]]` b", "``[[goal:g]] ` x``", "```\n[[goal:g]]\n\n[[goal:g]]\n```", "~~~ x\n[[goal:g]]\n~~~", "```\n[[goal:g]]", r"\[[goal:g]]"),
        *("`a\n\n[[goal:g]]\n\nb`", "``` a`b\n[[goal:g]]", r"\`[[goal:g]]`", "`` [[goal:g]] `", "[[goal:g]] `[[goal:h]]` [[goal:i]]", "a\n[[goal:g]]\nb"),
        *("> [[goal:g]]", "- [[goal:g]]\n- `x`", "**[[goal:g]]**", "[a](https://example.org) [[goal:g]]", "[[[goal:g]]]", "[[x]] [[goal:g]]"),
        # code ends with its block, and there are other places than code that hold no links
        *("- a `\n- [[goal:g]] `", "> a `\n\n[[goal:g]] `", "# a `\n[[goal:g]] `", "    [[goal:g]]", "- a\n\n      [[goal:g]]", "a\n    [[goal:g]]"),
        *("<https://e.org/[[goal:g]]>", "[a](https://e.org/[[goal:g]])", "[a [[goal:g]] b](https://e.org)", "![[[goal:g]]](https://e.org) [[goal:h]]"),
        *("[[goal:g]]: https://e.org", "[a]: https://e.org/[[goal:g]]\n[a]", '[a](https://e.org "[[goal:g]]")', r"\\[[goal:g]]", r"[[goal:g\|a]]"),
        *(
            "| a |\n|---|\n| [[goal:g\\|x]] |",
            "| a | b |\n|---|---|\n| [[goal:g|x]] |",
            "| a |\n|---|\n| b | [[goal:g]] |",
            "|[[goal:g]]|\n|---|\n| ` |\n| [[goal:h]] ` |",
        ),
        *("[[goal:a*b]] *[[goal:_c_]]", "[[goal:a&b]]", "[[goal:`]] `[[goal:g]]", "[[goal:é]] [[goal:1]] [[goal:0]]", "[[goal:<g>]]", "[[goal:'\"]]"),
        *("[[a:[[goal:g]]", f"[[goal:{'g' * 200}]] [[goal:{'g' * 201}]]", f"[[goal:g|{'x' * 301}]]", "[" * 30 + "[[goal:g]]", "> > [[goal:g|a\n> > b]]"),
    ],
)
def test_what_is_checked_is_what_is_shown(text: str) -> None:
    found: list[tuple[str, str]] = []

    def link(kind: str, id_: str, words: str | None) -> Markup:
        found.append((kind, id_))
        return Markup("")

    prose(f"{text}\n", link)
    assert [(kind, id_) for kind, id_, _ in prose_links(f"{text}\n")] == found


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("`[[goal:g]]` [[goal:g]] [[x]] [[goal:g]]", [1, 3]),
        ("- `\n- [[goal:g]] `", [0]),
        ("    [[goal:g]]\n\n[[goal:g]]", [1]),
        ("<https://e.org/[[goal:g]]> [[[goal:g]]]", [2]),
        ("[[goal:a!]] [[goal:g]] [[goal:a!]]", [0, 1, 2]),
        ("[[goal:1]] `[[goal:0]]` [[goal:0]]", [0, 2]),
    ],
)
def test_where_a_link_stands(text: str, brackets: list[int]) -> None:
    assert [each.brackets for each in prose_links(text)] == brackets


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[[",
        "* ",
        "`",
        "` ``",
        "<![CDATA[",
        "> ",
        "| a ",
        "[[goal:g]]",
        "\\",
        "~~~\n",
        "- ",
        "![",
        "<a@b.c>",
        "&lt;",
        "**a",
        "[[a:b",
        "[[a:b|",
        "[[a:b!]] ",
        "[[a",
        "[[a:b\\|c]",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    started = time.perf_counter()
    shown(text)
    list(prose_links(text))
    assert time.perf_counter() - started < 4


@pytest.mark.parametrize(("before", "after"), [("![", "](https://e.org)"), ("[", "](https://e.org)"), ("![a", "]"), ("> ", ""), ("- ", "")])
def test_no_nesting_is_too_deep(before: str, after: str) -> None:
    text = before * 1_000 + "[[goal:g]]" + after * 1_000
    shown(text)
    prose_links(text)
