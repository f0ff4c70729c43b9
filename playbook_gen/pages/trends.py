"""The trend of each KPI as pages show it: the figure with its words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from playbook_gen import locale
from playbook_gen.analysis.says import target_told
from playbook_gen.figures.kpi_trend import Aim, Reading, Trend, Words, trend
from playbook_gen.locale import message
from playbook_gen.model.kpi import Kpi
from playbook_gen.pages.goals import Standing


def trend_of(kpi: Kpi, goals: Iterable[Standing], as_of: date, language: str) -> Trend | None:
    """What was read off up to a day, with the targets of the goals that use this KPI; none of fewer than two readings."""
    series = [each for each in kpi.series if each.date <= as_of]
    if len(series) < 2:
        return None
    aims = [_aim(each, kpi, language) for each in goals if each.goal.kpi == kpi.id and each.judgement.target is not None and not each.goal.per]
    first, last = series[0], series[-1]
    days = [first.date, last.date, *(each.due for each in aims if each.due)]
    told = message("From %(first)s on %(first_day)s to %(last)s on %(last_day)s.", language) % {
        "first": locale.quantity(first.value, kpi.unit, language),
        "first_day": locale.day(first.date, language),
        "last": locale.quantity(last.value, kpi.unit, language),
        "last_day": locale.day(last.date, language),
    }
    summary = " ".join([told, *(f"{each.text}." for each in aims)])
    ends = locale.short_day(min(days), language), locale.short_day(max(days), language)
    words = Words(kpi.title, summary, locale.quantity(last.value, kpi.unit, language), *ends)
    return trend(f"trend-{kpi.id}", [Reading(each.date, each.value, each.series_break) for each in series], aims, words)


def _aim(standing: Standing, kpi: Kpi, language: str) -> Aim:
    """A goal's target as it is written in the figure."""
    value = standing.judgement.target or Fraction(0)
    shown = target_told(standing.goal, standing.judgement, kpi.unit, language)
    if standing.goal.by is None:
        return Aim(value, None, message("target %(value)s", language) % {"value": shown})
    told = {"value": shown, "day": locale.short_day(standing.goal.by, language)}
    return Aim(value, standing.goal.by, message("target %(value)s by %(day)s", language) % told)
