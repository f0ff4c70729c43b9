"""The way a goal has to go: from its baseline over its milestones to its target, in numbers of the KPI's unit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from playbook_gen.model.kpi import Kpi, Reading
from playbook_gen.model.measure import Baseline, Target
from playbook_gen.model.ogst import Goal


class Course(NamedTuple):
    """`start`: the day the way begins. `baseline`: its value there, `None` where unknown or cut off (`cut`) by a series break.

    `target`: the value T to reach, `None` for a range or where it needs an unknown baseline; `low` and `high`: the range. `sign`: 1 where
    higher is better, −1 where lower is. `points`: the (day, value) corners of the line, first the start, last the deadline.
    """

    start: date
    baseline: Fraction | None
    target: Fraction | None
    low: Fraction | None
    high: Fraction | None
    sign: int
    points: tuple[tuple[date, Fraction], ...]
    cut: bool

    def off_by(self, value: Fraction, asked: Fraction | None) -> Fraction:
        """How far a value misses what is asked, or the range; 0 where it does not."""
        if self.low is not None and self.high is not None:
            return max(self.low - value, value - self.high, Fraction(0))
        return max(self.sign * ((asked or Fraction(0)) - value), Fraction(0))

    def reaches(self, value: Fraction) -> bool:
        """Whether a value is at the target or past it in the KPI's direction; for a range, inside it."""
        return self.off_by(value, self.target) == 0


def course_of(goal: Goal, kpi: Kpi | None, target: Target, period_start: date, judged: Reading | None) -> Course:
    """The course of a goal that has a target, as far as it can be compared with the reading that is judged."""
    start = goal.start or period_start
    written = _middle(goal.baseline)
    cut = written is not None and _is_cut(goal.baseline, start, kpi, judged)
    known = None if cut else written
    value = None if target.value is None else Fraction(target.value)
    goes_to = _in_units(goal, known, value)
    sign = _sign(goal, kpi, written, _in_units(goal, written, value), value)
    low, high = (None if each is None else Fraction(each) for each in (target.min, target.max))
    return Course(start, known, goes_to, low, high, sign, _points(goal, start, known, goes_to), cut)


def expected_on(course: Course, day: date) -> Fraction:
    """The value that the straight lines between the course's points give on a day from its start to its end."""
    (first, low), (second, high) = next(pair for pair in zip(course.points, course.points[1:], strict=False) if day <= pair[1][0])
    return low + (high - low) * (day - first).days / (second - first).days


def _middle(baseline: Baseline | None) -> Fraction | None:
    """A baseline's value; of a range its middle."""
    if baseline is None or baseline.unknown is not None:
        return None
    if baseline.min is not None and baseline.max is not None:
        return (Fraction(baseline.min) + Fraction(baseline.max)) / 2
    return None if baseline.value is None else Fraction(baseline.value)


def _is_cut(baseline: Baseline | None, start: date, kpi: Kpi | None, judged: Reading | None) -> bool:
    """Whether a series break stands between the baseline's day (else the start) and the judged reading, or on that reading."""
    if kpi is None or judged is None:
        return False
    day = (baseline.date if baseline else None) or start
    return any(each.series_break and day < each.date <= judged.date for each in kpi.readings)


def _in_units(goal: Goal, baseline: Fraction | None, value: Fraction | None) -> Fraction | None:
    """A target's or a milestone's value by the goal's mode: as it stands, on top of the baseline, or in per cent of it."""
    if value is None or goal.mode == "absolute":
        return value
    if baseline is None:
        return None
    return baseline + (value if goal.mode == "additive" else abs(baseline) * value / 100)


def _sign(goal: Goal, kpi: Kpi | None, baseline: Fraction | None, target: Fraction | None, value: Fraction | None) -> int:
    """The KPI's direction; where it names none, that from the baseline as written to the target."""
    if kpi and kpi.better in ("higher", "lower"):
        return 1 if kpi.better == "higher" else -1
    if goal.per and goal.mode != "absolute":
        return -1 if value is not None and value < 0 else 1
    return -1 if baseline is not None and target is not None and target < baseline else 1


def _points(goal: Goal, start: date, baseline: Fraction | None, target: Fraction | None) -> tuple[tuple[date, Fraction], ...]:
    if baseline is None or target is None or goal.by is None:
        return ()
    stones = sorted((each.date, _in_units(goal, baseline, Fraction(each.value))) for each in goal.milestones if each.date and each.value is not None)
    return ((start, baseline), *((day, value) for day, value in stones if value is not None), (goal.by, target))
