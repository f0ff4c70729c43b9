"""A KPI that nobody could read off in the same way twice.

Flags: a KPI that lacks `formula`, `source`, `owner` or `cadence`: one finding, which names what is missing.

Why: Two people who read the same number should get the same value; for that it takes a formula, a source, somebody who reads it, and a rhythm (seven steps,
5).

Fails:
    kpis:
      recommended: {title: New customers by recommendation, source: Order survey}

Passes:
    team:
      analyst: {title: Order analyst}
    kpis:
      recommended:
        title: New customers by recommendation
        formula: answers “a friend” / all answers
        source: Order survey
        owner: analyst
        cadence: monthly

Accept: when the figure comes ready-made from somebody else, as from a public statistic; say from whom.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import listed, phrase
from playbook_gen.model.kpi import Kpi
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_SAYS = {
    "formula": (phrase("how it is worked out"), phrase("formula: with what is counted, divided by what")),
    "source": (phrase("where its figures come from"), phrase("source: with a system or a survey")),
    "owner": (phrase("who owns it"), phrase("owner: with the id of one of the team")),
    "cadence": (phrase("how often it is read off"), phrase("cadence: with one word, such as monthly")),
}


def _check(kpi: Kpi, view: View) -> Iterator[Remark]:
    missing = [said for field, said in _SAYS.items() if getattr(kpi, field) is None]
    if missing:
        message = phrase("this KPI does not say %(missing)s", missing=listed(what for what, _ in missing))
        yield Remark(message, phrase("add %(keys)s", keys=listed(key for _, key in missing)))


RULE = Rule("kpi", Severity.WARNING, _check)
