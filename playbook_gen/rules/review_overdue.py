"""The day of the next review has passed.

Flags: a strategy whose `review` has a `next` before the build's day. On the day itself it is not late yet. A review without a day passes.

Why: A review that was announced and not held, or held and not written down, leaves the reader with a strategy that nobody seems to look at.

Fails:
    review: {every: quarter, next: 2026-04-20}

Passes:
    review: {every: quarter, next: 2026-07-20}

Accept: when the review was put off and its new day is not fixed; say why.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    if plan.review and plan.review.next and plan.review.next < view.as_of:
        message = phrase("the next review was due on %(day)s, and that day has passed", day=plan.review.next)
        yield Remark(message, phrase("hold the review, and write the day of the one after it as next:"), ("review", "next"))


RULE = Rule("plan", Severity.WARNING, _check, after_the_end=False)
