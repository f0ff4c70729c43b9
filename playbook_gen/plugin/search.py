"""Puts what our pages hold into the site's search index, so that a search leads to a goal or a persona itself and no search plugin reads our HTML."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from playbook_gen.plugin.page import PlaybookPage

log = logging.getLogger("mkdocs.plugins.playbook_gen")
PLUGINS = ("search", "material/search")
"""The search plugins whose index is known here: MkDocs' own, and the theme's, which takes its place where the theme is Material."""

NAMED, BOOST = ("persona", "summary"), 2
"""A name leads to its page: a persona's before all else that has the name in its title, a strategy's summary before its other pages."""


def is_searched(config: MkDocsConfig) -> bool:
    """Whether the site has one of these plugins, switched on."""
    return any(config.plugins[name].config.get("enabled", True) for name in PLUGINS if name in config.plugins)


def add_entries(pages: Iterable[PlaybookPage], config: MkDocsConfig) -> None:
    """Writes the entries of our pages into the index that the search plugin wrote, in place of any that it made of them itself."""
    file = Path(config.site_dir, "search", "search_index.json")
    try:
        index = json.loads(file.read_text(encoding="utf-8"))
        if "index" in index:
            log.info("Playbook: the search index is prebuilt, so the pages of the strategies are in it as the search plugin reads them")
            return
        ours = {page.url: page for page in pages}
        index["docs"] = [each for each in index["docs"] if each["location"].partition("#")[0] not in ours]
        index["docs"] += [entry for page in ours.values() for entry in _entries(page, index["config"])]
        file.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        log.warning("Playbook: %s is not the search index that was expected, so a search does not find the strategies: %s", file.name, error)


def _entries(page: PlaybookPage, options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A page's entries as the index has them. `indexing` is told by MkDocs' own plugin only: which parts of a page are wanted."""
    indexing = options.get("indexing")
    for number, entry in enumerate(page.rendered.entries):
        if number and indexing == "titles":
            return
        text = entry.text if indexing in (None, "full") else ""
        location = f"{page.url}#{entry.anchor}" if entry.anchor else page.url
        # The theme's search prints titles and texts as HTML; that of MkDocs escapes them itself.
        shown = (entry.title, text) if indexing else (escape(entry.title, quote=False), escape(text, quote=False))
        more = {"boost": BOOST} if page.rendered.kind in NAMED and not entry.anchor else {}
        yield {"location": location, "title": shown[0], "text": shown[1], **more}
