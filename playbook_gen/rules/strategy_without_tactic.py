"""A strategy that nothing is done for.

Flags: a strategy that no tactic names as its `strategy`. A tactic of any status counts, one that is stopped too.

Why: A choice that no act follows changes nothing; tactics are how a strategy is carried out (OGST).

Fails:
    strategies:
      hosts: {title: "Members host, we help"}

Passes:
    strategies:
      hosts: {title: "Members host, we help"}
    tactics:
      kit: {title: A kit for members who host a walk, strategy: hosts}

Accept: when the strategy begins later and its tactics are planned then; say when.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Strategy
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(strategy: Strategy, view: View) -> Iterator[Remark]:
    if not view.links.things_to("strategy", strategy.id, "tactic", "strategy"):
        hint = phrase("add strategy: %(id)s to a tactic that carries it out, or write one", id=strategy.id)
        yield Remark(phrase("no tactic carries out this strategy"), hint)


RULE = Rule("strategy", Severity.WARNING, _check)
