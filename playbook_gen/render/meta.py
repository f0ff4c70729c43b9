"""What a host is told of a page beside its HTML, as a front matter says it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from playbook_gen.render.page import RenderedPage

ONE_SCREEN = ("portfolio", "summary", "ogst", "ecosystem", "personas", "channels", "calendar", "scorecard", "maturity", "board_pack")
"""The kinds of page that are read as a whole, or are wide tables: their width is worth more than a table of contents."""


@lru_cache(maxsize=20_000, typed=True)
def for_others(text: str) -> Markup:
    """A text for a theme, which prints titles raw, and for plugins, one of which (macros) runs a title with a brace as a template, the shell in reach."""
    return Markup(str.replace(escape(text), "{", "&#123;"))  # noqa: S704  what is replaced is escaped


def meta(page: RenderedPage, *, with_tags: bool) -> dict[str, Any]:
    """The title for the browser, the description, what is not to stand beside the page; and its tags, where the host has a use for them."""
    hidden = ["toc"] if page.kind in ONE_SCREEN else []
    if page.kind == "summary":
        hidden.append("navigation")  # it links to its pages itself, and what is there is to stand on one screen
    found: dict[str, Any] = {"title": for_others(page.full_title)}
    if page.description:
        found["description"] = for_others(page.description)
    if page.tags and with_tags:
        found["tags"] = [for_others(each) for each in page.tags]
        hidden.append("tags")  # they stand on the page already
    if hidden:
        found["hide"] = hidden
    return found
