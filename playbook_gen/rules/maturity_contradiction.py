"""An answer on maturity that the rest of the strategy contradicts.

Flags: in the last assessment by the model `smi`: `executive-briefing` at 3 while `governance.rhythm` has nothing quarterly; `dedicated-staff` at 2 or more
while nobody in the team has hours a week (zero is none); `crisis-readiness` at 2 or more while `governance.escalation` has no step. The answer, not what is
missing, is pointed at. Other models are not looked at.

Why: An answer is worth what can be shown for it; a strategy that cannot show it has either a better score than it earned or a hole to fill.

Fails:
    maturity:
      assessments:
        - {date: 2026-01-15, answers: {crisis-readiness: 2}}

Passes:
    team:
      head: {title: Head of community}
    governance:
      escalation: [{level: 1, trigger: A journalist writes, who: head, within: 1h}]
    maturity:
      assessments:
        - {date: 2026-01-15, answers: {crisis-readiness: 2}}

Accept: when the answer is right and what shows it is written down elsewhere; say where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import Phrase, phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.model.team import TeamEntry
from playbook_gen.rules.assessed import assessment
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _has_quarterly_rhythm(plan: Plan, _: View) -> bool:
    return plan.governance.rhythm is not None and plan.governance.rhythm.quarterly is not None


def _has_hours(_: Plan, view: View) -> bool:
    return any(each.hours_per_week for each in view.links.of_kind("team") if isinstance(each, TeamEntry))


def _has_escalation(plan: Plan, _: View) -> bool:
    return bool(plan.governance.escalation)


class _Claim(NamedTuple):
    """What an answer of at least this level claims, whether the strategy shows it, and what is said where it does not."""

    level: int
    is_shown: Callable[[Plan, View], bool]
    message: Phrase
    hint: Phrase


_CLAIMS = {
    "executive-briefing": _Claim(
        3,
        _has_quarterly_rhythm,
        phrase("this answer says that executives are told the results every quarter, and no quarterly rhythm is written down"),
        phrase("add quarterly: to governance.rhythm, with what is shown to whom; or lower the answer"),
    ),
    "dedicated-staff": _Claim(
        2,
        _has_hours,
        phrase("this answer says that people have time for the work, and nobody in the team has hours"),
        phrase("add hours_per_week: to those in team who do the work; or lower the answer"),
    ),
    "crisis-readiness": _Claim(
        2,
        _has_escalation,
        phrase("this answer says that there is a written way to escalate, and the strategy has none"),
        phrase("add escalation: to governance, with the steps; or lower the answer"),
    ),
}


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    found = assessment(plan, view)
    if found is None or plan.maturity is None or plan.maturity.model != "smi":
        return
    index, last = found
    for item, claim in _CLAIMS.items():
        answer = last.answers.get(item)
        if answer and (answer.level or 0) >= claim.level and not claim.is_shown(plan, view):
            yield Remark(claim.message, claim.hint, ("maturity", "assessments", index, "answers", item))


RULE = Rule("plan", Severity.WARNING, _check, section="maturity")
