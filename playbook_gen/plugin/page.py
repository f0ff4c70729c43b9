"""A MkDocs page that brings its own HTML, table of contents and anchors, so that no Markdown parser is built for it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from playbook_gen.plugin.search import is_searched
from playbook_gen.render.meta import for_others, meta
from playbook_gen.render.page import packed, unpacked

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from playbook_gen.diagnostics import Place
    from playbook_gen.render.page import Heading, RenderedPage


_DATES = ("git_revision_date_localized", "git_creation_date_localized")
"""What git-revision-date-localized says of a page: of one without a file of its own it says that it changed today. Ours tell themselves what changed when."""


class PlaybookPage(Page):
    """A page of ours. Its titles are escaped `Markup`: the theme prints titles, meta and the table of contents raw."""

    typeset = encrypted = pages = None
    """What the theme looks for on each page that it lists, for plugins that set it: what is there is found much faster than what is not."""
    at_hand: ClassVar[tuple[bytes | None, str | None]] = (None, None)
    """The content that was asked for last, as it is kept and as it is shown: the theme and other plugins ask for a page's several times in turn."""

    __eq__ = object.__eq__
    """There is one page of each address, and a navigation asks of each that it lists whether it is the one in view."""
    __hash__ = None  # type: ignore[assignment]  # as MkDocs' own

    def __init__(self, rendered: RenderedPage, file: File, config: MkDocsConfig) -> None:
        self.rendered = rendered
        self.utf8: bytes | None = None
        self.template: str | None = None
        super().__init__(for_others(rendered.title), file, config)

    @property
    def content(self) -> str | None:
        """The HTML, for MkDocs and other plugins; kept as that of the rendered page is, and as the same bytes while nobody changes it."""
        if PlaybookPage.at_hand[0] is not self.utf8:
            PlaybookPage.at_hand = (self.utf8, None if self.utf8 is None else unpacked(self.utf8))
        return PlaybookPage.at_hand[1]

    @content.setter
    def content(self, html: str | None) -> None:
        if html is self.at_hand[1]:
            self.utf8 = self.at_hand[0]
            return
        new = None if html is None else packed(html)
        self.utf8 = self.rendered.utf8 if new == self.rendered.utf8 else new

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown source; what a front matter would say: the title for the browser, the description, and what other plugins may know of us."""
        self.markdown = ""
        self.meta = meta(self.rendered, with_tags="material/tags" in config.plugins)
        if is_searched(config):
            self.meta["search"] = {"exclude": True}  # we write our entries ourselves
        if self.template:
            self.meta["template"] = self.template

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Takes over what was rendered before the site folder was touched."""
        self.content = for_theme(config)(self.rendered.html)
        for name in [each for each in self.meta if each.startswith(_DATES)]:
            del self.meta[name]
        self.toc = contents(self.rendered.headings)
        self.present_anchor_ids = set(self.rendered.anchors)
        self.links_to_anchors = {}


_FIGURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def for_theme(config: MkDocsConfig) -> Callable[[str], str]:
    """What HTML of ours needs done to it for the theme's features."""
    return linked_for_instant_navigation if "navigation.instant" in (config.theme.get("features") or ()) else str


def linked_for_instant_navigation(html: str) -> str:
    """The page with the older spelling of links in its figures.

    The theme's instant navigation sets anew whatever has an `href`, but in a figure an `href` cannot be set: the script would stop, and the old page stay.
    """
    return _FIGURE.sub(lambda figure: figure[0].replace(' href="', ' xlink:href="'), html)


class Entry(AnchorLink):
    """A heading in the table of contents."""

    typeset = None
    """As for pages."""


def contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """The headings as a tree: each below the nearest one before it that has a smaller level."""
    top: list[AnchorLink] = []
    open_: list[AnchorLink] = []
    for heading in headings:
        item = Entry(for_others(heading.title), heading.id, heading.level)
        while open_ and open_[-1].level >= heading.level:
            open_.pop()
        (open_[-1].children if open_ else top).append(item)
        open_.append(item)
    return TableOfContents(top)


def generated(page: RenderedPage, config: MkDocsConfig, strategies: Path) -> File:
    """The file of a page, with the page attached; its edit link opens the YAML at the right line."""
    is_for_navigation = "awesome-nav" in config.plugins and page.kind in ("portfolio", "reference")  # it knows no other pages, not even by their names
    file = File.generated(config, page.path, content="", inclusion=InclusionLevel.INCLUDED if is_for_navigation else InclusionLevel.NOT_IN_NAV)
    file.edit_uri = _edit_uri(page.place, config, strategies) if page.place else None
    PlaybookPage(page, file, config)
    return file


def _edit_uri(place: Place, config: MkDocsConfig, strategies: Path) -> str:
    """The way from the documentation folder to the strategy file: `../strategies/x.yml#L12`."""
    way = os.path.relpath(strategies.parent / place.file, config.docs_dir)
    return f"{quote(Path(way).as_posix())}#L{place.line}"
