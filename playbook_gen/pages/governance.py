"""Who does the work, who answers for it, what happens when something goes wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from playbook_gen.locale import message
from playbook_gen.model.governance import Decision, Risk
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.model.team import TeamEntry
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a team, rules of governance or risks."""
    for plan in playbook.plans.values():
        team = [cast("TeamEntry", each) for each in playbook.links[plan.id].of_kind("team")]
        if not (team or plan.risks or plan.governance.model_dump(exclude_defaults=True)):
            continue
        risks = by_weight(plan.risks.values())
        functions = [*playbook.vocabulary["functions"], None]
        context = {"team": [(each, [m for m in team if m.function == each]) for each in functions if any(m.function == each for m in team)], "risks": risks}
        section = next((each for each in ("governance", "team", "risks") if playbook.places.section(plan.id, each)), None)
        title = message("Governance", plan.language or "en")
        yield of_plan(playbook, plan, "governance", title, section=section, context=context, things=keys([*team, *risks]))


def by_weight(risks: Iterable[Risk]) -> list[Risk]:
    """The risks, the highest likelihood times impact first; what is not judged yet last."""
    return sorted(risks, key=lambda each: -(each.likelihood or 0) * (each.impact or 0))


def asked(plan: Plan) -> list[Decision]:
    """The open decisions, the most urgent first."""
    return sorted((each for each in plan.decisions.values() if each.decided is None), key=lambda each: each.needed_by or date.max)


KIND = PageKind("governance", 90, pages)
