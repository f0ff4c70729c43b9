"""An objective that names no business outcome.

Flags: an objective without `outcome`. The dimensions in its `value` say what kind of value is meant; they are no outcome yet.

Why: Whoever pays for the work asks what it brings the organisation; an objective that cannot say so is the first to be cut (Tips for tying social media to your
organization's bottom line).

Fails:
    objectives:
      advocates: {title: Customers recommend us unasked, value: [customer-advocacy]}

Passes:
    objectives:
      advocates: {title: Customers recommend us unasked, outcome: More first purchases on recommendation}

Accept: when the title is the outcome already, as where a public body is there for just that.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Objective
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(objective: Objective, view: View) -> Iterator[Remark]:
    if objective.outcome is None:
        hint = phrase("add outcome: with what the organisation gains by it, such as “Fewer calls to the help desk”")
        yield Remark(phrase("it is not said which business outcome this objective serves"), hint)


RULE = Rule("objective", Severity.WARNING, _check)
