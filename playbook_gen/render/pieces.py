"""The smallest pieces of pages: a fact with its label, links one after the other, a status, a hole.

They are functions, not macros: a page has hundreds of them, and a macro takes several times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from playbook_gen.locale import message
from playbook_gen.locale.words import STATUSES
from playbook_gen.model.links import Key, Links
from playbook_gen.render.shapes import SHAPES

Link = Callable[[str, str], Markup]


def pieces(language: str, links: Links | None, link: Link, label: Callable[[str, str], str]) -> dict[str, Callable[..., Any]]:
    """The pieces as a page's template finds them."""
    nobody = message("no owner yet", language)
    return {
        "hole": hole,
        "fact": fact,
        "links_to": lambda kind, ids: listed([link(kind, id_) for id_ in ids]),
        "linked_things": lambda things: listed([link(each.KIND, each.id) for each in things]),
        "linked": lambda keys: listed([link(*key) for key in keys]),
        "labels": lambda list_, ids: listed([escape(label(list_, id_)) for id_ in ids]),
        "owner": lambda id_, missing=nobody: link("team", id_) if id_ else hole(missing),
        "status": partial(status, language),
        "naming": partial(naming, links),
    }


def listed(values: Iterable[Markup]) -> Markup:
    """One after the other, with a comma between."""
    return Markup(", ".join(values))  # noqa: S704  each is safe already


def hole(text: str) -> Markup:
    """What the strategy does not say yet, where a reader would look for it."""
    return Markup(f'<span class="pb-hole">{escape(text)}</span>')  # noqa: S704  the text is escaped


def fact(label: str, value: object, missing: str = "") -> Markup:
    """A line of a list of facts; nothing where there is neither a value nor something `missing`."""
    if not (value or missing):
        return Markup()
    told = escape(value) if value else hole(missing)
    return Markup(f'<div class="pb-fact"><dt>{escape(label)}</dt><dd>{told}</dd></div>\n')  # noqa: S704  all is escaped


def status(language: str, id_: str) -> Markup:
    """A goal's status: its shape and its words."""
    words = escape(message(STATUSES[id_], language))
    return Markup(f'<span class="pb-status pb-status--{id_}"><span aria-hidden="true">{SHAPES[id_]}</span> {words}</span>')  # noqa: S704  the words are escaped


def naming(links: Links | None, kind: str, id_: str, skip: Container[str] = ()) -> Mapping[str, list[Key]]:
    """The things that name another, each once, by kind; not that other itself, and none of the kinds in `skip`."""
    found: dict[str, list[Key]] = {}
    for source in dict.fromkeys(each.source for each in links.to(kind, id_)) if links else ():
        if source != (kind, id_) and source[0] not in skip:
            found.setdefault(source[0], []).append(source)
    return found
