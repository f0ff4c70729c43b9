"""Which pages a playbook has, and what each template is given. A page kind is one module here with a `KIND`."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from playbook_gen.diagnostics import Place
from playbook_gen.model.base import Thing
from playbook_gen.model.links import Key
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.history.past import Past

ROOT = "strategies"
"""The folder of the site that all pages of strategies stand in."""
REFERENCE = "reference"
"""The folder of the site that the reference stands in, where there is one."""
GLOSSARY = f"{REFERENCE}/glossary.md"


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What a search finds: an anchor of a page (empty: its top), a title (empty: that of the heading there) and a text, both plain."""

    anchor: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page before it is rendered. `path` is its source address (`strategies/x/ogst.md`), `place` what its edit link opens.

    `title` is plain text in the page's language; `things` stand on this page at the anchor `kind-id`, and at its top where the page is
    a thing's own (`subject`). `entries` are what a search finds on it beside things; one without an anchor is the page's own.
    """

    kind: str
    path: str
    title: str
    language: str
    plan: str | None = None
    place: Place | None = None
    context: Mapping[str, Any] = field(default_factory=dict)
    things: tuple[Key, ...] = ()
    subject: Key | None = None
    entries: tuple[SearchEntry, ...] = ()


About = Literal["strategy", "reference", "all"]


@dataclass(frozen=True, slots=True)
class PageKind:
    """How one kind of page comes about: `pages` yields what a playbook has of it; `order` sorts the kinds within a strategy.

    `pages` is given the part of the playbook that its pages are `about`: one strategy with what it shares, what is shared alone (the reference), or all
    strategies; the settings; and for a kind that `looks_back` the past of that part, `None` where nothing is known of it.
    """

    name: str
    order: int
    pages: Callable[..., Iterator[PageSpec]]
    looks_back: bool = False
    about: About = "strategy"


@cache
def kinds() -> tuple[PageKind, ...]:
    """Every page kind of this package, in the order in which a strategy's navigation shows them."""
    modules = (import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    found = (module.KIND for module in modules if hasattr(module, "KIND"))
    return tuple(sorted(found, key=lambda kind: (kind.order, kind.name)))


def parts(playbook: Playbook, past: Past | None) -> Iterator[tuple[About, Playbook, Past | None]]:
    """What pages are about, with the part of the playbook and of its past that they are made from: no page can tell what does not stand there."""
    yield "all", playbook, past
    yield "reference", playbook.part(), None
    for id_ in playbook.plans:
        yield "strategy", playbook.part(id_), past.part(id_) if past else None


def planned(playbook: Playbook, settings: Settings, past: Past | None = None) -> tuple[PageSpec, ...]:
    """All pages of a playbook: the portfolio and the reference, then strategy by strategy in the author's order, each in navigation order."""
    return tuple(spec for about, part, its_past in parts(playbook, past) for spec in planned_of(about, part, settings, its_past))


def planned_of(about: About, part: Playbook, settings: Settings, past: Past | None) -> tuple[PageSpec, ...]:
    """The pages that are made from one part of a playbook."""
    asked = (kind for kind in kinds() if kind.about == about)
    return tuple(spec for kind in asked for spec in (kind.pages(part, settings, past) if kind.looks_back else kind.pages(part, settings)))


@dataclass(frozen=True, slots=True)
class Home:
    """Where a thing is shown: a page's source address and the anchor on it (empty: the page's top)."""

    path: str
    anchor: str


def homes(specs: tuple[PageSpec, ...]) -> dict[tuple[str, Key], Home]:
    """The home of each thing, by plan and key; a thing with no page has none."""
    found: dict[tuple[str, Key], Home] = {}
    for spec in specs:
        plan = spec.plan or ""
        for kind, id_ in spec.things:
            found[(plan, (kind, id_))] = Home(spec.path, anchor(kind, id_))
        if spec.subject:
            found[(plan, spec.subject)] = Home(spec.path, "")
    return found


def strategy_address(plan: str) -> str:
    """A strategy's own page: its summary."""
    return f"{ROOT}/{plan}/index.md"


def calendar_file(plan: str | None = None, channel: str | None = None) -> str:
    """The calendar for other programs: that of a strategy's channel, of a strategy, or without either that of all strategies."""
    return "/".join([ROOT, *([plan] if plan else []), *(["channels", channel] if channel else ["calendar"])]) + ".ics"


def rule_address(name: str) -> str:
    """The page that explains a rule of the doctrine, where a site has its reference."""
    return f"{REFERENCE}/rules/{name}.md"


def anchor(kind: str, id_: str) -> str:
    """The id of a thing's element on its page."""
    return f"{kind}-{id_.replace('/', '-')}"


def of_plan(playbook: Playbook, plan: Plan, kind: str, title: str, *, name: str | None = None, section: str | None = None, **rest: Any) -> PageSpec:
    """A page of one strategy at `strategies/<id>/<name>.md`; its edit link opens the line where `section` begins, else the strategy's file."""
    place = playbook.places.section(plan.id, section or "") or playbook.places.of(plan.id, "plan", plan.id)
    return PageSpec(kind, f"{ROOT}/{plan.id}/{name or kind}.md", title, plan.language or "en", plan.id, place, **rest)


def keys(things: Iterable[Thing]) -> tuple[Key, ...]:
    """The keys of some things."""
    return tuple((thing.KIND, thing.id) for thing in things)
