"""Goals and KPIs as tables that a spreadsheet opens without running anything in them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from playbook_gen.analysis.readings import due
from playbook_gen.analysis.says import says
from playbook_gen.analysis.status import judge
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.measure import Baseline, Target
from playbook_gen.model.plain import number
from playbook_gen.model.playbook import Playbook
from playbook_gen.settings import Settings

# What a spreadsheet takes for a formula at the beginning of a cell; the wide forms of East Asian keyboards too.
_RUNS = tuple("=+-@\t\r\n＝＋－＠")
# Where a country writes numbers with a comma, a spreadsheet begins a new cell at a semicolon, quoted or not.
_RUNS_INSIDE = re.compile(r"([;\t])(?=[\"']*[=+\-@＝＋－＠])")
_GOALS = ("strategy", "goal", "title", "status", "kpi", "unit", "baseline", "target", "mode", "start", "by")
_JUDGED = ("reading_date", "actual", "expected", "ratio", "pace", "owner", "says")
_KPIS = ("strategy", "kpi", "title", "formula", "unit", "better", "level", "timing", "source", "cadence", "owner")
_READ = ("reading_date", "reading", "readings", "next_reading_by")


def as_tables(playbook: Playbook, settings: Settings) -> Mapping[str, str]:
    """File name → CSV text (RFC 4180, commas, a byte order mark so that every spreadsheet reads it as UTF-8)."""
    return {"goals.csv": _table(_GOALS + _JUDGED, _goals(playbook, settings)), "kpis.csv": _table(_KPIS + _READ, _kpis(playbook, settings))}


def harmless(value: Any) -> Any:
    """A cell that is no formula: what a spreadsheet would run gets an apostrophe before it; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    text = _RUNS_INSIDE.sub(r"\1'", value)
    return f"'{text}" if text.startswith(_RUNS) else text


def _table(names: Iterable[str], rows: Iterable[list[Any]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()


def _goals(playbook: Playbook, settings: Settings) -> Iterator[list[Any]]:
    for plan in playbook.plans.values():
        things = playbook.links[plan.id].things
        for goal in plan.goals.values():
            kpi = cast("Kpi | None", things.get(("kpi", goal.kpi or "")))
            found = judge(goal, kpi, plan.period.start, settings.as_of)
            read = [found.reading.date, number(found.reading.value)] if found.reading else [None, None]
            target = _measure(goal.target) if found.target is None else number(found.target, 4)
            computed = [number(each, 4) for each in (found.expected, found.ratio, found.pace)]
            said = says(goal, kpi, found, plan.language or settings.language)
            about = [plan.id, goal.id, goal.title, found.status, goal.kpi, kpi.unit if kpi else None, _measure(goal.baseline), target, goal.mode]
            yield [*about, goal.start or plan.period.start, goal.by, *read, *computed, goal.owner, said]


def _measure(measure: Baseline | Target | None) -> Any:
    """A number, or a range as text; nothing where it is unknown."""
    if measure is None or (measure.value is None and not measure.is_range):
        return None
    return f"{measure.min} – {measure.max}" if measure.is_range else number(measure.value)


def _kpis(playbook: Playbook, settings: Settings) -> Iterator[list[Any]]:
    for plan in playbook.plans.values():
        kpis = [cast("Kpi", each) for each in playbook.links[plan.id].of_kind("kpi")]
        wanted = {each.kpi.id: each.by for each in due(plan, kpis, settings.as_of)}
        for kpi in kpis:
            last = kpi.last(settings.as_of)
            about = [plan.id, kpi.id, kpi.title, kpi.formula, kpi.unit, kpi.better, kpi.level, kpi.timing, kpi.source, kpi.cadence, kpi.owner]
            yield [*about, last.date if last else None, number(last.value) if last else None, len(kpi.readings), wanted.get(kpi.id)]
