"""It is not said how the organisation will be human.

Flags: a strategy without `human`.

Why: People talk to people; how the organisation signs, admits a mistake or keeps silent is worth deciding before the first answer (the closing advice of the
seven steps).

Fails:
    primary_intent: loyalty

Passes:
    human: We sign with a first name, and say “we don't know yet” when we don't

Accept: when a style guide says it; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    if not plan.human:
        hint = phrase("add human: with how you speak and behave, such as “We sign with a first name”")
        yield Remark(phrase("it is not said how the organisation will be human"), hint)


RULE = Rule("plan", Severity.INFO, _check)
