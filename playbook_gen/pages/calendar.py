"""The editorial calendar, month by month, and the tactics over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from playbook_gen.analysis.calendar import occurrences_by_month
from playbook_gen.locale import term
from playbook_gen.model.ogst import Tactic
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a calendar entry or a dated tactic."""
    for plan in playbook.plans.values():
        tactics = _dated(plan)
        if plan.calendar or tactics:
            months = occurrences_by_month(plan, settings.limits.occurrences)
            coming = [each for month in months for each in month.occurrences if each.date >= settings.as_of and each.entry.status != "cancelled"]
            context = {"months": months, "tactics": tactics, "coming": coming}
            section = "calendar" if plan.calendar else "tactics"
            title = term("calendar", plan.language or "en", playbook.shared.terms)
            yield of_plan(playbook, plan, "calendar", title, section=section, context=context, things=keys(plan.calendar.values()))


def _dated(plan: Plan) -> list[Tactic]:
    """The tactics with a start or an end, the earliest first."""
    dated = [each for each in plan.tactics.values() if each.start or each.due]
    return sorted(dated, key=lambda each: (each.start or each.due or date.max, each.due or date.max))


KIND = PageKind("calendar", 50, pages)
