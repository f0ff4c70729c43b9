"""A deadline has passed and nobody knows whether the goal was reached.

Flags: a goal whose `by` has passed and whose status is “no reading” or “no fresh reading”. Its KPI's `kpi-stale` is then not raised beside it.

Why: The promise was for that day; without a reading near it the goal can be neither met nor missed (OGST).

Fails:
    goals:
      recommend: {title: Three in ten come recommended, kpi: recommended, target: 30, by: 2026-03-31}
    kpis:
      recommended: {title: New customers by recommendation}

Passes:
    goals:
      recommend: {title: Three in ten come recommended, kpi: recommended, target: 30, by: 2026-03-31}
    kpis:
      recommended: {title: New customers by recommendation, readings: [{date: 2026-04-02, value: 28}]}

Accept: when the reading is known to come later, as from a yearly survey; say when.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    if goal.by and view.is_overdue(view.plan, goal.id):
        message = phrase("the deadline of %(day)s has passed, and no reading near it says whether the goal was reached", day=goal.by)
        hint = phrase("add a reading of its KPI for that time; or give the goal a KPI, if it has none")
        yield Remark(message, hint, ("by",))


RULE = Rule("goal", Severity.WARNING, _check, after_the_end=False)
