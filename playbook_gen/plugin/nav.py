"""The navigation: the author's own, with the portfolio in its place, and for each strategy one that also shows that strategy's pages.

A page's cost then does not grow with the number of strategies: no page carries the navigation of another strategy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from playbook_gen.pages import REFERENCE, ROOT
from playbook_gen.plugin.page import PlaybookPage

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files

PORTFOLIO = f"{ROOT}/index.md"
REFERENCE_INDEX = f"{REFERENCE}/index.md"


def author_titles(nav: Any) -> dict[str, str]:
    """Source path → title, as the author's `nav` gives them at any depth; a page that has been made already would not learn its title."""
    return dict(_titles(nav))


def _titles(nav: Any) -> Iterator[tuple[str, str]]:
    for item in nav or () if isinstance(nav, list) else [nav]:
        for title, below in item.items() if isinstance(item, dict) else ():
            if isinstance(below, str):
                yield below.lstrip("/"), title
            else:
                yield from _titles(below)


@dataclass(frozen=True)
class Navigations:
    """What each strategy's pages get as their navigation, by the strategy's id."""

    of_plan: Mapping[str, Navigation]

    @classmethod
    def of(cls, nav: Navigation, files: Files, titles: Mapping[str, str]) -> Navigations:
        """Puts the portfolio into the author's navigation and makes the strategies' from it; `titles`: strategy id → title."""
        pages = [file.page for file in files.documentation_pages() if isinstance(file.page, PlaybookPage)]
        found = files.get_file_from_path(PORTFOLIO)
        portfolio = found.page if found else None
        if portfolio is None:
            return cls({})
        if portfolio not in nav.pages:
            _follow([*nav.pages[-1:], portfolio])
            nav.pages.append(portfolio)
            nav.items.append(portfolio)
        _add_reference(nav, [page for page in pages if page.file.src_uri.startswith(f"{REFERENCE}/")])
        author = list(nav.items)
        nav.items[:] = _placed(author, portfolio, [])
        return cls({id_: _scoped(author, portfolio, id_, title, pages) for id_, title in titles.items()})


def _add_reference(nav: Navigation, pages: list[PlaybookPage]) -> None:
    """Puts the reference where the author's navigation has its index, else last; the pages of single rules stand below it and are in no list."""
    listed = [page for page in pages if page.rendered.kind != "rule"]
    index = next((page for page in listed if page.file.src_uri == REFERENCE_INDEX), None)
    if index is None:
        return
    rest: list[StructureItem] = [page for page in listed if page is not index]
    nav.items[:] = _placed(nav.items, index, rest)
    new = [page for page in [index, *(page for page in listed if page is not index)] if page not in nav.pages]
    _follow([*nav.pages[-1:], *new])
    nav.pages += new
    above = _above_rules(index, next((page for page in listed if page.rendered.kind == "rules"), None))
    for page in pages:
        page.parent = page.parent or above


def _above_rules(index: Page, rules: Page | None) -> Section | None:
    """What the way back from a rule's page leads over: the page of all rules, below the reference. This section is in no list."""
    if rules is None:
        return index.parent
    section = Section(str(rules.title), [rules])
    section.parent = index.parent
    return section


def _scoped(author: list[StructureItem], portfolio: Page, plan: str, title: str, pages: list[PlaybookPage]) -> Navigation:
    """The author's navigation with one strategy's section beside the portfolio."""
    own = [page for page in pages if page.rendered.plan == plan]
    section = Section(escape(title), _nested(own))
    _adopt(section)
    items = _placed(author, portfolio, [section])
    _follow([portfolio, *own])
    return Navigation(items, list(_pages(items)))


def _nested(own: list[PlaybookPage]) -> list[StructureItem]:
    """A strategy's pages in order; the sheets of personas and channels stand below their index."""
    below: dict[str, list[StructureItem]] = {}
    for page in own:
        folder, _, name = page.file.src_uri.removeprefix(f"{ROOT}/{page.rendered.plan}/").rpartition("/")
        if folder and name != "index.md":
            below.setdefault(folder, []).append(page)
    items: list[StructureItem] = []
    for page in own:
        folder, _, name = page.file.src_uri.removeprefix(f"{ROOT}/{page.rendered.plan}/").rpartition("/")
        if not folder:
            items.append(page)
        elif name == "index.md":
            items.append(Section(str(page.title), [page, *below.get(folder, [])]) if folder in below else page)
    return items


def _adopt(section: Section) -> None:
    """Tells everything below a section who its parent is."""
    for child in section.children:
        child.parent = section
        if isinstance(child, Section):
            _adopt(child)


def _placed(items: list[StructureItem], portfolio: Page, more: list[StructureItem]) -> list[StructureItem]:
    """The items with a section in place of the portfolio, or after them where they do not have it; nothing given is changed."""
    placed = _replaced(items, portfolio, more)
    return placed if placed is not None else [*items, _section(portfolio, more)]


def _replaced(items: list[StructureItem], portfolio: Page, more: list[StructureItem]) -> list[StructureItem] | None:
    for index, item in enumerate(items):
        if item is portfolio:
            new: StructureItem = _section(portfolio, more)
        elif isinstance(item, Section) and (children := _replaced(item.children, portfolio, more)) is not None:
            new = Section(item.title, children)
            for child in children:
                child.parent = new
        else:
            continue
        return [*items[:index], new, *items[index + 1 :]]
    return None


def _section(portfolio: Page, more: list[StructureItem]) -> Section:
    section = Section(str(portfolio.title), [portfolio, *more])
    for child in section.children:
        child.parent = section
    return section


def _pages(items: list[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)


def _follow(pages: list[Page]) -> None:
    """Makes pages each other's previous and next."""
    for before, after in pairwise(pages):
        if before.next_page is None:
            before.next_page = after
        after.previous_page = before
