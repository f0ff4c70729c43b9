"""Objectives, goals, strategies, tactics: how each thing serves the one above it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playbook_gen.analysis.coverage import by_rank
from playbook_gen.locale import message
from playbook_gen.model.ogst import Goal, Strategy
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.pages.goals import standings
from playbook_gen.settings import Settings

Branch = tuple[Strategy, list[str]]


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has an objective, a goal, a strategy or a tactic."""
    for plan in playbook.plans.values():
        things = [*by_rank(plan), *plan.goals.values(), *plan.strategies.values(), *plan.tactics.values()]
        if things:
            context = {"goals": standings(playbook, plan, settings), "objectives": by_rank(plan), "outline": outline(plan), "strays": strays(plan)}
            title = message("OGST", plan.language or "en")
            section = next(each for each in ("objectives", "goals", "strategies", "tactics") if getattr(plan, each))
            yield of_plan(playbook, plan, "ogst", title, section=section, context=context, things=keys(things))


def outline(plan: Plan) -> list[tuple[str, list[tuple[str, list[Branch]]], list[Branch]]]:
    """Objective id → its goals, each with its strategies and their tactics; then the strategies that serve it without a goal."""
    rows = []
    for objective in by_rank(plan):
        goals = [each for each in plan.goals.values() if objective.id in each.objectives]
        through = [each for each in plan.strategies.values() if objective.id in each.objectives and not set(each.goals) & {goal.id for goal in goals}]
        rows.append((objective.id, [(goal.id, branches(plan, goal)) for goal in goals], [_branch(plan, each) for each in through]))
    return rows


def branches(plan: Plan, goal: Goal) -> list[Branch]:
    """The strategies that serve a goal, each with the ids of its tactics."""
    return [_branch(plan, each) for each in plan.strategies.values() if goal.id in each.goals]


def _branch(plan: Plan, strategy: Strategy) -> Branch:
    return strategy, [each.id for each in plan.tactics.values() if each.strategy == strategy.id]


def strays(plan: Plan) -> dict[str, list[Any]]:
    """By kind, what hangs on nothing: goals without objective, strategies without goal or objective (as in `outline`), ids of tactics without strategy."""
    return {
        "goal": [(each.id, branches(plan, each)) for each in plan.goals.values() if not each.objectives],
        "strategy": [_branch(plan, each) for each in plan.strategies.values() if not each.goals and not each.objectives],
        "tactic": [each.id for each in plan.tactics.values() if not each.strategy],
    }


KIND = PageKind("ogst", 10, pages)
