"""The assessment of maturity is old.

Flags: a strategy whose last assessment is more than 365 days old. An assessment dated after the build's day does not count, and a strategy without any is not
flagged.

Why: People come and go, tools change, money is given and taken away: after a year the answers describe another organisation.

Fails:
    maturity:
      assessments:
        - {date: 2025-01-15, answers: {dedicated-staff: 1, budget: 0}}

Passes:
    maturity:
      assessments:
        - {date: 2025-01-15, answers: {dedicated-staff: 1, budget: 0}}
        - {date: 2026-01-15, answers: {dedicated-staff: 2, budget: 1}}

Accept: when the next assessment has its day already; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.assessed import assessment
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_DAYS = 365


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    found = assessment(plan, view)
    if found and (view.as_of - found[1].date).days > _DAYS:
        index, last = found
        message = phrase("the last assessment of maturity is of %(day)s, more than a year ago", day=last.date)
        hint = phrase("go through the questions again, and add the answers to assessments, with their date")
        yield Remark(message, hint, ("maturity", "assessments", index))


RULE = Rule("plan", Severity.WARNING, _check, section="maturity", after_the_end=False)
