"""How far a goal has come: the figure with its words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from playbook_gen import locale
from playbook_gen.analysis.amounts import computed, share_told, target_told
from playbook_gen.analysis.course import Course, course_of, expected_on
from playbook_gen.analysis.status import Judgement
from playbook_gen.figures.kpi_progress import Progress, way, within
from playbook_gen.locale import message
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.ogst import Goal


def progress_of(goal: Goal, kpi: Kpi | None, judgement: Judgement, period_start: date, language: str) -> Progress | None:
    """The figure of a goal; none where nothing was read off or there is no target to measure by."""
    if kpi is None or goal.target is None or judgement.reading is None:
        return None
    reading = judgement.reading
    course = course_of(goal, kpi, goal.target, period_start, reading)
    told = {"reading": locale.quantity(reading.value, kpi.unit, language), "target": target_told(goal, kpi, judgement, language)}
    if course.low is not None and course.high is not None:
        place = (Fraction(reading.value) - course.low) / (course.high - course.low)
        return within(message("%(reading)s; %(target)s is asked for.", language) % told, judgement.status, place)
    if not goal.per and course.baseline is not None and course.target is not None and course.target != course.baseline:
        told["start"] = computed(course.baseline, goal, kpi, judgement, language)
        return _from_baseline(course, course.baseline, course.target, judgement, told, language)
    if not judgement.target:
        return None
    return way(message("%(reading)s; %(target)s is asked for.", language) % told, judgement.status, Fraction(reading.value) / judgement.target)


def _from_baseline(course: Course, baseline: Fraction, target: Fraction, judgement: Judgement, told: dict[str, str], language: str) -> Progress | None:
    """A way from the baseline to the target, with what was expected on the reading's day where that lies on it."""
    if judgement.reading is None:
        return None
    day, points = judgement.reading.date, course.points

    def share(value: Fraction) -> Fraction:
        return (value - baseline) / (target - baseline)

    made = share(Fraction(judgement.reading.value))
    expected = share(expected_on(course, day)) if points and points[0][0] < day < points[-1][0] else None
    shown = {**told, "share": share_told(made, language), "expected": share_told(expected, language)}
    return way(_words(made, expected, language) % shown, judgement.status, made, expected, [share(value) for _, value in points[1:-1]])


def _words(made: Fraction, expected: Fraction | None, language: str) -> str:
    if made < 0:
        return message("%(reading)s is behind %(start)s, where the way to %(target)s began.", language)
    if expected is None:
        return message("%(share)s of the way from %(start)s to %(target)s.", language)
    return message("%(share)s of the way from %(start)s to %(target)s; %(expected)s was expected by then.", language)
