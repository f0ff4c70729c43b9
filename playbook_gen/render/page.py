"""From a planned page to a finished one: its HTML, its headings and its anchors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from playbook_gen.diagnostics import Place
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import About, Home, PageSpec, SearchEntry, homes, planned_of, strategy_address
from playbook_gen.render.entries import description, entries, says
from playbook_gen.render.environment import environment
from playbook_gen.render.helpers import Homes, helpers
from playbook_gen.render.past import past_helpers
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.history.past import Past


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: level 1 to 6, the id of its element, its text (not escaped)."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page that a host can publish: titles in plain text, safe HTML, its headings in order and the ids of all its elements.

    `utf8` is the HTML as it is kept: of a text with a single wide character Python gives every character two bytes or four, and a host holds all pages at once.
    `entries` are what a search finds on it, the page's own first; `description` is what it is about, and `tags` are those of its thing; all plain.
    """

    kind: str
    path: str
    title: str
    full_title: str
    utf8: bytes
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    plan: str | None
    place: Place | None
    entries: tuple[SearchEntry, ...] = ()
    description: str = ""
    tags: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """The HTML."""
        return unpacked(self.utf8)


def packed(html: str) -> bytes:
    """HTML as it is kept; half a character, which UTF-8 cannot hold, is left for the host to say something about."""
    return html.encode("utf-8", "surrogatepass")


def unpacked(utf8: bytes) -> str:
    """HTML that was packed."""
    return utf8.decode("utf-8", "surrogatepass")


_ID = re.compile(r' id="([^"]+)"(?=[^<>]*>)')
"""An id inside a tag; in a text, which may say the same, the next bracket opens a tag."""


def pages_about(part: Playbook, about: About, settings: Settings, past: Past | None) -> tuple[RenderedPage, ...]:
    """The finished pages that are made from one part of a playbook and of its past, and from nothing else."""
    return tuple(rendered(planned_of(about, part, settings, past), part, settings, past))


def rendered(specs: tuple[PageSpec, ...], playbook: Playbook, settings: Settings, past: Past | None = None) -> Iterator[RenderedPage]:
    """Every planned page, in the order given; all pages that they lead to are among them, but for other strategies' own."""
    where, siblings = whereabouts(specs, playbook), siblings_of(specs)
    for spec in specs:
        helping = partial(helpers, spec, where, playbook, settings)
        yield _rendered(spec, siblings[spec.plan], helping, environment(spec.language, settings.overrides), past)


def whereabouts(specs: tuple[PageSpec, ...], playbook: Playbook) -> Homes:
    """Where the things of these pages are, and the strategies that a playbook can name."""
    return {**{(id_, ("plan", id_)): Home(strategy_address(id_), "") for id_ in playbook.titles}, **homes(specs)}


def siblings_of(specs: tuple[PageSpec, ...]) -> Mapping[str | None, Mapping[str, PageSpec]]:
    """The first page of each kind, by plan."""
    found: dict[str | None, dict[str, PageSpec]] = defaultdict(dict)
    for spec in specs:
        found[spec.plan].setdefault(spec.kind, spec)
    return found


def full_title(spec: PageSpec, playbook: Playbook) -> str:
    """A page's title with that of its strategy."""
    plan = playbook.plans.get(spec.plan or "")
    return f"{spec.title} · {plan.title}" if plan and spec.title != plan.title else spec.title


def _rendered(
    spec: PageSpec, siblings: Mapping[str, PageSpec], helping: Callable[..., dict[str, Any]], templates: Environment, past: Past | None
) -> RenderedPage:
    headings: list[Heading] = []
    names = helping(lambda level, id_, title: headings.append(Heading(level, id_, title)))
    playbook: Playbook = names["playbook"]
    names |= past_helpers(spec, playbook, past)
    html = templates.get_template(f"pages/{spec.kind}.html").render(**names, spec=spec, siblings=siblings, embedded=None, **spec.context)
    found = entries(spec, headings, says(names))
    return RenderedPage(
        spec.kind,
        spec.path,
        spec.title,
        full_title(spec, playbook),
        packed(html),
        tuple(headings),
        frozenset(_ID.findall(html)),
        spec.plan,
        spec.place,
        found,
        description(spec, found[0]),
        _tags(spec, playbook),
    )


def _tags(spec: PageSpec, playbook: Playbook) -> tuple[str, ...]:
    """The tags of the thing whose own page this is."""
    return playbook.links[spec.plan].things[spec.subject].tags if spec.plan and spec.subject else ()
