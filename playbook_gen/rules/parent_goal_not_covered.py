"""Goals that do not add up to the goal above them.

Flags: a goal with children (goals that name it as `parent`) that have its KPI, where the KPI's unit is no per cent, all targets are plain numbers for the
same time (all or none with the same `per`), and those of the children add up to less than its own. A KPI that is better lower passes: there less is no gap.

Why: A sum that is split into parts is reached only if the parts add up; what is missing belongs to nobody.

Fails:
    goals:
      all: {title: 900 members in all cities, kpi: members, target: 900}
      north: {title: 400 in the north, kpi: members, target: 400, parent: all}
      south: {title: 300 in the south, kpi: members, target: 300, parent: all}
    kpis:
      members: {title: Members, unit: people}

Passes:
    goals:
      all: {title: 900 members in all cities, kpi: members, target: 900}
      north: {title: 500 in the north, kpi: members, target: 500, parent: all}
      south: {title: 400 in the south, kpi: members, target: 400, parent: all}
    kpis:
      members: {title: Members, unit: people}

Accept: when the rest comes from where no goal is set; say from where.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ogst import Goal
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(goal: Goal, view: View) -> Iterator[Remark]:
    kpi, whole = view.kpi(goal), _number(goal)
    if kpi is None or kpi.unit == "%" or kpi.better == "lower" or whole is None:
        return
    children = [each for each in view.links.things_to("goal", goal.id, "goal", "parent") if isinstance(each, Goal) and each.kpi == goal.kpi]
    parts = [_number(each) for each in children]
    total = sum(part for part in parts if part is not None)
    if parts and None not in parts and {each.per for each in children} == {goal.per} and total < whole:
        message = phrase("the targets of the goals below add up to %(total)s, not to %(whole)s", total=total, whole=whole)
        yield Remark(message, phrase("say in another goal where the rest comes from, or change one of the targets"), ("target",))


def _number(goal: Goal) -> Decimal | None:
    """The target where it is a plain number."""
    return goal.target.value if goal.target and goal.mode == "absolute" else None


RULE = Rule("goal", Severity.INFO, _check)
