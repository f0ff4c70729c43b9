"""The social ecosystem: where each component stands between social CRM and mass market, what value it creates, what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.figures.continuum import Placed, continuum
from playbook_gen.figures.lifecycle_coverage import LifecycleCoverage, lifecycle_coverage
from playbook_gen.figures.value_matrix import value_matrix
from playbook_gen.locale import term
from playbook_gen.model.ecosystem import POSITIONS
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.settings import Settings

OBJECTIVES = "*"
"""The row of the objectives among those of the components: no id is written so."""


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a component."""
    for plan in playbook.plans.values():
        components = list(plan.ecosystem.values())
        if not components:
            continue
        functions = {function for each in components for function in each.business_functions}
        aims = {each.id: [aim for aim in plan.objectives.values() if each.id in aim.components] for each in components}
        context = {
            "continuum": continuum((Placed(each.id, each.position, each.status, each.feeds) for each in components), POSITIONS),
            "value": value_matrix({each.id: each.value for each in components}, list(playbook.vocabulary["value"])),
            "lifecycle": _lifecycle(playbook, plan),
            "functions": [each for each in playbook.vocabulary["business_functions"] if each in functions],
            "aims": aims,
            "goals": {id_: [goal for goal in plan.goals.values() if {aim.id for aim in found} & set(goal.objectives)] for id_, found in aims.items()},
        }
        title = term("ecosystem", plan.language or "en", playbook.shared.terms)
        yield of_plan(playbook, plan, "ecosystem", title, section="ecosystem", context=context, things=keys(components))


def _lifecycle(playbook: Playbook, plan: Plan) -> LifecycleCoverage:
    """Who serves which stage: each component, and the objectives in a row of their own."""
    aimed = {stage for each in plan.objectives.values() for stage in each.lifecycle}
    return lifecycle_coverage({**{each.id: each.lifecycle for each in plan.ecosystem.values()}, OBJECTIVES: aimed}, list(playbook.vocabulary["lifecycle"]))


KIND = PageKind("ecosystem", 20, pages)
