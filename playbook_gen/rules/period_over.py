"""The strategy's period has ended.

Flags: a strategy whose period ended before the build's day. From then on this finding alone stands for all that would follow from it: overdue goals and
tactics, stale KPIs, late calendar items, dormant channels, cadences, a review or an assessment that is due, old evidence.

Why: A strategy that is over tells the reader what was, not what is; somebody has to renew it or retire it.

Fails:
    period: {start: 2025-01-01, end: 2025-12-31}

Passes:
    period: {start: 2026-01-01, end: 2026-12-31}

Accept: when a published strategy is kept here as it was, as a record.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    if plan.period.end < view.as_of:
        hint = phrase("set status: retired, or extend the period and renew goals, tactics and dates")
        yield Remark(phrase("the period of this strategy ended on %(day)s", day=plan.period.end), hint, ("period", "end"))


RULE = Rule("plan", Severity.WARNING, _check)
