"""A target that counts from a baseline nobody knows.

Flags: a goal whose target is `relative` or `additive` while its baseline is unknown or missing. A goal with `per` is judged against the period before and
passes.

Why: “Twenty per cent more” than an unknown number is an unknown number: the goal has no target until the baseline is read off.

Fails:
    goals:
      recommend: {title: A fifth more come recommended, mode: relative, target: 20, by: 2026-12-31}

Passes:
    goals:
      recommend: {title: A fifth more come recommended, mode: relative, baseline: 18, target: 20, by: 2026-12-31}

Accept: when the first reading is due within weeks; say on which day.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    unknown = goal.baseline is None or goal.baseline.unknown is not None
    if goal.target is not None and goal.mode != "absolute" and not goal.per and unknown:
        hint = phrase("add baseline: with value and date; or write the target as a number of its own and leave mode out")
        yield Remark(phrase("the target counts from a baseline that is not known"), hint, ("target",))


RULE = Rule("goal", Severity.WARNING, _check)
