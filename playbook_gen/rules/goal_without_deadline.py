"""A goal without a deadline.

Flags: a goal that has no `by`. A goal that is `standing` has none on purpose and passes, as long as the strategy has a `review`: then it is looked at again.

Why: Without a day nobody can say that a goal was missed; a goal is a KPI, a target and a deadline (OGST).

Fails:
    goals:
      faster-answers:
        title: Answers within two hours
        target: 2

Passes:
    review: {every: quarter}
    goals:
      faster-answers:
        title: Answers within two hours
        target: 2
        by: 2026-12-31
      always-answered:
        title: Every message is answered
        standing: true

Accept: when the deadline is being negotiated and the strategy must be published before that is done; say until when.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    if goal.by is not None or (goal.standing and view.plan.review):
        return
    if goal.standing:
        yield Remark(
            phrase("this standing goal has no deadline, and the strategy no review"), phrase("add review: {every: quarter} to the strategy"), ("standing",)
        )
    else:
        hint = phrase("add by: with the day it is to be reached by; or standing: true, if it is looked at again at each review")
        yield Remark(phrase("this goal has no deadline"), hint)


RULE = Rule("goal", Severity.ERROR, _check)
