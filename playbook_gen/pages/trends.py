"""The trend of each KPI as pages show it: the figures with their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from playbook_gen import locale
from playbook_gen.analysis.amounts import target_told
from playbook_gen.analysis.course import course_of
from playbook_gen.figures.kpi_spark import Spark, spark
from playbook_gen.figures.kpi_trend import Aim, Reading, Trend, Words, trend
from playbook_gen.locale import message
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.kpi import Reading as Read
from playbook_gen.model.strategy import Plan
from playbook_gen.pages.goals import Standing


def trend_of(kpi: Kpi, plan: Plan, goals: Iterable[Standing], as_of: date) -> Trend | None:
    """What was read off up to a day, with the targets of the goals that use this KPI; none of fewer than two readings."""
    series, language = _series(kpi, as_of), plan.language or "en"
    if len(series) < 2:
        return None
    aims = [found for each in goals if each.goal.kpi == kpi.id and (found := _aim(each, kpi, plan.period.start, language))]
    days = [series[0].date, series[-1].date, *(each.due for each in aims if each.due), *(each.course[0][0] for each in aims if each.course)]
    summary = " ".join([_told(kpi, series, language), *(f"{_words(each, each.due, language)}." for each in aims)])
    aims = [replace(each, text=_words(each, None if each.due == max(days) else each.due, language)) for each in aims]
    ends = locale.short_day(min(days), language), locale.short_day(max(days), language)
    words = Words(kpi.title, summary, locale.quantity(series[-1].value, kpi.unit, language), *ends)
    return trend(f"trend-{kpi.id}", _shown(series), aims, words)


def spark_of(kpi: Kpi, as_of: date, language: str) -> Spark | None:
    """What was read off up to a day, as small as a word; none of fewer than two readings."""
    series = _series(kpi, as_of)
    return spark(_told(kpi, series, language), _shown(series)) if len(series) > 1 else None


def _series(kpi: Kpi, as_of: date) -> list[Read]:
    return [each for each in kpi.series if each.date <= as_of]


def _shown(series: Iterable[Read]) -> list[Reading]:
    return [Reading(each.date, each.value, each.series_break) for each in series]


def _told(kpi: Kpi, series: list[Read], language: str) -> str:
    return message("From %(first)s on %(first_day)s to %(last)s on %(last_day)s.", language) % {
        "first": locale.quantity(series[0].value, kpi.unit, language),
        "first_day": locale.day(series[0].date, language),
        "last": locale.quantity(series[-1].value, kpi.unit, language),
        "last_day": locale.day(series[-1].date, language),
    }


def _aim(standing: Standing, kpi: Kpi, period_start: date, language: str) -> Aim | None:
    """A goal's target as the figure shows it; none where it has no value of its own, as one that is measured by the period before."""
    goal, judgement = standing.goal, standing.judgement
    if goal.target is None or (goal.per and goal.mode != "absolute"):
        return None
    course = course_of(goal, kpi, goal.target, period_start, judgement.reading)
    shown = standing.target if goal.per else target_told(goal, kpi, judgement, language)
    if course.low is not None and course.high is not None:
        return Aim(course.low, goal.by, shown, upper=course.high)
    # Nothing is expected on the way to a target that holds anew in each span of time.
    return None if judgement.target is None else Aim(judgement.target, goal.by, shown, course=() if goal.per else course.points)


def _words(aim: Aim, by: date | None, language: str) -> str:
    """An aim's value in words; the day is left out where the figure ends with it and says it there."""
    if by is None:
        return message("target %(value)s", language) % {"value": aim.text}
    return message("target %(value)s by %(day)s", language) % {"value": aim.text, "day": locale.short_day(by, language)}
