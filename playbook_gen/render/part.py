"""Blocks of a page as they stand in another one: with headings below those around them, ids of their own, and links from there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageSpec
from playbook_gen.pages.addresses import relative
from playbook_gen.render.environment import environment
from playbook_gen.render.helpers import helpers
from playbook_gen.render.page import full_title, siblings_of, whereabouts
from playbook_gen.render.past import past_helpers
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.history.past import Past

DEEPEST = 6
_TAG = re.compile(r"<[a-z][^<>]*>")
_NAMING = re.compile(r' (id|aria-labelledby|aria-describedby|href)="(#?)([^"]+)"')
_FOR_OTHERS = {ord("{"): "&#123;", ord("}"): "&#125;", 2: "", 3: ""}
"""Braces, so that nobody takes a text for a template; and the two characters by which Python-Markdown knows what it put aside."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Blocks of a page's template, with what they are given otherwise than there; `top` is the level of their highest heading, 1 where the
    page's title stands above them. Without blocks there is nothing to show.
    """

    spec: PageSpec
    blocks: tuple[str, ...]
    context: Mapping[str, Any] = field(default_factory=dict)
    top: int = 2


class Spot(NamedTuple):
    """Where a part stands: the source path of the page, the level of the heading above it (0: none), and a name that no other part of the page has."""

    page: str
    level: int
    name: str


def for_others(html: str) -> str:
    """HTML that neither Markdown nor a program that reads pages as templates takes for anything else."""
    return html.translate(_FOR_OTHERS)


def part_html(shown: Shown, spot: Spot, specs: tuple[PageSpec, ...], playbook: Playbook, settings: Settings, past: Past | None) -> str:
    """The HTML of a part; `specs` are the pages that it may lead to, planned from the same part of the playbook."""
    spec = replace(shown.spec, path=spot.page)
    names = helpers(spec, whereabouts(specs, playbook), playbook, settings, lambda *_: None)
    names |= past_helpers(shown.spec, playbook, past)
    names |= {"heading": partial(_heading, spot.level + 1 - shown.top), "origin": shown.spec.path, "full_title": full_title(shown.spec, playbook)}
    names |= {"titled": shown.top == 1, "spec": spec, "siblings": siblings_of(specs)[spec.plan], **spec.context, **shown.context}
    html = _blocks(shown, environment(spec.language, settings.overrides), names)
    if html is None:  # the owner's template lacks one
        html = _blocks(shown, environment(spec.language), names) or ""
    origin = relative(spot.page, shown.spec.path, "", settings.directory_urls)
    return for_others(_TAG.sub(partial(_named_anew, set(_ids(html)), spot.name, origin), html))


def _blocks(shown: Shown, templates: Environment, names: Mapping[str, Any]) -> str | None:
    """The blocks as a page's template has them; `None` where it does not have them all."""
    found: list[str] = []

    def block(blocks: Any, name: str) -> Markup:
        try:
            made = blocks[name]
        except KeyError:
            return Markup()
        found.append(name)
        return Markup(made())  # noqa: S704  templates escape

    html = templates.get_template(f"pages/{shown.spec.kind}.html").render(**names, embedded=shown.blocks, block=block)
    return html if tuple(found) == shown.blocks else None


def _heading(deeper: int, level: int, title: str, id_: str) -> Markup:
    """A heading as deep as the page around it asks for."""
    level = min(level + deeper, DEEPEST)
    return Markup(f'<h{level} id="{id_}">{escape(title)}</h{level}>')  # noqa: S704  the id is made of ids


def _ids(html: str) -> list[str]:
    return [name for tag in _TAG.findall(html) for kind, _, name in _NAMING.findall(tag) if kind == "id"]


def _named_anew(ids: set[str], name: str, origin: str, tag: re.Match[str]) -> str:
    """A tag with ids that are this part's own; what leads to a place that is not in it leads to the page that it is from."""

    def anew(found: re.Match[str]) -> str:
        kind, hash_, named = found.groups()
        if kind == "href":
            return found[0] if not hash_ else f' href="#{name}-{named}"' if named in ids else f' href="{origin}#{named}"'
        return f' {kind}="{" ".join(f"{name}-{each}" for each in named.split())}"'

    return _NAMING.sub(anew, tag[0])
