"""One KPI over time: its readings as a line, broken where the way of counting changes, and the targets of its goals as dashed lines to their deadlines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

WIDTH, HEIGHT = 320.0, 96.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 6.0, 314.0, 18.0, 78.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A value on a day; `breaks` where it begins a new series."""

    day: date
    value: Decimal
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """A target to show: its value, the day it is due (`None`: at any time) and what is written at it."""

    value: Fraction
    due: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the figure, in its own units from the upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class AimLine:
    """A dashed line at a target's height that ends at its deadline, with its words above or below it."""

    start: float
    end: float
    y: float
    text: str
    text_y: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The figure: a line for each unbroken run of readings, the aims, the last reading with its value, and the days at both ends."""

    id: str
    title: str
    summary: str
    runs: tuple[tuple[Point, ...], ...]
    aims: tuple[AimLine, ...]
    last: Point
    value: str
    value_y: float
    value_anchor: str
    first_day: str
    last_day: str
    width: float = WIDTH
    height: float = HEIGHT


@dataclass(frozen=True, slots=True)
class Words:
    """What is written in a figure, in its page's language: what it is called, its summary, the last value, the first and the last day."""

    title: str
    summary: str
    value: str
    first_day: str
    last_day: str


def trend(id_: str, readings: Sequence[Reading], aims: Sequence[Aim], words: Words) -> Trend | None:
    """The figure of two readings or more, in the order of their days; none of fewer, which show no way."""
    if len(readings) < 2:
        return None
    days = [each.day for each in readings] + [each.due for each in aims if each.due]
    values = [Fraction(each.value) for each in readings] + [each.value for each in aims]
    across, upwards = _scale(min(days).toordinal(), max(days).toordinal(), _LEFT, _RIGHT), _scale(min(values), max(values), _BOTTOM, _TOP)
    points = [Point(across(each.day.toordinal()), upwards(Fraction(each.value))) for each in readings]
    last = points[-1]
    lines = tuple(_aim(each, across, upwards, last) for each in aims)
    value_y = last.y + 12 if any(line.y < last.y and last.y - line.y < 16 for line in lines) else last.y - 7
    anchor = "end" if last.x > WIDTH - 60 else "start" if last.x < 60 else "middle"
    runs = _runs(readings, points)
    return Trend(id_, words.title, words.summary, runs, lines, last, words.value, value_y, anchor, words.first_day, words.last_day)


def _scale(low: Fraction | int, high: Fraction | int, at_low: float, at_high: float) -> Callable[[Fraction | int], float]:
    """Leads from a number to a coordinate; where all numbers are one, to the middle."""

    def coordinate(number: Fraction | int) -> float:
        share = float(Fraction(number - low) / (high - low)) if high != low else 0.5
        return round(at_low + share * (at_high - at_low), 1)

    return coordinate


def _aim(aim: Aim, across: Callable[[Fraction | int], float], upwards: Callable[[Fraction | int], float], last: Point) -> AimLine:
    """A target's line; its words stand on the side where the last reading is not."""
    y = upwards(aim.value)
    end = across(aim.due.toordinal()) if aim.due else _RIGHT
    return AimLine(_LEFT, end, y, aim.text, y - 5 if last.y > y or y > _BOTTOM - 8 else y + 12)


def _runs(readings: Sequence[Reading], points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """The points of each series that can be compared within itself."""
    runs: list[list[Point]] = []
    for reading, point in zip(readings, points, strict=True):
        if reading.breaks or not runs:
            runs.append([])
        runs[-1].append(point)
    return tuple(map(tuple, runs))
