"""A persona's sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from playbook_gen.analysis.coverage import reached
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, of_plan
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page a persona."""
    for plan in playbook.plans.values():
        links = playbook.links[plan.id]
        channels = reached(links)
        for persona in links.of_kind("persona"):
            context = {"persona": persona, "channels": channels[persona.id]}
            spec = of_plan(playbook, plan, "persona", persona.title, name=f"personas/{persona.id}", context=context, subject=("persona", persona.id))
            yield replace(spec, place=playbook.places.of(plan.id, "persona", persona.id))


KIND = PageKind("persona", 31, pages)
