"""What is measured, what is aimed at, and what was read off: numbers and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from playbook_gen.analysis.readings import due
from playbook_gen.locale import message
from playbook_gen.model.kpi import Kpi, Level
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.pages.goals import counts, standings
from playbook_gen.pages.trends import trend_of
from playbook_gen.settings import Settings

_LEVELS = get_args(Level)


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a KPI or a goal."""
    for plan in playbook.plans.values():
        kpis = sorted((cast("Kpi", each) for each in playbook.links[plan.id].of_kind("kpi")), key=weight)
        if kpis or plan.goals:
            title, section = message("Scorecard", plan.language or "en"), "kpis" if plan.kpis else "goals"
            goals = standings(playbook, plan, settings)
            context = {
                "goals": goals,
                "counts": counts(goals.values()),
                "kpis": kpis,
                "trends": {each.id: trend_of(each, goals.values(), settings.as_of, plan.language or "en") for each in kpis},
                "last": {each.id: each.last(settings.as_of) for each in kpis},
                "due": due(plan, kpis, settings.as_of),
                "over": plan.status == "retired" or plan.period.end < settings.as_of,
            }
            yield of_plan(playbook, plan, "scorecard", title, section=section, context=context, things=keys(kpis))


def weight(kpi: Kpi) -> int:
    """Impact first, then outcome, outtake, output, input, and what names no level last."""
    return -_LEVELS.index(kpi.level) if kpi.level else 1


KIND = PageKind("scorecard", 60, pages)
