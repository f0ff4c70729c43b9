"""One KPI over time: its readings as a line, broken where the way of counting changes, and for each goal its target and the way expected to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from playbook_gen.figures.labels import FONT_SIZE, Box, Dot, Label, Segment, place, shortened

WIDTH, HEIGHT = 400.0, 130.0
DOTTED = 24
"""Up to so many readings each has its dot."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 8.0, 390.0, 24.0, 100.0
_GROUND = 108.0
_TEXT_WIDTH, _VALUE_WIDTH = 280.0, 180.0
_ROOM = 120.0
_DOT = 3.0
_LINES = 40
"""So many pieces of the line at most are looked at when words are placed: more would take long and help little."""


_Scale = Callable[[Fraction | int], float]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value on a day; `breaks` where it begins a new series."""

    day: date
    value: Decimal
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """A target to show: its value, the day it is due (`None`: at any time) and what is written at it.

    `upper`: the other end of a range whose lower end is `value`. `course`: the days and values of the way expected to it, from its start to the target.
    """

    value: Fraction
    due: date | None
    text: str
    upper: Fraction | None = None
    course: tuple[tuple[date, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the figure, in its own units from the upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class AimLine:
    """A line at a target's height that ends at its deadline, for a range a band up to `top`; the way expected to it with its milestones; its words."""

    start: float
    end: float
    y: float
    top: float | None
    course: tuple[Point, ...]
    label: Label | None

    @property
    def stones(self) -> tuple[Point, ...]:
        """Where the milestones stand."""
        return self.course[1:-1]


@dataclass(frozen=True, slots=True)
class Trend:
    """The figure: a line for each unbroken run of readings, the aims, the last reading with its value, and the days at both ends."""

    id: str
    title: str
    summary: str
    runs: tuple[tuple[Point, ...], ...]
    aims: tuple[AimLine, ...]
    last: Point
    value: Label | None
    first_day: str
    last_day: str
    dotted: bool
    width: float = WIDTH
    height: float = HEIGHT
    ground: float = _GROUND
    font_size: float = FONT_SIZE


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
    days = [each.day for each in readings] + [each.due for each in aims if each.due] + [day for each in aims for day, _ in each.course]
    values = [Fraction(each.value) for each in readings] + [number for each in aims for number in _heights(each)]
    across, upwards = scale(min(days).toordinal(), max(days).toordinal(), _LEFT, _RIGHT), scale(min(values), max(values), _BOTTOM, _TOP)

    def point(day: date, value: Fraction) -> Point:
        return Point(across(day.toordinal()), upwards(value))

    parts = runs(readings, [point(each.day, Fraction(each.value)) for each in readings])
    lines = [_line(each, across, upwards, point) for each in aims]
    value, *labels = _labels(parts, lines, shortened(words.value, _VALUE_WIDTH), [shortened(each.text, _TEXT_WIDTH) for each in aims])
    shown = tuple(replace(line, label=label) for line, label in zip(lines, labels, strict=True))
    return Trend(id_, words.title, words.summary, parts, shown, parts[-1][-1], value, words.first_day, words.last_day, len(readings) <= DOTTED)


def _line(aim: Aim, across: _Scale, upwards: _Scale, point: Callable[[date, Fraction], Point]) -> AimLine:
    """An aim's line without its words."""
    course = tuple(point(day, value) for day, value in aim.course)
    top = None if aim.upper is None else upwards(aim.upper)
    return AimLine(course[0].x if course else _LEFT, across(aim.due.toordinal()) if aim.due else _RIGHT, upwards(aim.value), top, course, None)


def _heights(aim: Aim) -> list[Fraction]:
    """All values of an aim that the figure has to have room for."""
    return [aim.value, *([] if aim.upper is None else [aim.upper]), *(value for _, value in aim.course)]


def scale(low: Fraction | int, high: Fraction | int, at_low: float, at_high: float) -> _Scale:
    """Leads from a number to a coordinate; where all numbers are one, to the middle."""

    def coordinate(number: Fraction | int) -> float:
        share = float((number - low) / (high - low)) if high != low else 0.5
        return round(at_low + share * (at_high - at_low), 1)

    return coordinate


def runs(readings: Sequence[Reading], points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """The points of each series that can be compared within itself."""
    found: list[list[Point]] = []
    for reading, point in zip(readings, points, strict=True):
        if reading.breaks or not found:
            found.append([])
        found[-1].append(point)
    return tuple(map(tuple, found))


def _labels(parts: Sequence[Sequence[Point]], aims: Sequence[AimLine], value: str, texts: Sequence[str]) -> tuple[Label | None, ...]:
    """Where the last value and each aim's words stand: beside their points, on no other word or dot, and off the lines where they can."""
    read = [each for part in parts for each in part]
    last = read[-1]
    named = [(Dot(last.x, last.y, _DOT), value), *((_named_at(each, last), text) for each, text in zip(aims, texts, strict=True))]
    others = [*(read[:-1] if len(read) <= DOTTED else []), *(stone for each in aims for stone in each.stones)]
    pieces = [Segment(first.x, first.y, second.x, second.y) for line in (*parts, *(each.course for each in aims)) for first, second in pairwise(line)]
    level = [Segment(each.start, y, each.end, y) for each in aims for y in (each.y, each.top) if y is not None]
    lines = [*pieces[:: 1 + len(pieces) // _LINES], *level]
    return place([*named, *((Dot(each.x, each.y, 2.0), "") for each in others)], Box(0.0, 2.0, WIDTH, _GROUND), (), lines)[: len(named)]


def _named_at(aim: AimLine, last: Point) -> Dot:
    """The point that an aim's words belong to: its target; where none is drawn, the end of its line that is free, of a range its middle there."""
    if aim.course:
        return Dot(aim.end, aim.y, _DOT)
    x = aim.end if aim.end > last.x + _ROOM else aim.start
    return Dot(x, aim.y if aim.top is None else (aim.y + aim.top) / 2, 2.0)
