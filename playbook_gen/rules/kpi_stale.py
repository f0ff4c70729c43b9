"""The last reading of a KPI is too old.

Flags: a KPI that has readings, the last of which is older than one and a half times its `cadence` (quarterly where it names none). One that serves a goal
flagged by `goal-overdue` is left to that rule, and after the end of the period `period-over` says it all.

Why: A number that nobody has read off for that long no longer tells whether the strategy works (seven steps, 5).

Fails:
    kpis:
      recommended:
        title: New customers by recommendation
        cadence: monthly
        readings: [{date: 2026-01-31, value: 18.4}]

Passes:
    kpis:
      recommended:
        title: New customers by recommendation
        cadence: monthly
        readings: [{date: 2026-01-31, value: 18.4}, {date: 2026-05-31, value: 19.9}]

Accept: when the source is being replaced and no reading can be taken; say from when on there will be one again.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.analysis.status import CADENCE_DAYS
from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.kpi import Kpi
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(kpi: Kpi, view: View) -> Iterator[Remark]:
    last = kpi.last(view.as_of)
    if last is None or 2 * (view.as_of - last.date).days <= 3 * CADENCE_DAYS[kpi.cadence or "quarterly"]:
        return
    if not any(view.is_overdue(plan, reference.source[1]) for plan, reference in view.uses("kpi", kpi.id, "goal") if reference.field == "kpi"):
        message = phrase("the last reading is of %(day)s, which is too old to judge by", day=last.date)
        yield Remark(message, phrase("add a reading to readings, with its date and value"), ("readings", kpi.readings.index(last)))


RULE = Rule("kpi", Severity.WARNING, _check, after_the_end=False)
