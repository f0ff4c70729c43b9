"""A goal that leaves the strategy's period.

Flags: a goal whose `start` or `by` is before the period begins or after it ends; a finding for each of the two.

Why: The strategy answers for its period; a date outside it belongs to the strategy before or after, or is a slip of the pen.

Fails:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2027-12-31}

Passes:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2026-12-31}

Accept: when the goal is meant to outlast the strategy, and the one that follows takes it over.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    period = view.plan.period
    for field, day in (("start", goal.start), ("by", goal.by)):
        if day is not None and not period.start <= day <= period.end:
            message = phrase("%(day)s is outside the strategy's period, %(start)s to %(end)s", day=day, start=period.start, end=period.end)
            yield Remark(message, phrase("write a day within the period, or change period: of the strategy"), (field,))


RULE = Rule("goal", Severity.WARNING, _check)
