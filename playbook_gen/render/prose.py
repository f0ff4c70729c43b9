"""Markdown of strategy files to safe HTML: CommonMark and tables, no raw HTML, no images, links to http, https and mailto only."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline import StateInline
from markupsafe import Markup

from playbook_gen.model.walk import LINK

_ALLOWED = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_TAGS = {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_REFERENCE = re.compile(r'<a href="ref:([a-z]+):([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


def _reference(state: StateInline, silent: bool) -> bool:
    """`[[kind:id|words]]` becomes a link that `prose` resolves for each page; authors cannot write its scheme themselves."""
    match = LINK.match(state.src, state.pos)
    if not match or match.end() > state.posMax:
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": f"ref:{match[1]}:{match[2]}"}
        state.push("text", "", 0).content = match[3] or ""
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _as_written(_self: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    """An image, which strategies may not have, as its source text."""
    token = tokens[index]
    return str(escapeHtml(f"![{token.content}]({token.attrs.get('src', '')})"))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.validateLink = lambda url: bool(_ALLOWED.match(url))  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "reference", _reference)
    parser.add_render_rule("image", _as_written)
    # A heading inside a text would break the page's outline: it is a paragraph in bold.
    parser.add_render_rule("heading_open", lambda *_: "<p><strong>")
    parser.add_render_rule("heading_close", lambda *_: "</strong></p>\n")
    return parser


_MARKDOWN = _parser()


@lru_cache(maxsize=20_000)
def _html(text: str) -> str:
    return nh3.clean(_MARKDOWN.render(text), tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto", "ref"})


def prose(text: str, link: Callable[[str, str, str | None], Markup]) -> Markup:
    """Safe HTML of a Markdown text; `link(kind, id, words)` gives the link that stands for a `[[kind:id|words]]`.

    The HTML is kept by text, so that a text shown on many pages is parsed once.
    """

    def resolved(match: re.Match[str]) -> str:
        return str(link(match[1], match[2], unescape(match[3]) or None))

    return Markup(_REFERENCE.sub(resolved, _html(text)))  # noqa: S704  nh3 has cleaned it
