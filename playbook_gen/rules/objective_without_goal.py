"""An objective that no goal serves.

Flags: an objective that no goal names in its `objectives`. A strategy that names the objective is no goal, and neither is a text that links to it.

Why: A direction is not measurable; the goals that serve it say whether the organisation moves that way, and how far it means to get (OGST).

Fails:
    objectives:
      advocates: {title: Customers recommend us unasked}
    goals:
      faster: {title: Answers within two hours, target: 2, by: 2026-12-31}

Passes:
    objectives:
      advocates: {title: Customers recommend us unasked}
    goals:
      recommend: {title: Three in ten come recommended, objectives: [advocates], target: 30, by: 2026-12-31}

Accept: when the goal depends on a first measurement that is still under way; say until when.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Objective
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(objective: Objective, view: View) -> Iterator[Remark]:
    if not view.links.things_to("objective", objective.id, "goal", "objectives"):
        hint = phrase("add objectives: with the id of this objective to a goal that measures it, or write such a goal")
        yield Remark(phrase("no goal serves this objective"), hint)


RULE = Rule("objective", Severity.ERROR, _check)
