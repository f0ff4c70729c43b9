"""Puts names beside dots so that none covers another name or a dot: greedy, in the order given, with a leader line where there is no room beside the dot."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, inf, radians, sin
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Anchor = Literal["start", "middle", "end"]

FONT_SIZE = 12.5
"""In units of the drawing: over 11 px where a drawing of 320 units is 288 px wide, as on a phone."""
LINE_HEIGHT = 15.0
BASELINE = 11.3
"""From the top of a line to its baseline."""
BOLD = 1.12
"""How much wider bold type is."""
CROWD = 40
"""With more dots than this, names stand only where they fit beside their dot."""

_CLEAR = 1.5
_DISTINCT = 8.0
_AMBIGUOUS, _LEADER, _CROSSING = 12.0, 8.0, 15.0
_BESIDE = 3.5
_NEAR, _FAR = (10.0, 18.0, 28.0, 40.0), (56.0, 76.0, 100.0, 130.0)
_NARROW, _WIDE = frozenset(" .,:;'’|!()[]/iljtfI"), frozenset("mwMWGOQ@%&—…#+=<>^~")


class Box(NamedTuple):
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, clear: float = 0.0) -> bool:
        """Whether two boxes share more than an edge, or come nearer than `clear`."""
        across = self.left < other.right + clear and other.left < self.right + clear
        return across and self.top < other.bottom + clear and other.top < self.bottom + clear

    def holds(self, other: Box) -> bool:
        """Whether the other box lies wholly inside this one."""
        return self.left <= other.left and self.top <= other.top and other.right <= self.right and other.bottom <= self.bottom

    def touches(self, dot: Dot, clear: float = 0.0) -> bool:
        """Whether the box covers a part of the dot, or comes nearer to it than `clear`."""
        x, y = min(max(dot.x, self.left), self.right), min(max(dot.y, self.top), self.bottom)
        return hypot(dot.x - x, dot.y - y) < dot.radius + clear


class Segment(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float

    def length_in(self, box: Box) -> float:
        """How much of the line lies inside the box (Liang and Barsky's clipping)."""
        enter, leave = 0.0, 1.0
        dx, dy = self.x2 - self.x1, self.y2 - self.y1
        for step, room in ((-dx, self.x1 - box.left), (dx, box.right - self.x1), (-dy, self.y1 - box.top), (dy, box.bottom - self.y1)):
            if step == 0:
                if room <= 0:
                    return 0.0
            elif step < 0:
                enter = max(enter, room / step)
            else:
                leave = min(leave, room / step)
        return max(0.0, leave - enter) * hypot(dx, dy)

    def meets(self, other: Segment) -> bool:
        """Whether two lines cross."""
        return _side(self, other.x1, other.y1) != _side(self, other.x2, other.y2) and _side(other, self.x1, self.y1) != _side(other, self.x2, self.y2)


def _side(line: Segment, x: float, y: float) -> bool:
    return (line.x2 - line.x1) * (y - line.y1) > (line.y2 - line.y1) * (x - line.x1)


class Dot(NamedTuple):
    """Where a dot lies."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The square around the dot."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


class Label(NamedTuple):
    """A name where it is written: `x` and `y` are its anchor and baseline, `box` the room that it takes, `leader` the line from its dot, if one is needed."""

    text: str
    x: float
    y: float
    anchor: Anchor
    box: Box
    leader: Segment | None = None


@lru_cache(maxsize=1024)
def width_of(text: str) -> float:
    """How wide a text is at most, in units of the drawing, in whatever sans-serif the reader has."""
    return sum(_width(each) for each in text) * FONT_SIZE


def _width(character: str) -> float:
    """In ems."""
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return 0.41
    if character in _WIDE or unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character.isupper():
        return 0.78
    return 0.64 if ord(character) < 0x250 else 1.0


def shortened(text: str, width: float) -> str:
    """The text, or as much of it as fits with an ellipsis; empty where not even one character does."""
    if width_of(text) <= width:
        return text
    room, kept = width - width_of("…"), 0
    while kept < len(text) and room >= _width(text[kept]) * FONT_SIZE:
        room -= _width(text[kept]) * FONT_SIZE
        kept += 1
    return text[:kept].rstrip() + "…" if kept else ""


def label_at(text: str, x: float, middle: float, anchor: Anchor, stretch: float = 1.0) -> Label:
    """A name whose anchor is `x` and whose line is centred on `middle`; `stretch` is `BOLD` for bold type."""
    x, top, width = round(x, 1), round(middle - LINE_HEIGHT / 2, 1), width_of(text) * stretch
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Label(text, x, round(top + BASELINE, 1), anchor, Box(left, top, left + width, top + LINE_HEIGHT))


def place(names: Sequence[tuple[Dot, str]], inside: Box, taken: Iterable[Box] = (), lines: Sequence[Segment] = ()) -> tuple[Label | None, ...]:
    """A place for each dot's name, in the order given; the first ones have the first choice.

    No label leaves `inside`, covers another, a dot, a box in `taken` or a leader line; the places that cover least of `lines` and cross fewest leaders are
    preferred. A name for which there is no room is `None`.
    """
    board = _Board(inside, tuple(dot for dot, _ in names), [*taken], [], lines)
    return tuple(board.put(dot, text) if text else None for dot, text in names)


@dataclass(frozen=True, slots=True)
class _Board:
    inside: Box
    dots: tuple[Dot, ...]
    boxes: list[Box]
    leaders: list[Segment]
    lines: Sequence[Segment]

    def put(self, dot: Dot, text: str) -> Label | None:
        found, cost = self._best(_beside(dot, text), dot)
        if len(self.dots) <= CROWD and cost > _LEADER:  # no place with a leader is cheaper than that
            near, more = self._best(_around(dot, text, _NEAR), dot)
            found = near if more < cost else found
            found = found or self._best(_around(dot, text, _FAR), dot)[0]
        if found:
            self.boxes.append(found.box)
            self.leaders.extend([found.leader] if found.leader else [])
        return found

    def _best(self, labels: Iterable[Label], dot: Dot) -> tuple[Label | None, float]:
        """The free place that disturbs least, the first of equal ones, and how much it does."""
        best, least = None, inf
        for label in labels:
            if self._is_free(label) and (cost := self._cost(label, dot)) < least:
                best, least = label, cost
                if not cost:
                    break
        return best, least

    def _is_free(self, label: Label) -> bool:
        box, leader = label.box, label.leader
        return (
            self.inside.holds(box)
            and not any(box.overlaps(each, _CLEAR) for each in self.boxes)
            and not any(box.touches(each, _CLEAR) for each in self.dots)
            and not any(each.length_in(box) for each in self.leaders)
            and not (leader and any(leader.length_in(each) for each in self.boxes))
        )

    def _cost(self, label: Label, own: Dot) -> float:
        """How much the place disturbs: lines under the name, another dot so near that the name could be its own, and the leader."""
        others = [each for each in self.dots if each != own]
        cost = sum(each.length_in(label.box) for each in self.lines)
        cost += sum(_AMBIGUOUS for each in others if label.box.touches(each, _DISTINCT))
        return cost + self._cost_of_leader(label.leader, others) if label.leader else cost

    def _cost_of_leader(self, leader: Segment, others: Sequence[Dot]) -> float:
        """Its length, and what it crosses."""
        cost = _LEADER + hypot(leader.x2 - leader.x1, leader.y2 - leader.y1)
        cost += sum(_CROSSING for each in (*self.leaders, *self.lines) if leader.meets(each))
        return cost + sum(_CROSSING for each in others if leader.length_in(each.box))


def _beside(dot: Dot, text: str) -> Iterator[Label]:
    """The eight places next to a dot."""
    out, up = dot.radius + _BESIDE, dot.radius + LINE_HEIGHT / 2
    yield label_at(text, dot.x + out, dot.y, "start")
    yield label_at(text, dot.x - out, dot.y, "end")
    yield label_at(text, dot.x, dot.y - up - 2, "middle")
    yield label_at(text, dot.x, dot.y + up + 2, "middle")
    for y in (dot.y - up, dot.y + up):
        yield label_at(text, dot.x + _BESIDE, y, "start")
        yield label_at(text, dot.x - _BESIDE, y, "end")


def _around(dot: Dot, text: str, distances: Iterable[float]) -> Iterator[Label]:
    """Places in twelve directions at growing distances, each with its leader."""
    for distance in distances:
        for angle in range(0, 360, 30):
            across, down = cos(radians(angle)), sin(radians(angle))
            reach = dot.radius + distance
            x, y = dot.x + across * reach, dot.y + down * (reach + LINE_HEIGHT / 2)
            anchor: Anchor = "middle" if abs(across) < 0.3 else "start" if across > 0 else "end"
            label = label_at(text, x, y, anchor)
            yield Label(label.text, label.x, label.y, label.anchor, label.box, _leader(dot, label))


def _leader(dot: Dot, label: Label) -> Segment:
    """From the dot's edge to the middle of the label's nearest side, with a little room at both ends."""
    x, y = label.x, (label.box.top + label.box.bottom) / 2
    if label.anchor == "middle":
        y = label.box.bottom + 1 if y < dot.y else label.box.top - 1
    else:
        x += -2 if label.anchor == "start" else 2
    length = hypot(x - dot.x, y - dot.y) or 1.0
    share = min(1.0, (dot.radius + 1) / length)
    return Segment(round(dot.x + (x - dot.x) * share, 1), round(dot.y + (y - dot.y) * share, 1), round(x, 1), round(y, 1))
