"""One of the seven steps is not answered.

Flags: each of `team`, `primary_intent`, `listening`, `personas`, `kpis` and `channels` that the strategy lacks, one finding each. Things shared through
playbook.yml count where the strategy refers to them.

Why: The seven steps build on each other: who does it, the one point, what was heard, for whom, how success is measured, through which channels
(Convince & Convert).

Fails:
    primary_intent: loyalty

Passes:
    primary_intent: loyalty
    team:
      host: {title: Community host}
    listening:
      audience: [{source: Order survey, finding: Most buyers come by recommendation}]
    personas:
      hiker: {title: The weekend hiker}
    kpis:
      recommended: {title: New customers by recommendation}
    channels:
      forum: {title: Trail forum}

Accept: when the step is answered in a document that the strategy cannot quote; say in which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import Phrase, phrase
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_STEPS: dict[str, tuple[Phrase, Phrase]] = {
    "team": (
        phrase("step 1 is not answered: nobody is named who does the work"),
        phrase("add team: with a role or a person each, such as head-of-community: {title: Head of community}"),
    ),
    "primary_intent": (
        phrase("step 2 is not answered: the one point is not chosen"),
        phrase("add primary_intent: with one word, such as loyalty"),
    ),
    "listening": (
        phrase("step 3 is not answered: nothing is said of what was heard"),
        phrase("add listening: with what was heard, such as audience: [{source: Letters, finding: Half of them ask for times}]"),
    ),
    "personas": (
        phrase("step 4 is not answered: it is not said for whom this is"),
        phrase("add personas: with one sketch for each audience, such as weekend-hiker: {title: The weekend hiker}"),
    ),
    "kpis": (
        phrase("step 5 is not answered: it is not said how success is measured"),
        phrase("add kpis: with a formula, a source and an owner each, such as regulars: {title: Visitors who came back, source: the till}"),
    ),
    "channels": (
        phrase("step 7 is not answered: there is no channel plan"),
        phrase("add channels: with a purpose for each, such as forum: {title: Trail forum, purpose: Where members plan their walks}"),
    ),
}


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    for step, (message, hint) in _STEPS.items():
        if not _is_answered(plan, step, view):
            yield Remark(message, hint)


def _is_answered(plan: Plan, step: str, view: View) -> bool:
    kind = SECTIONS.get(step)
    if kind:
        return bool(view.links.of_kind(kind))
    if step == "listening":
        return bool(plan.listening.audience or plan.listening.competitors)
    return getattr(plan, step) is not None


RULE = Rule("plan", Severity.WARNING, _check)
