"""A goal without a KPI.

Flags: a goal that names no `kpi`.

Why: The KPI says how it is measured: formula, source, owner, cadence. Without it two people read off two different numbers (seven steps, 5).

Fails:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2026-12-31}

Passes:
    goals:
      recommend: {title: Three in ten come recommended, kpi: recommended, target: 30, by: 2026-12-31}
    kpis:
      recommended: {title: New customers by recommendation}

Accept: when the goal is reached or not by a single event that everybody sees, as the opening of a site.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    if goal.kpi is None:
        yield Remark(phrase("this goal has no KPI: it is not said how it is measured"), phrase("add kpi: with the id of one of the kpis"))


RULE = Rule("goal", Severity.WARNING, _check)
