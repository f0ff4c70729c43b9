"""A goal against what was expected of it by a day, in exact arithmetic (the doctrine's eleven clauses, numbered here as there)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, NamedTuple

from playbook_gen.analysis.course import Course, course_of, expected_on
from playbook_gen.model.kpi import Kpi, Reading
from playbook_gen.model.measure import Target
from playbook_gen.model.ogst import Goal

Status = Literal["missed", "off-course", "at-risk", "no-reading", "no-fresh-reading", "no-target", "no-baseline", "not-started", "on-course", "met"]
STATUSES: tuple[Status, ...] = (
    "missed",
    "off-course",
    "at-risk",
    "no-reading",
    "no-fresh-reading",
    "no-target",
    "no-baseline",
    "not-started",
    "on-course",
    "met",
)
"""Worst first: the order of every count and every list."""

CADENCE_DAYS = {"daily": 1, "weekly": 7, "monthly": 31, "quarterly": 92, "yearly": 366}
PERIOD_DAYS = {"month": 24, "quarter": 85, "year": 359}
"""How many days before a reading the one of the period before is dated at least."""


class Judgement(NamedTuple):
    """A goal's status on a day. All numbers are exact and in the KPI's unit.

    `reading`: the one judged by. `expected`: what was expected by its day (clause 11), or what the period asked for (9). `target`: the
    target's value T, `None` for a range. `ratio`: the way made over the way expected. `share`: the way made over the whole way, or of T
    where the baseline is unknown. `pace`: where this pace leads by the deadline. `cut`: a series break makes the baseline unknown.
    """

    status: Status
    clause: int
    reading: Reading | None = None
    expected: Fraction | None = None
    target: Fraction | None = None
    ratio: Fraction | None = None
    share: Fraction | None = None
    pace: Fraction | None = None
    cut: bool = False


class _Case(NamedTuple):
    """A goal with all that judging it needs: its course, its KPI's readings up to the day, the cadence in days."""

    goal: Goal
    kpi: Kpi | None
    course: Course
    readings: tuple[Reading, ...]
    day: date
    cadence: int

    @property
    def last(self) -> Reading | None:
        return self.readings[-1] if self.readings else None


def judge(goal: Goal, kpi: Kpi | None, period_start: date, day: date) -> Judgement:
    """The goal's status on `day`; no reading of a later day is looked at. A goal without a start begins with the strategy's period."""
    readings = tuple(each for each in kpi.series if each.date <= day) if kpi else ()
    cadence = CADENCE_DAYS[(kpi.cadence if kpi else None) or "quarterly"]
    if goal.target is None:
        return Judgement("no-target", 1)
    judged = _after_deadline(goal.by, readings, cadence) if goal.by and day > goal.by else (readings[-1] if readings else None)
    course = course_of(goal, kpi, goal.target, period_start, judged)
    return _judged(_Case(goal, kpi, course, readings, day, cadence), goal.target, judged)


def _judged(case: _Case, target: Target, judged: Reading | None) -> Judgement:  # noqa: PLR0911  one return a clause
    """Clauses 2 to 11, the first that holds."""
    goal, course = case.goal, case.course
    if goal.mode != "absolute" and not goal.per and course.baseline is None:
        return Judgement("no-baseline", 2, reading=judged, cut=course.cut)
    if case.day < course.start:
        return Judgement("not-started", 3, target=course.target)
    if case.last is None:
        return Judgement("no-reading", 4, target=course.target)
    if goal.by and case.day > goal.by:
        return _at_the_end(case, target, judged)
    reached_already = goal.by and not target.is_range and not goal.per and course.reaches(Fraction(case.last.value))
    if 2 * (case.day - case.last.date).days > 3 * case.cadence and not reached_already:
        return Judgement("no-fresh-reading", 6, reading=case.last, target=course.target)
    if reached_already:
        return Judgement("met", 7, reading=case.last, target=course.target)
    if case.last.date <= course.start:
        return Judgement("not-started", 8, reading=case.last, target=course.target)
    if goal.per or target.is_range or not goal.by:
        return _by_reading(case, target, case.last)
    return _on_the_way(case, case.last, goal.by)


def _after_deadline(by: date, readings: tuple[Reading, ...], cadence: int) -> Reading | None:
    """Clause 5: the first reading in [by, by + cadence], else the last in [by − cadence, by)."""
    span = timedelta(days=cadence)
    after = next((each for each in readings if by <= each.date <= by + span), None)
    before = [each for each in readings if by - span <= each.date < by]
    return after or (before[-1] if before else None)


def _at_the_end(case: _Case, target: Target, judged: Reading | None) -> Judgement:
    """Clause 5."""
    if judged is None:
        return Judgement("no-fresh-reading", 5, reading=case.last, target=case.course.target)
    if case.goal.per:
        found = _by_reading(case, target, judged)
        status: Status = "no-baseline" if found.status == "no-baseline" else "met" if found.status == "on-course" else "missed"
        return Judgement(status, 5, reading=judged, expected=found.expected, target=found.target)
    reached = case.course.reaches(Fraction(judged.value))
    return Judgement("met" if reached else "missed", 5, reading=judged, target=case.course.target)


def _by_reading(case: _Case, target: Target, reading: Reading) -> Judgement:
    """Clause 9: a reading against T itself, or against the reading one period before; off by at most a tenth is at risk."""
    goal, course = case.goal, case.course
    asked = course.target
    if goal.per and goal.mode != "absolute":
        before = _period_before(case, reading)
        if before is None:
            return Judgement("no-baseline", 9, reading=reading)
        asked = _moved(Fraction(before.value), Fraction(target.value or 0), goal.mode)
    off = course.off_by(Fraction(reading.value), asked)
    width = Fraction(target.max) - Fraction(target.min) if target.max is not None and target.min is not None else abs(asked or Fraction(0))
    status: Status = "on-course" if off == 0 else "at-risk" if 10 * off <= width else "off-course"
    return Judgement(status, 9, reading=reading, expected=asked, target=asked)


def _period_before(case: _Case, reading: Reading) -> Reading | None:
    """The last reading at least a period older; none where a series break stands between the two."""
    least = PERIOD_DAYS[case.goal.per or "month"]
    older = [each for each in case.readings if (reading.date - each.date).days >= least]
    if not older:
        return None
    broken = any(each.series_break and older[-1].date < each.date <= reading.date for each in case.readings)
    return None if broken else older[-1]


def _moved(start: Fraction, by: Fraction, mode: str) -> Fraction:
    return start + (by if mode == "additive" else abs(start) * by / 100)


def _on_the_way(case: _Case, reading: Reading, by: date) -> Judgement:
    """Clauses 10 and 11: a reading against the line from the baseline over the milestones to the target."""
    course, value = case.course, Fraction(reading.value)
    baseline, target = course.baseline, course.target
    if baseline is None or target is None:
        share = value / target if target else None
        return Judgement("no-baseline", 10, reading=reading, target=target, share=share, cut=course.cut)
    expected = expected_on(course, reading.date)
    pace = baseline + (value - baseline) * (by - course.start).days / (reading.date - course.start).days
    share = (value - baseline) / (target - baseline) if target != baseline else None
    if course.sign * (expected - baseline) <= 0:
        status: Status = "on-course" if course.sign * (value - expected) >= 0 else "off-course"
        return Judgement(status, 11, reading, expected, target, None, share, pace)
    ratio = (value - baseline) / (expected - baseline)
    green, amber = (Fraction(each) for each in (case.kpi.thresholds.green, case.kpi.thresholds.amber)) if case.kpi else (Fraction(1), Fraction(9, 10))
    status = "on-course" if ratio >= green else "at-risk" if ratio >= amber else "off-course"
    return Judgement(status, 11, reading, expected, target, ratio, share, pace)
