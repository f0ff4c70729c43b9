"""A target on the wrong side of the baseline.

Flags: a goal whose target lies below the baseline although its KPI is better higher, or above it although it is better lower; and one whose target equals its
baseline, whatever the direction (but for a KPI that is to stay `within`). Both have to be plain known numbers; a range as the target is not looked at.

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
from fractions import Fraction

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    kpi = view.kpi(goal)
    start = goal.baseline.value if goal.baseline else None
    if start is None or goal.target is None or goal.target.value is None:
        return
    baseline = Fraction(start)
    target = _in_units(Fraction(goal.target.value), baseline, goal.mode)
    if target == baseline and not (kpi and kpi.better == "within"):
        yield Remark(phrase("the target equals the baseline: nothing is to change"), phrase("write the number to reach as target:"), ("target",))
    elif kpi and ((kpi.better == "higher" and target < baseline) or (kpi.better == "lower" and target > baseline)):
        better = phrase("higher") if kpi.better == "higher" else phrase("lower")
        message = phrase("the target is on the wrong side of the baseline of %(baseline)s: its KPI is better %(better)s", baseline=start, better=better)
        yield Remark(message, phrase("correct target:, baseline: or mode: of this goal, or better: of its KPI"), ("target",))


def _in_units(value: Fraction, baseline: Fraction, mode: str) -> Fraction:
    """The number to reach, by the goal's mode; exact, so that a long number is not rounded to the other side."""
    if mode == "absolute":
        return value
    return baseline + (value if mode == "additive" else value * abs(baseline) / 100)


RULE = Rule("goal", Severity.ERROR, _check)
