"""The playbook as its audience sees it, put together from what is sound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from playbook_gen.model.audience import for_audience, reach
from playbook_gen.model.links import Links, link, own_things
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.playbook import Places, Playbook
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import Plan
from playbook_gen.settings import Settings


class SharedPart(NamedTuple):
    """What all strategies have in common: `shared` whole, and `seen` without what the audience may not see (`left_out` things)."""

    shared: Shared
    seen: Shared
    left_out: int
    models: Mapping[str, MaturityModel]
    vocabulary: Mapping[str, Mapping[str, str]]


class Seen(NamedTuple):
    """A strategy as its audience sees it, and who points at whom in it; nothing where it is for fewer. `left_out` counts the things that may not be seen."""

    plan: Plan | None
    links: Links | None
    left_out: int


def shared_part(shared: Shared, models: Mapping[str, MaturityModel], vocabulary: Mapping[str, Mapping[str, str]], settings: Settings) -> SharedPart:
    """What is shared, as the audience sees it."""
    return SharedPart(shared, *for_audience(shared, settings.audience), models, vocabulary)


def seen(plan: Plan, common: SharedPart, settings: Settings) -> Seen:
    """A strategy without what its audience may not see, with defaults from playbook.yml filled in."""
    if reach(plan.visible_to) > reach(settings.audience):
        return Seen(None, None, 1 + sum(1 for _ in own_things(plan)))
    smaller, left_out = for_audience(plan, settings.audience)
    shared = common.shared
    defaults = {
        "organisation": plan.organisation or shared.organisation,
        "kind": plan.kind or shared.kind,
        "language": plan.language or shared.language or settings.language,
    }
    smaller = smaller.model_copy(update=defaults)
    return Seen(smaller, link(smaller, common.seen), left_out)


def together(common: SharedPart, strategies: Mapping[str, Seen], places: Places, *, whole: bool = True) -> Playbook:
    """The playbook of its strategies, by id."""
    plans = {id_: each.plan for id_, each in strategies.items() if each.plan}
    links = {id_: each.links for id_, each in strategies.items() if each.links}
    left_out = common.left_out + sum(each.left_out for each in strategies.values())
    titles = {id_: plan.title for id_, plan in plans.items()}
    return Playbook(common.seen, plans, links, common.models, common.vocabulary, left_out, places, whole, titles)
