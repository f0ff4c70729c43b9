"""A goal that no strategy serves.

Flags: a goal that no strategy names in `goals`. A goal with child goals (those that name it as `parent`) passes when one of these is served, or one below it.

Why: A goal says what, a strategy says by which choice; where nothing was chosen, the goal is a hope (OGST).

Fails:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2026-12-31}

Passes:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2026-12-31}
    strategies:
      hosts: {title: "Members host, we help", goals: [recommend]}

Accept: when the goal is only watched, because another department pursues it; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    if goal.id not in view.once(_served):
        hint = phrase("add goals: with the id of this goal to the strategy that pursues it, or write that strategy")
        yield Remark(phrase("no strategy serves this goal"), hint)


def _served(view: View) -> set[str]:
    """The goals that a strategy names, and all goals above them."""
    found: set[str] = set()
    for strategy in view.plan.strategies.values():
        for id_ in strategy.goals:
            above: str | None = id_
            while above and above not in found:
                found.add(above)
                above = view.plan.goals[above].parent
    return found


RULE = Rule("goal", Severity.WARNING, _check)
