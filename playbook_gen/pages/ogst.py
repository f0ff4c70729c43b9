"""Objectives, goals, strategies, tactics: how each thing serves the one above it."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.analysis.coverage import by_rank
from playbook_gen.figures.ogst_map import Served, ogst_map
from playbook_gen.locale import message
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.pages.goals import standings
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has an objective, a goal, a strategy or a tactic."""
    for plan in playbook.plans.values():
        things = [*by_rank(plan), *plan.goals.values(), *plan.strategies.values(), *plan.tactics.values()]
        if things:
            who = served(plan)
            strays = {"goal": who.goals[None], "strategy": who.strategies[None], "tactic": who.tactics[None]}
            context = {"goals": standings(playbook, plan, settings), "objectives": by_rank(plan), "figure": ogst_map(who), "strays": strays}
            title = message("OGST", plan.language or "en")
            section = next(each for each in ("objectives", "goals", "strategies", "tactics") if getattr(plan, each))
            yield of_plan(playbook, plan, "ogst", title, section=section, context=context, things=keys(things))


def served(plan: Plan) -> Served:
    """Who serves whom in a plan: the objectives in rank order, everything else in the author's order."""
    goals, strategies = plan.goals.values(), plan.strategies.values()
    serving: dict[str | None, list[str]] = {objective: [each.id for each in goals if objective in each.objectives] for objective in plan.objectives}
    return Served(
        objectives=[each.id for each in by_rank(plan)],
        goals={None: [each.id for each in goals if not each.objectives], **serving},
        strategies={
            None: [each.id for each in strategies if not each.goals and not each.objectives],
            **{goal: [each.id for each in strategies if goal in each.goals] for goal in plan.goals},
        },
        tactics={id_: [each.id for each in plan.tactics.values() if each.strategy == id_] for id_ in (None, *plan.strategies)},
        direct={id_: [each.id for each in strategies if id_ in each.objectives and not set(each.goals) & set(found)] for id_, found in serving.items()},
    )


KIND = PageKind("ogst", 10, pages)
