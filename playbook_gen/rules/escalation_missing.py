"""No way to escalate, or a step of it with nobody.

Flags: a strategy without any step in `governance.escalation`; and each step that names nobody in `who`.

Why: When it gets serious there is no time to find out who may speak; that is written down before, step by step, each with somebody to call.

Fails:
    governance:
      rhythm: {weekly: The calendar is read together}

Passes:
    team:
      head: {title: Head of community}
    governance:
      escalation: [{level: 1, trigger: A journalist writes, who: head, within: 1h}]

Accept: when another document, such as the crisis plan of the organisation, says it; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    steps = plan.governance.escalation
    if not steps:
        hint = phrase(
            "add escalation: to governance, step by step, such as [{level: 1, trigger: A public complaint, who: [head-of-community], within: 1 business day}]"
        )
        yield Remark(phrase("it is not said who is called when it gets serious: there is no escalation"), hint, ("governance",))
    for index, step in enumerate(steps):
        if not step.who:
            message = phrase("step %(number)s of the escalation names nobody who is called", number=index + 1)
            yield Remark(message, phrase("add who: with ids of the team, the one who owns the step first"), ("governance", "escalation", index))


RULE = Rule("plan", Severity.WARNING, _check, section="governance")
