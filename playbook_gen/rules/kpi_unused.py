"""A KPI that nothing uses.

Flags: a KPI that no goal has as its `kpi`, no strategy or tactic among its `progress_kpis`, and no channel among its `kpis`; a shared one that none does in any
strategy. That a text mentions it is no use.

Why: A number that no decision hangs on is work for whoever reads it off, and noise for whoever looks for those that matter.

Fails:
    kpis:
      recommended: {title: New customers by recommendation}

Passes:
    goals:
      recommend: {title: Three in ten new customers come recommended, kpi: recommended}
    kpis:
      recommended: {title: New customers by recommendation}

Accept: when it is read off now so that a later goal has a baseline; say which goal.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.kpi import Kpi
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_USERS = ("goal", "strategy", "tactic", "channel")
_FIELDS = ("kpi", "progress_kpis", "kpis")


def _check(kpi: Kpi, view: View) -> Iterator[Remark]:
    if not any(reference.field in _FIELDS for _, reference in view.uses("kpi", kpi.id, *_USERS)):
        hint = phrase("name it where it is looked at: in kpi: of a goal, kpis: of a channel, or progress_kpis: of a strategy or a tactic; or remove it")
        yield Remark(phrase("no goal, strategy, tactic or channel uses this KPI"), hint)


RULE = Rule("kpi", Severity.WARNING, _check)
