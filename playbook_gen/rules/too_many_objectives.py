"""Too many objectives, or not one that comes first.

Flags: a strategy with more than five objectives; and one in which not exactly one of them has `rank: 1`, also where there is only one. A strategy without any
is left to `no-objective`.

Why: Whoever has ten priorities has none. When time is short, one of them has to win, and everybody should know which.

Fails:
    objectives:
      advocates: {title: Customers recommend us unasked, rank: 1}
      answered: {title: Nobody waits in the dark for an answer, rank: 1}

Passes:
    objectives:
      advocates: {title: Customers recommend us unasked, rank: 1}
      answered: {title: Nobody waits in the dark for an answer, rank: 2}

Accept: when the list and its order were decided elsewhere, as by a law or a plan above this one; say where.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import listed, phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_MOST = 5


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    objectives = plan.objectives.values()
    first = [each for each in objectives if each.rank == 1]
    if len(objectives) > _MOST:
        message = phrase(
            "this strategy has %(number)s objectives; more than %(most)s are more than a team can keep in mind", number=len(objectives), most=_MOST
        )
        yield Remark(message, phrase("merge those that point the same way, or move the lesser ones to another strategy"), ("objectives",))
    if len(first) > 1:
        message = phrase("more than one objective has rank 1: %(objectives)s", objectives=listed(f"“{each.title}”" for each in first))
        yield Remark(message, phrase("keep rank: 1 on the primary one, and give the others 2, 3 and so on"), ("objectives",))
    elif objectives and not first:
        yield Remark(phrase("no objective has rank 1, so none comes first"), phrase("add rank: 1 to the primary objective"), ("objectives",))


RULE = Rule("plan", Severity.WARNING, _check, section="objectives")
