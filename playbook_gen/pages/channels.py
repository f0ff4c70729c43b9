"""All channel plans at a glance: whom each reaches, what each serves, and the pillars they draw on."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.analysis.coverage import by_rank, reached, served
from playbook_gen.locale import term
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a channel plan or a pillar."""
    for plan in playbook.plans.values():
        links = playbook.links[plan.id]
        pillars = links.of_kind("pillar")
        if plan.channels or pillars:
            title = term("channel", plan.language or "en", playbook.shared.terms, plural=True)
            context = {
                "channels": list(plan.channels.values()),
                "personas": links.of_kind("persona"),
                "objectives": by_rank(plan),
                "reached": reached(links),
                "served": served(plan),
                "pillars": pillars,
            }
            yield of_plan(playbook, plan, "channels", title, name="channels/index", section="channels", context=context, things=keys(pillars))


KIND = PageKind("channels", 40, pages)
