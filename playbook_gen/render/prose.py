"""Markdown of strategy files to safe HTML: links to http, https and mailto only, and those that `[[kind:id]]` stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from playbook_gen.model.parser import MARKDOWN

_TAGS = {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_REFERENCE = re.compile(r'<a href="ref:([a-z]+):([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


def _shown(parser: MarkdownIt) -> MarkdownIt:
    """A heading inside a text would break the page's outline: it is a paragraph in bold."""
    parser.add_render_rule("heading_open", lambda *_: "<p><strong>")
    parser.add_render_rule("heading_close", lambda *_: "</strong></p>\n")
    return parser


_MARKDOWN = _shown(MARKDOWN)


@lru_cache(maxsize=20_000)
def _html(text: str) -> str:
    return nh3.clean(_MARKDOWN.render(text), tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto", "ref"})


def prose(text: str, link: Callable[[str, str, str | None], Markup]) -> Markup:
    """Safe HTML of a Markdown text; `link(kind, id, words)` gives the link that stands for a `[[kind:id|words]]`.

    The HTML is kept by text, so that a text shown on many pages is parsed once.
    """

    def resolved(match: re.Match[str]) -> str:
        return str(link(match[1], unescape(match[2]), unescape(match[3]).strip() or None))

    return Markup(_REFERENCE.sub(resolved, _html(text)))  # noqa: S704  nh3 has cleaned it
