"""One Markdown parser for what is checked and what is shown."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image

from playbook_gen.model.markdown import LINK

_ALLOWED = re.compile(r"https?://[\w\[]|mailto:\S", re.IGNORECASE)


def parser() -> MarkdownIt:
    """Markdown as strategies may use it; a `[[kind:id|words]]` is a link whose token's `meta` has the `reference`."""
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.validateLink = lambda url: bool(_ALLOWED.match(url))  # type: ignore[method-assign]
    made.inline.ruler.before("link", "reference", _reference)
    made.inline.ruler.at("image", _image_as_written)
    return made


def _reference(state: StateInline, silent: bool) -> bool:
    """Authors cannot write the scheme of these links themselves."""
    match = LINK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": f"ref:{match[1]}:{match[2]}"}
        opening.meta["reference"] = (match[1], match[2])
        state.push("text", "", 0).content = (match[3] or "").strip()
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _image_as_written(state: StateInline, silent: bool) -> bool:
    """An image, which strategies may not have, is its source text: what stands in it is neither shown as a link nor checked."""
    start = state.pos
    if not image(state, True):
        return False
    if not silent:
        state.push("text", "", 0).content = state.src[start : state.pos]
    return True


MARKDOWN = parser()
