"""Whom the strategy is for, at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.analysis.coverage import reached
from playbook_gen.locale import term
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, of_plan
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a persona of its own or refers to a shared one."""
    for plan in playbook.plans.values():
        personas = playbook.links[plan.id].of_kind("persona")
        if personas:
            title = term("persona", plan.language or "en", playbook.shared.terms, plural=True)
            context = {"personas": personas, "reached": reached(playbook.links[plan.id])}
            yield of_plan(playbook, plan, "personas", title, name="personas/index", section="personas", context=context)


KIND = PageKind("personas", 30, pages)
