"""Everything in a playbook, computed, as JSON: what statuses, maturity, findings and the strategies' own fields are on a day."""

from __future__ import annotations

import json
from typing import Any, cast

from playbook_gen.analysis.calendar import occurrences_by_month
from playbook_gen.analysis.maturity import Standing, assess
from playbook_gen.analysis.readings import due
from playbook_gen.analysis.says import says
from playbook_gen.analysis.shortest_way import shortest_way
from playbook_gen.analysis.status import judge
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.ogst import Goal
from playbook_gen.model.plain import number, plain
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.rules import Finding, findings
from playbook_gen.settings import Settings

FORMAT = 1
PLACES = 4


def as_json(playbook: Playbook, settings: Settings, revision: str | None = None) -> str:
    """The whole export, of a revision where one is known; the same playbook and settings give the same bytes. Sentences are in each strategy's language."""
    found = findings(playbook, settings)
    whole = {
        "format": FORMAT,
        "as_of": settings.as_of.isoformat(),
        "revision": revision,
        "strategies": {id_: _strategy(playbook, plan, settings, [each for each in found if each.plan == id_]) for id_, plan in playbook.plans.items()},
        "findings": [_finding(each, settings.language) for each in found if each.plan is None],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _strategy(playbook: Playbook, plan: Plan, settings: Settings, found: list[Finding]) -> dict[str, Any]:
    language = plan.language or settings.language
    links = playbook.links[plan.id]
    kpis = {each.id: cast("Kpi", each) for each in links.of_kind("kpi")}
    sections = {name: {each.id: plain(each) for each in links.of_kind(kind)} for name, kind in SECTIONS.items() if kind}
    return {
        **plain(plan),
        "status": plan.status,
        **sections,
        "goals": {goal.id: _goal(goal, kpis.get(goal.kpi or ""), plan, settings) for goal in plan.goals.values()},
        "calendar": _calendar(plan, settings),
        "maturity": _maturity(playbook, plan, settings),
        "readings_due": [{"kpi": each.kpi.id, "by": each.by.isoformat()} for each in due(plan, kpis.values(), settings.as_of)],
        "findings": [_finding(each, language) for each in found],
    }


def _goal(goal: Goal, kpi: Kpi | None, plan: Plan, settings: Settings) -> dict[str, Any]:
    judgement = judge(goal, kpi, plan.period.start, settings.as_of)
    reading = judgement.reading
    return {
        "status": judgement.status,
        "ratio": number(judgement.ratio, PLACES),
        "actual": number(reading.value) if reading else None,
        "expected": number(judgement.expected, PLACES),
        "target": number(judgement.target, PLACES),
        "reading_date": reading.date.isoformat() if reading else None,
        "pace": number(judgement.pace, PLACES),
        "says": says(goal, kpi, judgement, plan.language or settings.language),
        "fields": plain(goal),
    }


def _calendar(plan: Plan, settings: Settings) -> list[dict[str, Any]]:
    """The entries in the author's order; a repeated one with all its days."""
    days: dict[str, list[str]] = {}
    for month in occurrences_by_month(plan, settings.limits.occurrences):
        for each in month.occurrences:
            days.setdefault(each.entry.id, []).append(each.date.isoformat())
    return [{"id": id_, **plain(entry), **({"dates": days[id_]} if entry.repeat else {})} for id_, entry in plan.calendar.items()]


def _maturity(playbook: Playbook, plan: Plan, settings: Settings) -> dict[str, Any] | None:
    """Where the strategy stands; `None` where it has no assessment by that day."""
    if plan.maturity is None:
        return None
    model = playbook.maturity_models[plan.maturity.model]
    standing = assess(model, plan.maturity, settings.as_of)
    if standing is None:
        return None
    way = shortest_way(model, plan.maturity, standing)
    return {
        "model": model.id,
        "date": standing.date.isoformat(),
        "axes": _axes(standing),
        "quadrant": standing.quadrant,
        "stale": list(standing.stale),
        "gaps": _gaps(standing, model, plan.language or settings.language),
        "shortest_way": {"to": way.to, "effort": way.effort, "steps": dict(way.steps)} if way else None,
        "assessments": plain(plan.maturity.assessments),
    }


def _axes(standing: Standing) -> dict[str, Any]:
    return {
        each.axis: {
            "score": number(each.score, 1),
            "answered": number(each.answered, PLACES),
            "high": each.high,
            "near_line": each.near_line,
            "gates_failed": list(each.gates_failed),
        }
        for each in standing.axes
    }


def _gaps(standing: Standing, model: MaturityModel, language: str) -> list[dict[str, Any]]:
    return [
        {"item": gap.item, "level": gap.level, "priority": number(gap.priority, PLACES), "recommendation": model.text(gap.recommendation, language)}
        for gap in standing.gaps
    ]


def _finding(found: Finding, language: str) -> dict[str, Any]:
    each = found.diagnostic(language)
    return {
        "rule": each.rule,
        "severity": each.severity.value,
        "thing": each.thing,
        "file": each.place.file,
        "line": each.place.line,
        "column": each.place.column,
        "message": each.message,
        "hint": each.hint,
        "accepted": each.accepted,
    }
