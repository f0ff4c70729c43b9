"""What is measured, what is aimed at, and what was read off: numbers and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from playbook_gen.analysis.readings import due
from playbook_gen.figures.kpi_spark import Spark
from playbook_gen.locale import message
from playbook_gen.model.kpi import Kpi, Level
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, keys, of_plan
from playbook_gen.pages.goals import Standing, counts, standings, strip_of
from playbook_gen.pages.trends import spark_of, trend_of
from playbook_gen.rules.words import pattern
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.history.past import Past

_LEVELS = get_args(Level)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the scorecard: a KPI with one of its goals, or either alone; `first` is the KPI's first line, `spark` its trend there."""

    kpi: Kpi | None
    goal: Standing | None
    first: bool = True
    spark: Spark | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one level of KPI; `name` is the level, `vanity`, or `None` where none is named."""

    name: str | None
    rows: tuple[Row, ...]


def pages(playbook: Playbook, settings: Settings, past: Past | None) -> Iterator[PageSpec]:
    """One page for each strategy that has a KPI or a goal."""
    for plan in playbook.plans.values():
        kpis = sorted((cast("Kpi", each) for each in playbook.links[plan.id].of_kind("kpi")), key=lambda each: weight(each, plan.language))
        if kpis or plan.goals:
            language, section = plan.language or "en", "kpis" if plan.kpis else "goals"
            goals = standings(playbook, plan, settings)
            context = {
                "goals": goals,
                "counts": counts(goals.values()),
                "strip": strip_of(goals.values(), language),
                "groups": groups(plan, kpis, goals.values(), settings),
                "kpis": kpis,
                "trends": {each.id: trend_of(each, plan, goals.values(), settings.as_of) for each in kpis},
                "serving": {each.id: _serving(each, goals.values()) for each in kpis},
                "read": sum(each.last(settings.as_of) is not None for each in kpis),
                "due": due(plan, kpis, settings.as_of),
                "edited": past.edited(plan.id) if past else {},
                "over": plan.status == "retired" or plan.period.end < settings.as_of,
            }
            yield of_plan(playbook, plan, "scorecard", message("Scorecard", language), section=section, context=context, things=keys(kpis))


def weight(kpi: Kpi, language: str | None = None) -> int:
    """Impact first, then outcome, outtake, output, input, then what names no level, and what only flatters last."""
    return 2 if is_vanity(kpi, language) else -_LEVELS.index(kpi.level) if kpi.level else 1


def is_vanity(kpi: Kpi, language: str | None = None) -> bool:
    """Whether a KPI only flatters: by its name, unless the strategy says why it does more than that."""
    if kpi.vanity:
        return not kpi.vanity.override
    return pattern("vanity-metrics", language).search(kpi.title) is not None


def groups(plan: Plan, kpis: Sequence[Kpi], goals: Iterable[Standing], settings: Settings) -> tuple[Group, ...]:
    """The scorecard's lines by level, in the order of the KPIs; goals without a KPI last."""
    found: dict[str | None, list[Row]] = {}
    for kpi in kpis:
        name = "vanity" if is_vanity(kpi, plan.language) else kpi.level
        found.setdefault(name, []).extend(_rows(kpi, _serving(kpi, goals), settings, plan.language or "en"))
    known = {each.id for each in kpis}
    bare = [Row(None, each) for each in goals if each.goal.kpi not in known]
    if bare:
        found.setdefault("no-kpi", []).extend(bare)
    return tuple(Group(name, tuple(rows)) for name, rows in found.items())


def _rows(kpi: Kpi, goals: Sequence[Standing], settings: Settings, language: str) -> Iterator[Row]:
    yield Row(kpi, goals[0] if goals else None, spark=spark_of(kpi, settings.as_of, language))
    yield from (Row(kpi, each, first=False) for each in goals[1:])


def _serving(kpi: Kpi, goals: Iterable[Standing]) -> list[Standing]:
    """The goals that a KPI measures, worst first."""
    return [each for each in goals if each.goal.kpi == kpi.id]


KIND = PageKind("scorecard", 60, pages, looks_back=True)
