"""A strategy without an objective.

Flags: a strategy whose `objectives` is missing or empty. Goals, however many, do not stand in for one.

Why: Goals say how far and strategies say how; without an objective nobody can say where to (OGST).

Fails:
    goals:
      recommend: {title: Three in ten come recommended, target: 30, by: 2026-12-31}

Passes:
    objectives:
      advocates: {title: Customers recommend us unasked, rank: 1}

Accept: when the strategy only carries out objectives that are written elsewhere; say where.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    if not plan.objectives:
        hint = phrase("add objectives: with a title for each, such as “Customers recommend us unasked”, and rank: 1 on the primary one")
        yield Remark(phrase("this strategy has no objective"), hint, ("objectives",))


RULE = Rule("plan", Severity.ERROR, _check, section="objectives")
