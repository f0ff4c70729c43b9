"""A tactic that belongs to no strategy.

Flags: a tactic, whatever its status, that has no `strategy`.

Why: An act that follows from no choice is done because it can be done; what it is for is said by its strategy (OGST).

Fails:
    tactics:
      kit: {title: A kit for members who host a walk}

Passes:
    strategies:
      hosts: {title: "Members host, we help"}
    tactics:
      kit: {title: A kit for members who host a walk, strategy: hosts}

Accept: when it must be done whatever the strategy, as what a law asks for; say what asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Tactic
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(tactic: Tactic, view: View) -> Iterator[Remark]:
    if tactic.strategy is None:
        yield Remark(phrase("this tactic belongs to no strategy"), phrase("add strategy: with the id of the strategy that it carries out"))


RULE = Rule("tactic", Severity.WARNING, _check)
