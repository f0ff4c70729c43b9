"""The navigation: the author's own, with the portfolio in its place, and for each strategy one that also shows that strategy's pages.

A page's cost then does not grow with the number of strategies: no page carries the navigation of another strategy, and the sheets of personas and channels are
listed where one is among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from playbook_gen.pages import REFERENCE, ROOT
from playbook_gen.plugin.page import PlaybookPage
from playbook_gen.render.meta import for_others

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files

PORTFOLIO = f"{ROOT}/index.md"
REFERENCE_INDEX = f"{REFERENCE}/index.md"


def retitle(pages: Iterable[PlaybookPage], nav: Any) -> None:
    """Gives pages the titles that the author's `nav` gives them at any depth: a page that has been made already does not learn them from MkDocs."""
    titles = dict(_titles(nav))
    for page in pages:
        if title := titles.get(page.file.src_uri):
            page.title = for_others(title)


def _titles(nav: Any) -> Iterator[tuple[str, str]]:
    for item in nav or () if isinstance(nav, list) else [nav]:
        for title, below in item.items() if isinstance(item, dict) else ():
            if isinstance(below, str):
                yield below.lstrip("/"), title
            else:
                yield from _titles(below)


@dataclass(frozen=True)
class Navigations:
    """What each strategy's pages get as their navigation, by the folder that they stand in."""

    of_folder: Mapping[str, Navigation]

    def of_page(self, page: PlaybookPage) -> Navigation | None:
        """That of a strategy's page; none for another page."""
        return self.of_folder.get(_folder(page)) if page.rendered.plan is not None else None

    @classmethod
    def of(cls, nav: Navigation, files: Files, titles: Mapping[str, str]) -> Navigations:
        """Puts the portfolio into the author's navigation and makes the strategies' from it; `titles`: strategy id → title."""
        pages = [file.page for file in files.documentation_pages() if isinstance(file.page, PlaybookPage)]
        found = files.get_file_from_path(PORTFOLIO)
        portfolio = found.page if found else None
        if portfolio is None:
            return cls({})
        nav.items[:] = _unfolded(nav.items)
        if portfolio not in nav.pages:
            _follow([*nav.pages[-1:], portfolio])
            nav.pages.append(portfolio)
            nav.items.append(portfolio)
        _add_reference(nav, [page for page in pages if page.file.src_uri.startswith(f"{REFERENCE}/")])
        author = list(nav.items)
        nav.items[:] = _placed(author, portfolio, [])
        by_plan: dict[str, list[PlaybookPage]] = {id_: [] for id_ in titles}
        for page in pages:
            by_plan.setdefault(page.rendered.plan or "", []).append(page)
        scoped = (_scoped(author, portfolio, titles[id_], by_plan[id_]) for id_ in titles)
        return cls({folder: navigation for each in scoped for folder, navigation in each.items()})


def _unfolded(items: list[StructureItem]) -> list[StructureItem]:
    """The items with an index of ours in place of a section that awesome-nav made of its folder, in which it stands alone; we make that section ourselves."""
    found: list[StructureItem] = []
    for item in items:
        alone = item.children[0] if isinstance(item, Section) and len(item.children) == 1 else None
        if isinstance(alone, PlaybookPage) and alone.file.inclusion is InclusionLevel.INCLUDED:
            found.append(alone)
            continue
        if isinstance(item, Section):
            item.children[:] = _unfolded(item.children)
        found.append(item)
    return found


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


def _scoped(author: list[StructureItem], portfolio: Page, title: str, own: list[PlaybookPage]) -> dict[str, Navigation]:
    """Folder → the author's navigation with one strategy's section beside the portfolio, in which the sheets of that folder are listed."""
    found = {}
    for folder in dict.fromkeys(map(_folder, own)):
        section = Section(for_others(title), _nested(own, folder))
        _adopt(section, folder)
        items = _placed(author, portfolio, [section])
        found[folder] = Navigation(items, list(_pages(items)))
    _follow([portfolio, *own])
    return found


def _folder(page: PlaybookPage) -> str:
    return page.file.src_uri.rpartition("/")[0]


def _is_index(page: PlaybookPage) -> bool:
    return page.file.src_uri.endswith("/index.md")


def _nested(own: list[PlaybookPage], folder: str) -> list[StructureItem]:
    """A strategy's pages in order; the sheets of personas and channels stand below their index, and only those of this folder."""
    top = f"{ROOT}/{own[0].rendered.plan}"
    items: list[StructureItem] = []
    for page in own:
        here = _folder(page)
        below = [each for each in own if _folder(each) == folder and not _is_index(each)] if here == folder != top and _is_index(page) else []
        if below:
            items.append(Section(str(page.title), [page, *below]))
        elif here == top or _is_index(page):
            items.append(page)
    return items


def _adopt(section: Section, folder: str) -> None:
    """Tells every section, and every page of the folder, below a section who its parent is."""
    for child in section.children:
        if isinstance(child, Section):
            child.parent = section
            _adopt(child, folder)
        elif isinstance(child, PlaybookPage) and _folder(child) == folder:
            child.parent = section


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
