"""All channel plans at a glance: whom each reaches, what each serves, and the pillars they draw on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from playbook_gen.analysis.coverage import by_rank, reached, served
from playbook_gen.locale import term
from playbook_gen.model.channel import Channel
from playbook_gen.model.links import Links
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.settings import Settings

STATUSES: tuple[str, ...] = get_args(Channel.model_fields["status"].annotation)
IN_USE = ("active", "trial")


@dataclass(frozen=True, slots=True)
class Crossing:
    """Channels against things of one kind: thing id → ids of the channels that answer to it, and how many of these are in use."""

    kind: str
    named: Mapping[str, frozenset[str]]
    in_use: Mapping[str, int]


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a channel plan or a pillar."""
    for plan in playbook.plans.values():
        links = playbook.links[plan.id]
        pillars = links.of_kind("pillar")
        if plan.channels or pillars:
            title = term("channel", plan.language or "en", playbook.shared.terms, plural=True)
            context = {
                "channels": list(plan.channels.values()),
                "groups": _by_status(plan),
                "beginnings": {each.id: _beginning(each.purpose) for each in plan.channels.values() if each.purpose},
                "personas": _personas(plan, links),
                "objectives": _objectives(plan),
                "pillars": pillars,
            }
            yield of_plan(playbook, plan, "channels", title, name="channels/index", section="channels", context=context, things=keys(pillars))


def _by_status(plan: Plan) -> Mapping[str, list[Channel]]:
    """Status → its channels, those in use first; statuses that no channel has are left out."""
    found = {status: [each for each in plan.channels.values() if each.status == status] for status in STATUSES}
    return {status: channels for status, channels in found.items() if channels}


def _beginning(purpose: str) -> tuple[str, bool]:
    """The first paragraph of a purpose, and whether there is more of it."""
    first, *rest = re.split(r"\n[^\S\n]*\n", purpose.strip(), maxsplit=1)
    return first, bool(rest)


def _personas(plan: Plan, links: Links) -> Crossing:
    """Which channels reach which persona."""
    return _crossing(plan, "persona", {id_: frozenset(found) for id_, found in reached(links).items()})


def _objectives(plan: Plan) -> Crossing:
    """Which channels serve which objective."""
    serving = served(plan)
    return _crossing(plan, "objective", {aim.id: frozenset(id_ for id_, aims in serving.items() if aim.id in aims) for aim in by_rank(plan)})


def _crossing(plan: Plan, kind: str, named: Mapping[str, frozenset[str]]) -> Crossing:
    used = {each.id for each in plan.channels.values() if each.status in IN_USE}
    return Crossing(kind, named, {id_: len(found & used) for id_, found in named.items()})


KIND = PageKind("channels", 40, pages)
