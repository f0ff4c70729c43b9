"""Which readings are due: what somebody has to read off within the next days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from playbook_gen.analysis.status import CADENCE_DAYS
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.strategy import Plan

WITHIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Due:
    """A KPI and the day by which it wants its next reading."""

    kpi: Kpi
    by: date


def due(plan: Plan, kpis: Iterable[Kpi], day: date) -> tuple[Due, ...]:
    """The readings due within 30 days of `day`, earliest first, those that are late already included.

    A reading is due one cadence after the last one (quarterly where the KPI names none); the first, one cadence after the period's start. A strategy that is
    over or retired wants no more.
    """
    if plan.status == "retired" or plan.period.end < day:
        return ()
    found = (Due(kpi, _next(kpi, plan.period.start, day)) for kpi in kpis)
    return tuple(sorted((each for each in found if each.by <= day + timedelta(days=WITHIN_DAYS)), key=lambda each: (each.by, each.kpi.id)))


def _next(kpi: Kpi, start: date, day: date) -> date:
    last = kpi.last(day)
    return (last.date if last else start) + timedelta(days=CADENCE_DAYS[kpi.cadence or "quarterly"])
