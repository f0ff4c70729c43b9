"""The social ecosystem: where each component stands between social CRM and mass market, what value it creates, what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.locale import term
from playbook_gen.model.ecosystem import POSITIONS
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a component."""
    for plan in playbook.plans.values():
        components = list(plan.ecosystem.values())
        if not components:
            continue
        used = {dimension for each in components for dimension in each.value}
        functions = {function for each in components for function in each.business_functions}
        aims = {each.id: [aim for aim in plan.objectives.values() if each.id in aim.components] for each in components}
        context = {
            "continuum": [(position, [each for each in components if each.position == position]) for position in POSITIONS],
            "unplaced": [each for each in components if each.position is None],
            "dimensions": [each for each in playbook.vocabulary["value"] if each in used],
            "stages": list(playbook.vocabulary["lifecycle"]),
            "functions": [each for each in playbook.vocabulary["business_functions"] if each in functions],
            "aims": aims,
            "goals": {id_: [goal for goal in plan.goals.values() if {aim.id for aim in found} & set(goal.objectives)] for id_, found in aims.items()},
        }
        title = term("ecosystem", plan.language or "en", playbook.shared.terms)
        yield of_plan(playbook, plan, "ecosystem", title, section="ecosystem", context=context, things=keys(components))


KIND = PageKind("ecosystem", 20, pages)
