"""One KPI over time at the height of a line of text: its readings as a line, broken where the way of counting changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from playbook_gen.figures.kpi_trend import Point, Reading, runs, scale

WIDTH, HEIGHT = 90.0, 22.0
MOST = 60
"""Of more readings than these only the last ones are shown."""
_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Spark:
    """The figure: a line for each unbroken run of readings, and the last one."""

    words: str
    runs: tuple[tuple[Point, ...], ...]
    last: Point


def spark(words: str, readings: Sequence[Reading]) -> Spark | None:
    """The figure of two readings or more, in the order of their days; none of fewer, which show no way."""
    if len(readings) < 2:
        return None
    shown = readings[-MOST:]
    days, values = [each.day.toordinal() for each in shown], [Fraction(each.value) for each in shown]
    across, upwards = scale(days[0], days[-1], _EDGE, WIDTH - _EDGE), scale(min(values), max(values), HEIGHT - _EDGE, _EDGE)
    parts = runs(shown, [Point(across(day), upwards(value)) for day, value in zip(days, values, strict=True)])
    return Spark(words, parts, parts[-1][-1])
