"""The maturity matrix: four quadrants, and in them one strategy's path through its assessments, or many strategies as they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from math import hypot
from typing import TYPE_CHECKING

from playbook_gen.figures.labels import BASELINE, BOLD, FONT_SIZE, LINE_HEIGHT, Box, Dot, Label, Segment, label_at, place, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from fractions import Fraction

    from playbook_gen.figures.labels import Anchor

WIDTH, HEIGHT = 320.0, 280.0
PLOT = Box(24.0, 4.0, 316.0, 256.0)
NUMBERED_FROM = 7
"""From this many dots on, they are numbered and named in a list."""

_INSET = 9.0
_MARGIN = 7.0
_NAME_WIDTH = 140.0
_TITLE_WIDTH = 200.0


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis's title, and the score (0–100) from which on it is high. The first axis goes to the right, the second upwards."""

    title: str
    threshold: Fraction | Decimal


@dataclass(frozen=True, slots=True)
class Quadrant:
    """A quadrant's title, and whether the first and the second axis are high in it."""

    title: str
    high: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point to show: scores from 0 to 100, a name, the page it links to. `solid` is false where the dot is to be hollow."""

    x: Fraction
    y: Fraction
    name: str
    link: str | None = None
    solid: bool = True


@dataclass(frozen=True, slots=True)
class Corner:
    """A quadrant's title where it is written; `current` where the quadrant is the tinted one."""

    label: Label
    current: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot with its full name, and its label if there is room for one: the name, shortened if need be, or a number."""

    dot: Dot
    name: str
    link: str | None
    solid: bool
    label: Label | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """What the template draws, in units of a drawing of `width` by `height`; positions have one decimal.

    `names`: the numbered list, if the dots bear numbers.
    """

    id: str
    title: str
    summary: str
    width: float
    height: float
    font_size: float
    plot: Box
    across: Label
    upwards: Label
    thresholds: tuple[Segment, Segment]
    tint: Box | None
    corners: tuple[Corner, ...]
    path: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    names: tuple[Mark, ...]

    @property
    def has_links(self) -> bool:
        """Whether anything in the figure can be followed; if not, it is one image."""
        return any(each.link for each in self.marks)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every matrix needs: an id that is unique on its page, a title, a summary in words for those who do not see it, two axes, four quadrants."""

    id: str
    title: str
    summary: str
    axes: tuple[Axis, Axis]
    quadrants: tuple[Quadrant, ...]


def one_strategy(frame: Frame, path: Sequence[Spot], current: tuple[bool, bool] | None) -> Matrix:
    """The path of the assessments, oldest first: hollow dots joined by a dashed line, the last one solid; `current`, its quadrant, is tinted."""
    last = len(path) - 1
    spots = tuple(replace(each, solid=index == last) for index, each in enumerate(path))
    dots = tuple(_dot(each, 6.0 if each.solid else 4.5) for each in spots)
    joins = tuple(line for line in map(_join, dots, dots[1:]) if line)
    return _matrix(frame, spots, dots, joins, current, newest_first=True)


def many_strategies(frame: Frame, spots: Sequence[Spot]) -> Matrix:
    """Each strategy as a dot with its name, which link to its page."""
    return _matrix(frame, spots, tuple(_dot(each, 5.0) for each in spots), (), None)


def _matrix(
    frame: Frame, spots: Sequence[Spot], dots: tuple[Dot, ...], path: tuple[Segment, ...], current: tuple[bool, bool] | None, *, newest_first: bool = False
) -> Matrix:
    first, second = frame.axes
    right, up = _x(first.threshold), _y(second.threshold)
    thresholds = (Segment(right, PLOT.top, right, PLOT.bottom), Segment(PLOT.left, up, PLOT.right, up))
    areas = {high: _area(high, right, up) for high in product((False, True), repeat=2)}
    corners = tuple(Corner(label, each.high == current) for each in frame.quadrants if (label := _corner(each, areas[each.high], dots)))
    labels = _labels(spots, dots, [each.label.box for each in corners], (*thresholds, *path), newest_first)
    marks = tuple(Mark(dot, spot.name, spot.link, spot.solid, label) for spot, dot, label in zip(spots, dots, labels, strict=True))
    return Matrix(
        id=frame.id,
        title=frame.title,
        summary=frame.summary,
        width=WIDTH,
        height=HEIGHT,
        font_size=FONT_SIZE,
        plot=PLOT,
        across=label_at(shortened(first.title, _TITLE_WIDTH), PLOT.right - 15, PLOT.bottom + 13, "end"),
        upwards=label_at(shortened(second.title, _TITLE_WIDTH), 13, PLOT.top + 15 - BASELINE + LINE_HEIGHT / 2, "end"),
        thresholds=thresholds,
        tint=areas[current] if current else None,
        corners=corners,
        path=path,
        marks=marks,
        names=marks if len(spots) >= NUMBERED_FROM else (),
    )


def _area(high: tuple[bool, ...], right: float, up: float) -> Box:
    """The quadrant in this corner of the plot; the thresholds lie at `right` and `up`."""
    left, end = (right, PLOT.right) if high[0] else (PLOT.left, right)
    top, bottom = (PLOT.top, up) if high[1] else (up, PLOT.bottom)
    return Box(left, top, end, bottom)


def _x(score: Fraction | Decimal) -> float:
    return round(PLOT.left + _INSET + float(score) / 100 * (PLOT.right - PLOT.left - 2 * _INSET), 1)


def _y(score: Fraction | Decimal) -> float:
    return round(PLOT.bottom - _INSET - float(score) / 100 * (PLOT.bottom - PLOT.top - 2 * _INSET), 1)


def _dot(spot: Spot, radius: float) -> Dot:
    return Dot(_x(spot.x), _y(spot.y), radius)


def _join(older: Dot, newer: Dot) -> Segment | None:
    """The line between two dots from edge to edge; none where they touch."""
    length = hypot(newer.x - older.x, newer.y - older.y)
    if length <= older.radius + newer.radius + 2:
        return None
    right, down = (newer.x - older.x) / length, (newer.y - older.y) / length
    start, end = older.radius + 1, newer.radius + 1
    return Segment(round(older.x + right * start, 1), round(older.y + down * start, 1), round(newer.x - right * end, 1), round(newer.y - down * end, 1))


def _labels(spots: Sequence[Spot], dots: Sequence[Dot], taken: list[Box], lines: Sequence[Segment], newest_first: bool) -> tuple[Label | None, ...]:
    """Names, or numbers where there are many; the newest of a path has the first choice of places."""
    numbered = len(spots) >= NUMBERED_FROM
    texts = [str(number) if numbered else shortened(spot.name, _NAME_WIDTH) for number, spot in enumerate(spots, start=1)]
    order = -1 if newest_first else 1
    return place(list(zip(dots, texts, strict=True))[::order], PLOT, taken, lines)[::order]


def _corner(quadrant: Quadrant, area: Box, dots: Sequence[Dot]) -> Label | None:
    """The quadrant's title in the corner of it where it covers fewest dots, an outer one if possible; none where the quadrant is too small."""
    text = shortened(quadrant.title, (area.right - area.left - 2 * _MARGIN) / BOLD)
    if not text or area.bottom - area.top < LINE_HEIGHT + _MARGIN:
        return None
    top, bottom = area.top + _MARGIN + LINE_HEIGHT / 2 - 2, area.bottom - _MARGIN - LINE_HEIGHT / 2 + 2
    rows = (top, bottom) if quadrant.high[1] else (bottom, top)
    sides: tuple[tuple[float, Anchor], ...] = ((area.left + _MARGIN, "start"), (area.right - _MARGIN, "end"))
    places = [label_at(text, x, y, anchor, BOLD) for y in rows for x, anchor in sides]
    return min(places, key=lambda label: sum(label.box.touches(each, 1.5) for each in dots))
