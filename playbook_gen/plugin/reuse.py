"""Under `mkdocs serve`, a page is put out as the theme made it last time, where all that its bytes depend on is as it was; with doubt it is made anew.

A page's template is one line, which takes over either the theme's template or what is kept. The key holds what the theme is given: content, title, meta, table
of contents, addresses, neighbours, navigation, configuration, the author's templates, and whatever other plugins put into the context.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from playbook_gen.plugin.overrides import FOLDER
from playbook_gen.plugin.page import PlaybookPage
from playbook_gen.plugin.stable import UnstableError, stable

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from playbook_gen.render.page import RenderedPage

log = logging.getLogger("mkdocs.plugins.playbook_gen")
TEMPLATE = "playbook-gen/page.html"
"""What our pages name as their template while a site is served."""
VERIFY = "PLAYBOOK_GEN_VERIFY"
"""Where this stands in the environment, nothing is put out again: each page is made anew, its content too, and held against what would have been."""

_WRONG = "Playbook: %s would have been put out as it was, and is another now; please report it"
_THEME, _KEPT = "main.html", "playbook-gen/kept.html"
_ELSEWHERE = re.compile(r"\b(pages|build_date_utc|environ|now)\b")
"""What a template of the author's may read that is in no key: other pages, the time."""
_OWN = ("jinja2.", "mkdocs.", "properdocs.", "material.", "markupsafe", "builtins", "_operator", "gettext", "babel.")
"""Where the functions come from that a template may call without a doubt."""
_KNOWN = {"nav", "pages", "config", "page", "build_date_utc"}
"""What stands in a context of which the key knows more than its form."""
_OF_PAGE = {
    "file",
    "parent",
    "children",
    "previous_page",
    "next_page",
    "markdown",
    "toc",
    "rendered",
    "utf8",
    "active",
    "present_anchor_ids",
    "links_to_anchors",
}
"""What a page holds that the key knows in its own way, or that no template reads; underscored ones are MkDocs' own."""


class Outputs:
    """What the theme made of each page, by its address, from one build to the next."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[str, bytes]] = {}
        self._now: dict[str, tuple[str, bytes]] = {}
        self._keys: dict[str, str] = {}
        self._site: str | None = None
        self._navigations: dict[int, str] = {}

    def begin(self, config: MkDocsConfig, env: Environment) -> None:
        """A new build: what was not asked for in the last one is forgotten."""
        self._before, self._now, self._keys, self._navigations = self._now, {}, {}, {}
        try:
            self._site = None if _is_doubtful(config, env) else _digest(stable(config), _templates(config))
        except UnstableError as doubt:
            log.debug("Playbook: pages are made anew each time: %s", doubt)
            self._site = None

    def prepare(self, page: PlaybookPage, context: Any, nav: Navigation) -> None:
        """Tells the page's template what to take over."""
        context["playbook_layout"] = _THEME
        key = self._key(page, context, nav)
        if key is None:
            return
        self._keys[page.url] = key
        known, output = self._before.get(page.url, ("", b""))
        if known == key and VERIFY not in os.environ:
            context["playbook_layout"], context["playbook_output"] = _KEPT, Markup(output.decode("utf-8", "surrogatepass"))  # noqa: S704  the theme made it

    def keep(self, page: PlaybookPage, output: str) -> None:
        """Keeps what the theme made."""
        key = self._keys.get(page.url)
        if key is None:
            return
        made = output.encode("utf-8", "surrogatepass")
        known, before = self._before.get(page.url, ("", b""))
        if known == key and before != made:
            log.warning(_WRONG, page.url)
        self._now[page.url] = (key, before if before == made else made)

    def _key(self, page: PlaybookPage, context: Mapping[str, Any], nav: Navigation) -> str | None:
        """What the page's bytes depend on; `None` where nobody can say."""
        if self._site is None:
            return None
        try:
            if id(nav) not in self._navigations:
                self._navigations[id(nav)] = _digest(*map(_item, nav.items), _page(nav.homepage))
            content = None if page.utf8 is None else hashlib.sha256(page.utf8).hexdigest()
            return _digest(self._site, self._navigations[id(nav)], content, _own(page), _given(context))
        except UnstableError as doubt:
            log.debug("Playbook: %s is made anew each time: %s", page.url, doubt)
            return None


def verified(pages: tuple[RenderedPage, ...], anew: tuple[RenderedPage, ...]) -> tuple[RenderedPage, ...]:
    """The pages made anew; says which of them would have been others."""
    before = {page.path: page for page in pages}
    for page in anew:
        if before.get(page.path) != page:
            log.warning(_WRONG, page.path)
    return anew


def is_strange(env: Environment) -> bool:
    """Whether templates may call what another plugin made."""
    functions = [*env.filters.values(), *env.tests.values(), *env.globals.values()]
    return any(callable(each) and not str(getattr(each, "__module__", None)).startswith(_OWN) for each in functions)


def _is_doubtful(config: MkDocsConfig, env: Environment) -> bool:
    """Whether templates call what another plugin made, or the author's templates read what is in no key."""
    return is_strange(env) or any(_ELSEWHERE.search(text) for text in _written(config))


def _written(config: MkDocsConfig) -> Iterable[str]:
    """The author's own templates of the theme, by their paths; what those of our pages make is in the pages' content."""
    folder = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    files = sorted(each for each in folder.rglob("*") if folder / FOLDER not in each.parents) if folder else []
    return (f"{file}\n{file.read_text(encoding='utf-8', errors='replace')}" for file in files if file.suffix in (".html", ".svg") and file.is_file())


def _templates(config: MkDocsConfig) -> str:
    return _digest(*_written(config))


def _own(page: Page) -> tuple[object, ...]:
    """What a template may read of a page itself."""
    more = {name: value for name, value in vars(page).items() if name not in _OF_PAGE and not name.startswith("_")}
    contents = [_heading(each) for each in page.toc]
    beside = [_page(page.previous_page), _page(page.next_page), *map(_item_alone, page.ancestors)]
    return (_page(page), stable(page.edit_url), stable(page.canonical_url), stable(more), tuple(contents), *beside)


def _heading(each: Any) -> tuple[object, ...]:
    return (str(each.title), each.id, each.level, *map(_heading, each.children))


def _given(context: Mapping[str, Any]) -> object:
    return stable({name: value for name, value in context.items() if name not in _KNOWN})


def _item(item: StructureItem) -> tuple[object, ...]:
    """An item of a navigation with all below it."""
    return (*_item_alone(item), *map(_item, item.children or ())) if isinstance(item, Section) else _item_alone(item)


def _item_alone(item: StructureItem) -> tuple[object, ...]:
    return _page(item) if isinstance(item, Page) else (type(item).__name__, str(item.title), str(getattr(item, "url", "")))


def _page(page: Page | None) -> tuple[object, ...]:
    """What another page shows of a page."""
    return ("page", str(page.title), page.url, stable(page.meta)) if page is not None else ("none",)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
