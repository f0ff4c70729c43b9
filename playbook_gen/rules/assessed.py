"""The assessment of maturity that rules look at."""

from __future__ import annotations

from playbook_gen.model.maturity import Assessment
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.view import View


def assessment(plan: Plan, view: View) -> tuple[int, Assessment] | None:
    """The last one dated on or before the build's day, with its place in the list; `None` where there is none."""
    listed = enumerate(plan.maturity.assessments if plan.maturity else ())
    return max(((index, each) for index, each in listed if each.date <= view.as_of), key=lambda found: found[1].date, default=None)
