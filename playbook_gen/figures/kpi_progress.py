"""How far a goal has come: a track from where it began to its target, with a bar for the way made; for a range, the range with a dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

WIDTH, HEIGHT = 120, 14
START, END = 8.0, 108.0
"""Where the track begins and where the target stands: one unit is one per cent of the way."""
_LOW, _HIGH = 40.0, 80.0
"""Where a range begins and ends."""
_LEFT, _RIGHT = 2.0, 118.0

Clip = Literal["", "left", "right"]


@dataclass(frozen=True, slots=True)
class Progress:
    """The figure, in units from the left; the way made ends at `reached`, or beyond the edge that `clip` names.

    `expected`: where it was expected to end by then. `stones`: the milestones. `band`: whether it is a range with a dot, not a way with a bar.
    """

    words: str
    status: str
    start: float
    end: float
    reached: float
    clip: Clip
    expected: float | None = None
    stones: tuple[float, ...] = ()
    band: bool = False

    @property
    def bar(self) -> tuple[float, float]:
        """Where the bar begins and how long it is."""
        return min(self.start, self.reached), round(abs(self.reached - self.start), 1)


def way(words: str, status: str, made: Fraction, expected: Fraction | None = None, stones: Sequence[Fraction] = ()) -> Progress:
    """A way of which some is made, some was expected and some are milestones, each as a share: 0 where it begins, 1 at the target."""
    reached, clip = _inside(made, START, END)
    marked = None if expected is None else _inside(expected, START, END)[0]
    placed = (_inside(each, START, END) for each in stones)
    return Progress(words, status, START, END, reached, clip, marked, tuple(place for place, beyond in placed if not beyond))


def within(words: str, status: str, place: Fraction) -> Progress:
    """A range and a value: 0 at the range's lower end, 1 at its upper end."""
    reached, clip = _inside(place, _LOW, _HIGH)
    return Progress(words, status, _LOW, _HIGH, reached, clip, band=True)


def _inside(share: Fraction, start: float, end: float) -> tuple[float, Clip]:
    """A share's place in the figure, and the edge that it lies beyond."""
    low, high = (Fraction(edge - start) / Fraction(end - start) for edge in (_LEFT, _RIGHT))
    place = round(start + float(min(max(share, low), high)) * (end - start), 1)
    return place, "left" if share < low else "right" if share > high else ""
