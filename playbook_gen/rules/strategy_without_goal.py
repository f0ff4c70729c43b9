"""A strategy that serves no goal.

Flags: a strategy that has no `goals`. One that names `objectives` only is flagged too: it has a direction, but nothing to be measured by.

Why: A strategy is the way to a goal; without one nobody can tell whether it was the right choice (OGST).

Fails:
    strategies:
      hosts: {title: "Members host, we help"}

Passes:
    goals:
      recommend: {title: Three in ten new customers come recommended}
    strategies:
      hosts: {title: "Members host, we help", goals: [recommend]}

Accept: when the goal waits for a first measurement and the strategy names the objective in the meantime; say when the goal will be set.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Strategy
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(strategy: Strategy, view: View) -> Iterator[Remark]:
    if strategy.goals:
        return
    if strategy.objectives:
        hint = phrase("add goals: with the id of a goal of that objective; write one, if there is none yet")
        yield Remark(phrase("this strategy serves an objective, but no goal"), hint)
    else:
        yield Remark(phrase("this strategy serves no goal"), phrase("add goals: with the id of one of the goals"))


RULE = Rule("strategy", Severity.ERROR, _check)
