"""A goal without a baseline.

Flags: a goal that has no `baseline`; as a note only, one whose baseline is `unknown` with a reason.

Why: Who does not know the start cannot say how far there is to go, nor what was to be expected by today.

Fails:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2026-12-31}

Passes:
    goals:
      recommend: {title: Three in ten come recommended, baseline: {value: 18, date: 2025-12-31}, target: 30, by: 2026-12-31}

Accept: when the thing measured begins with the strategy, so that there can be no earlier value; or write a baseline of 0, if that is what it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    if goal.baseline is None:
        hint = phrase("add baseline: with value and date, such as {value: 18, date: 2025-12-31}; or {unknown: why}, if nobody can say")
        yield Remark(phrase("this goal has no baseline: it is not said where it starts from"), hint)
    elif goal.baseline.unknown is not None:
        hint = phrase("take a first reading, and write it as baseline: with value and date")
        yield Remark(phrase("nobody knows where this goal starts from"), hint, ("baseline",), Severity.INFO)


RULE = Rule("goal", Severity.WARNING, _check)
