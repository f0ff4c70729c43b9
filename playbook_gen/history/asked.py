"""Whether a goal asks for less than it did: by all that its target counts with, not by its number alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from playbook_gen.analysis.course import Course, course_of
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.ogst import Goal

_MONTHS = {"month": 1, "quarter": 3, "year": 12, None: 10_000}
"""How long the span is in which a target holds anew; one without a span is asked once, which is longer than any."""
Measured = tuple[Goal, Kpi | None]
"""A goal and the KPI that it names."""


def asks_less(old: Measured, new: Measured) -> bool | None:
    """Whether a goal is easier to reach than it was, in the direction in which it went; `None` where nobody can compare the two.

    Targets are compared as they count: on top of the baseline, in per cent of it, within a span of time. A goal without a target asks for nothing.
    """
    before, after = old[0], new[0]
    if before.target is None or after.target is None:
        return before.target is not None
    if len({kpi.unit for _, kpi in (old, new) if kpi and kpi.unit}) > 1:
        return None
    was, now = _course(*old), _course(*new)
    if was.low is not None and was.high is not None and now.low is not None and now.high is not None:
        return now.low < was.low or now.high > was.high
    sign = now.sign if was.low is not None and not _says_which_way(old[1]) else was.sign
    asked = [_asked(before, was, sign), _asked(after, now, sign)]
    if None in asked and before.mode == after.mode:  # whatever they count from, it is the same
        asked = [None if each.target is None or each.target.value is None else Fraction(each.target.value) for each in (before, after)]
    if asked[0] is None or asked[1] is None:
        return None
    months = [_MONTHS[each.per] if before.per != after.per else 1 for each in (before, after)]
    return sign * asked[1] / months[1] < sign * asked[0] / months[0]


def direction(goal: Goal, kpi: Kpi | None) -> int:
    """1 where higher is better, −1 where lower is, 0 where a goal asks for nothing."""
    return 0 if goal.target is None else _course(goal, kpi).sign


def _asked(goal: Goal, course: Course, sign: int) -> Fraction | None:
    """The value to reach; of a range, the end that is reached first. What counts from the period before is none."""
    if goal.per and goal.mode != "absolute":
        return None
    end = course.low if sign > 0 else course.high
    return course.target if end is None else end


def _says_which_way(kpi: Kpi | None) -> bool:
    return kpi is not None and kpi.better in ("higher", "lower")


def _course(goal: Goal, kpi: Kpi | None) -> Course:
    assert goal.target is not None  # noqa: S101  whoever asks has looked
    return course_of(goal, kpi, goal.target, date.min, None)
