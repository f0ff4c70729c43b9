"""What sets the organisation apart is not said.

Flags: a strategy without `one_thing`.

Why: Everybody posts; what people remember is the one thing that nobody else could say, and all the rest is built on it (seven steps, 6).

Fails:
    primary_intent: loyalty

Passes:
    one_thing: We are the only line whose owners sleep on board

Accept: when the strategy is part of a larger one that says it; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    if not plan.one_thing:
        hint = phrase("add one_thing: with a sentence that no other organisation could write")
        yield Remark(phrase("step 6 is not answered: what sets the organisation apart is not said"), hint)


RULE = Rule("plan", Severity.INFO, _check)
