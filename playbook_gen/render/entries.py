"""What a search finds on a page: the page itself, then each thing on it, as plain text. It comes from the models; no HTML is read again for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING, Any, NamedTuple

from playbook_gen.model.links import Links
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.walk import Path, texts
from playbook_gen.pages import PageSpec, SearchEntry, anchor

if TYPE_CHECKING:
    from playbook_gen.render.page import Heading

BETWEEN = " · "
DESCRIPTION = 160
"""So many characters at most say to other sites, in a preview of a link, what a page is about."""
_MARKDOWN = re.compile(r"[*_`\[\]<>&#|\\\n]")


class Says(NamedTuple):
    """What entries are made with, in the page's language: a kind's name, a text without its Markdown, an item's question; the strategy, if it is one's page."""

    term: Callable[[str], str]
    plain: Callable[[str], str]
    question: Callable[[str], str]
    plan: Plan | None
    links: Links | None


def says(names: dict[str, Any]) -> Says:
    """The names of a page's templates, as entries need them."""

    def plain(text: str) -> str:
        return str(names["prose"](text).striptags()) if _MARKDOWN.search(text) else text

    return Says(names["term"], plain, lambda id_: str(names["link"]("item", id_).striptags()), names["plan"], names["links"])


def entries(spec: PageSpec, headings: Sequence[Heading], said: Says) -> tuple[SearchEntry, ...]:
    """The page's own entry, which has no anchor and ends with its strategy's title, then one for each thing on it and for what else the page names.

    A search shows what stands on a page below the page, so that the things of two strategies can be told apart.
    """
    below = [_thing(kind, id_, said) for kind, id_ in spec.things]
    named = {each.id: each.title for each in headings}
    below += [replace(each, title=BETWEEN.join((spec.title, each.title or named[each.anchor]))) for each in spec.entries if each.anchor]
    page = next((each for each in spec.entries if not each.anchor), None) or _page(spec, headings, {each.anchor for each in below}, said)
    return (_of_plan(spec, page, said.plan), *below)


def description(spec: PageSpec, found: SearchEntry) -> str:
    """What the page is about in a line; empty where it is only a list of what others say. `found` is the page's own entry."""
    own = spec.subject or any(not each.anchor for each in spec.entries)
    return shorten(found.text, DESCRIPTION, placeholder="…") if own else ""


def _of_plan(spec: PageSpec, found: SearchEntry, plan: Plan | None) -> SearchEntry:
    """A page's entry says whose it is; that of the strategy itself does already."""
    if plan is None or spec.subject == ("plan", plan.id):
        return found
    return replace(found, title=BETWEEN.join((found.title, plan.title)))


def _page(spec: PageSpec, headings: Sequence[Heading], below: set[str], said: Says) -> SearchEntry:
    """A thing's own page says what the thing does; any other what its sections are called, and what belongs to no thing."""
    if spec.subject:
        return replace(_thing(*spec.subject, said), anchor="")
    titles = [each.title for each in headings if each.level == 2 and each.id not in below]
    return SearchEntry("", spec.title, BETWEEN.join((*titles, *_of_section(spec, said))))


def _of_section(spec: PageSpec, said: Says) -> Iterator[str]:
    """Governance, listening and maturity are no things: their page says their texts, but for the answers that stand at their items."""
    if said.plan is None or SECTIONS.get(spec.kind, "") is not None:
        return
    if spec.kind == "governance":
        yield from said.plan.governance.raci
    items = {id_.partition("/")[2] for kind, id_ in spec.things if kind == "item"}
    yield from (said.plain(text) for path, text in texts(said.plan) if path[0] == spec.kind and _item(path) not in items)


def _thing(kind: str, id_: str, said: Says) -> SearchEntry:
    """Its kind and title, its texts and its tags. A tag is a text like others: the theme would weigh it more than a title, and a name leads to its thing."""
    if kind == "item":
        return SearchEntry(anchor(kind, id_), BETWEEN.join((said.term(kind), said.question(id_))), BETWEEN.join(_answers(id_, said)))
    thing = said.plan if kind == "plan" else said.links.things[(kind, id_)] if said.links else None
    assert thing is not None  # noqa: S101  a page has only things of its own strategy
    told = (said.plain(text) for path, text in texts(thing) if _is_own(kind, path))
    return SearchEntry(anchor(kind, id_), BETWEEN.join((said.term(kind), thing.title)), BETWEEN.join((*told, *thing.tags)))


def _is_own(kind: str, path: Path) -> bool:
    """Whether a text is neither the title nor a language's code nor, of a strategy, one that another page shows."""
    return path[0] not in ("title", "language", "languages") and not (kind == "plan" and path[0] in SECTIONS)


def _answers(item: str, said: Says) -> Iterator[str]:
    """What the assessments say of an item."""
    if said.plan:
        yield from (said.plain(text) for path, text in texts(said.plan) if _item(path) == item.partition("/")[2])


def _item(path: Path) -> object:
    """The item that a text of a strategy answers: `maturity`, `assessments`, 0, `answers`, the item, `evidence`."""
    return path[4] if path[0] == "maturity" and path[3:4] == ("answers",) else None
