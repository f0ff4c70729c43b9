"""Tactics over time: a bar from start to end on the strategy's period, with ticks for its months, quarters or years and a line for today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

MONTHS_UP_TO, QUARTERS_UP_TO = 15, 48
"""Up to so many months the ticks stand at months, up to so many at quarters; beyond, at years."""


@dataclass(frozen=True, slots=True)
class Act:
    """A tactic to show: its start and its end, `None` where it has none."""

    id: str
    start: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a tactic's bar begins and how long it is, in per cent of the width; `open` where its start or its end is not known."""

    id: str
    left: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month, a quarter or a year, and where it stands, in per cent."""

    day: date
    left: float


@dataclass(frozen=True, slots=True)
class TacticTimeline:
    """The figure: the ticks and how many months apart they are, group → its bars, and where today is (`None`: outside)."""

    ticks: tuple[Tick, ...]
    apart: int
    groups: Mapping[str | None, tuple[Bar, ...]]
    today: float | None


def tactic_timeline(groups: Mapping[str | None, Sequence[Act]], period: tuple[date, date], today: date) -> TacticTimeline:
    """The figure of group → tactics, in the order given. It spans the period, and further where a tactic begins before it or ends after it."""
    days = [*period, *(day for acts in groups.values() for each in acts for day in (each.start, each.due) if day)]
    start, end = min(days), max(days)
    across = _Across(start, end)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    apart = 1 if months <= MONTHS_UP_TO else 3 if months <= QUARTERS_UP_TO else 12
    ticks = tuple(Tick(day, across.at(day)) for day in _firsts(start, end, apart))
    bars = {group: tuple(_bar(each, across) for each in acts) for group, acts in groups.items()}
    return TacticTimeline(ticks, apart, bars, across.at(today) if start <= today <= end else None)


@dataclass(frozen=True, slots=True)
class _Across:
    start: date
    end: date

    def at(self, day: date) -> float:
        return round(100 * (day - self.start).days / max(1, (self.end - self.start).days), 1)


def _firsts(start: date, end: date, apart: int) -> Iterable[date]:
    """The first days of the months from start to end that lie so many months apart, counted from January."""
    for count in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        day = date(count // 12, count % 12 + 1, 1)
        if count % apart == 0 and day >= start:
            yield day


def _bar(act: Act, across: _Across) -> Bar:
    left, right = across.at(act.start or across.start), across.at(act.due or across.end)
    return Bar(act.id, min(left, right), round(max(right - left, 1.0), 1), act.start is None or act.due is None)
