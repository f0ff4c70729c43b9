"""A target on the wrong side of the baseline.

Flags: a goal whose target lies below the baseline although its KPI is better higher, or above it although it is better lower; and one whose target equals its
baseline, whatever the direction. Both have to be plain known numbers; a range as the target is not looked at, and neither is a goal with `per`.

Why: A target that was passed before the start asks for nothing, or for the opposite: mostly the direction of the KPI or one of the numbers is a slip.

Fails:
    goals:
      replies: {title: Faster replies, kpi: hours, baseline: 6, target: 8, by: 2026-12-31}
    kpis:
      hours: {title: Hours to the first reply, better: lower}

Passes:
    goals:
      replies: {title: Faster replies, kpi: hours, baseline: 6, target: 2, by: 2026-12-31}
    kpis:
      hours: {title: Hours to the first reply, better: lower}

Accept: when a loss is planned and meant to stay small, as during a move; say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    kpi = view.kpi(goal)
    baseline = goal.baseline.value if goal.baseline else None
    target = _target(goal, baseline)
    if baseline is None or target is None or goal.per:
        return
    if target == baseline:
        yield Remark(phrase("the target equals the baseline: nothing is to change"), phrase("write the number to reach as target:"), ("target",))
    elif kpi and ((kpi.better == "higher" and target < baseline) or (kpi.better == "lower" and target > baseline)):
        better = phrase("higher") if kpi.better == "higher" else phrase("lower")
        message = phrase("the target is on the wrong side of the baseline of %(baseline)s: its KPI is better %(better)s", baseline=baseline, better=better)
        yield Remark(message, phrase("correct target:, baseline: or mode: of this goal, or better: of its KPI"), ("target",))


def _target(goal: Goal, baseline: Decimal | None) -> Decimal | None:
    """The number to reach, by the goal's mode; of a relative target only the side of the baseline is right."""
    value = goal.target.value if goal.target else None
    if value is None or baseline is None or goal.mode == "absolute":
        return value
    return baseline + (value if goal.mode == "additive" else value * abs(baseline))


RULE = Rule("goal", Severity.ERROR, _check)
