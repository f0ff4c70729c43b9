"""Everything in a playbook, computed, as JSON: what statuses, maturity, findings and the strategies' own fields are on a day.

`schema.json` beside this module says the same for programs; a test holds it against the models, and this against it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from playbook_gen.analysis.maturity import Standing
from playbook_gen.analysis.readings import due
from playbook_gen.exports import SiteFile
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.plain import number, plain
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.pages.calendar import months_of
from playbook_gen.pages.goals import Standing as GoalStanding
from playbook_gen.pages.goals import standings
from playbook_gen.pages.maturity import judged
from playbook_gen.reports.safe import as_json as safe
from playbook_gen.rules import Finding, findings_in
from playbook_gen.settings import Settings

FORMAT = 1
PLACES = 4
SCHEMA = Path(__file__).with_name("schema.json")
"""JSON Schema (draft-07) of the export."""


def as_json(playbook: Playbook, settings: Settings, revision: str | None = None) -> str:
    """The whole export, of a revision where one is known; the same playbook and settings give the same bytes. Sentences are in each strategy's language."""
    strategies = {id_: _strategy(playbook.part(id_), settings) for id_ in playbook.plans}
    return safe({**_head(settings, revision), "strategies": strategies, "findings": _shared(playbook, settings)})


def site_files(playbook: Playbook, settings: Settings, revision: str | None) -> Iterator[SiteFile]:
    """The same in a site, without blanks, and the schema beside it. What did not change since the last build of a preview is not worked out again."""
    strategies = b",".join(b'"%b":%b' % (id_.encode(), playbook.part(id_).once(_compact, settings)) for id_ in playbook.plans)
    head, found = (_dumped(each) for each in (_head(settings, revision), _shared(playbook, settings)))
    yield SiteFile("playbook.json", b'%b,"strategies":{%b},"findings":%b}\n' % (head[:-1], strategies, found))
    yield SiteFile("playbook.schema.json", SCHEMA.read_bytes())


def _dumped(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")  # half a character, which UTF-8 cannot hold, as its escape


def _compact(part: Playbook, settings: Settings) -> bytes:
    return _dumped(_strategy(part, settings))


def _head(settings: Settings, revision: str | None) -> dict[str, Any]:
    return {"format": FORMAT, "as_of": settings.as_of.isoformat(), "revision": revision}


def _shared(playbook: Playbook, settings: Settings) -> list[dict[str, Any]]:
    """What is found in what all strategies share."""
    return [_finding(each, settings.language) for each in findings_in(playbook, None, settings)]


def _strategy(part: Playbook, settings: Settings) -> dict[str, Any]:
    (plan,) = part.plans.values()
    language = plan.language or settings.language
    links = part.links[plan.id]
    kpis = [cast("Kpi", each) for each in links.of_kind("kpi")]
    sections = {name: {each.id: plain(each) for each in links.of_kind(kind)} for name, kind in SECTIONS.items() if kind and kind not in ("goal", "entry")}
    goals = standings(part, plan, settings)
    return {
        **plain(plan.model_copy(update={name: {} for name in _APART})),
        "status": plan.status,
        **sections,
        "goals": {id_: _goal(goals[id_]) for id_ in plan.goals},
        "calendar": _calendar(part, plan, settings),
        "maturity": _maturity(part, plan, settings),
        "readings_due": [{"kpi": each.kpi.id, "by": each.by.isoformat()} for each in due(plan, kpis, settings.as_of)],
        "findings": [_finding(each, language) for each in findings_in(part, plan.id, settings)],
    }


_APART = tuple(name for name, kind in SECTIONS.items() if kind)
"""The sections of things: told with those that the strategy shares, and with what is computed."""


def _goal(standing: GoalStanding) -> dict[str, Any]:
    judgement = standing.judgement
    reading = judgement.reading
    return {
        "status": judgement.status,
        "ratio": number(judgement.ratio, PLACES),
        "actual": number(reading.value) if reading else None,
        "expected": number(judgement.expected, PLACES),
        "target": number(judgement.target, PLACES),
        "reading_date": reading.date.isoformat() if reading else None,
        "pace": number(judgement.pace, PLACES),
        "says": standing.says,
        "fields": plain(standing.goal),
    }


def _calendar(part: Playbook, plan: Plan, settings: Settings) -> list[dict[str, Any]]:
    """The entries in the author's order; a repeated one with all its days."""
    days: dict[str, list[str]] = {}
    for month in months_of(part, plan, settings):
        for each in month.occurrences:
            days.setdefault(each.entry.id, []).append(each.date.isoformat())
    return [{"id": id_, **plain(entry), **({"dates": days[id_]} if entry.repeat else {})} for id_, entry in plan.calendar.items()]


def _maturity(part: Playbook, plan: Plan, settings: Settings) -> dict[str, Any] | None:
    """Where the strategy stands; `None` where it has no assessment by that day."""
    found = judged(part, plan, settings)
    if plan.maturity is None or found is None:
        return None
    standing, model, way = found.standing, found.model, found.way
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
