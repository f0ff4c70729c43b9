"""A goal that serves no objective.

Flags: a goal that names no objective in `objectives`.

Why: A number that serves no direction is reached for its own sake; each goal says which objective it measures (OGST).

Fails:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2026-12-31}

Passes:
    objectives:
      advocates: {title: Customers recommend us unasked}
    goals:
      recommend: {title: Three in ten come recommended, objectives: [advocates], target: 30, by: 2026-12-31}

Accept: when the goal is imposed from outside, as by a contract, and stands beside the strategy's own objectives.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    if not goal.objectives:
        yield Remark(phrase("this goal serves no objective"), phrase("add objectives: with the id of the objective that it measures"))


RULE = Rule("goal", Severity.WARNING, _check)
