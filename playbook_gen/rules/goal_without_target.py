"""A goal without a target.

Flags: a goal that has no `target`, also where it has a deadline and a KPI.

Why: Without a number to reach, a goal is an objective in disguise: nobody can say whether it was met (an Italian consultant's essay of 2014: objective
against target).

Fails:
    goals:
      recommend: {title: More new customers come recommended, by: 2026-12-31}

Passes:
    goals:
      recommend: {title: Three in ten new customers come recommended, target: 30, by: 2026-12-31}

Accept: when the first readings are being taken and the target is set after them; say on which day.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    if goal.target is None:
        hint = phrase("add target: with the number to reach, or a range such as {min: 10, max: 20}; if there is only a direction, make it an objective")
        yield Remark(phrase("this goal has no target"), hint)


RULE = Rule("goal", Severity.ERROR, _check)
