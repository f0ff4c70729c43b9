"""An objective measured only by what was put in or put out.

Flags: an objective whose goals have at least one KPI, where each KPI has level input or output. A goal without a KPI is left out. A KPI without a level may be
an outcome, so with one of those the objective passes.

Why: Posts and hours show that somebody worked, not that anything changed; at least one number should tell of the people meant (seven steps, 5).

Fails:
    objectives:
      advocates: {title: Customers recommend us unasked}
    goals:
      walks: {title: Two walks a month, objectives: [advocates], kpi: walks}
    kpis:
      walks: {title: Walks held, level: output}

Passes:
    objectives:
      advocates: {title: Customers recommend us unasked}
    goals:
      walks: {title: Two walks a month, objectives: [advocates], kpi: walks}
      recommend: {title: Three in ten come recommended, objectives: [advocates], kpi: recommended}
    kpis:
      walks: {title: Walks held, level: output}
      recommended: {title: New customers by recommendation, level: outcome}

Accept: when the effect cannot be measured yet and the work can; say when it will be.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import listed, phrase
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.ogst import Goal, Objective
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(objective: Objective, view: View) -> Iterator[Remark]:
    kpis = _kpis(objective, view)
    if kpis and all(kpi.level in ("input", "output") for kpi in kpis):
        message = phrase("only what is put in or put out measures this objective: %(kpis)s", kpis=listed(f"“{kpi.title}”" for kpi in kpis))
        yield Remark(message, phrase("add a goal for it whose KPI has level: outcome, such as what people do differently afterwards"))


def _kpis(objective: Objective, view: View) -> list[Kpi]:
    """What measures an objective: the KPIs of the goals that serve it, each once."""
    goals = [each for each in view.links.things_to("objective", objective.id, "goal", "objectives") if isinstance(each, Goal)]
    return list({kpi.id: kpi for goal in goals if (kpi := view.kpi(goal))}.values())


RULE = Rule("objective", Severity.WARNING, _check)
