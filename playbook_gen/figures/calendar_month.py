"""A month as a grid of weeks: what takes place on each day, at most a few of it, the rest counted."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MOST = 4
"""So many entries stand on one day; of more, all but three are counted."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that takes place from its first to its last day."""

    id: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the month: what begins on it or goes on, how many more there are, whether it is today."""

    day: date
    items: tuple[Item, ...]
    more: int
    today: bool


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """The figure: its weeks, each of seven days; `None` where a day belongs to another month."""

    weeks: tuple[tuple[Cell | None, ...], ...]


def calendar_month(month: date, items: Sequence[Item], today: date, first_weekday: int = 0) -> CalendarMonth:
    """The grid of the month that a day lies in. `first_weekday`: with which day weeks begin, Monday is 0. Items of one day stay in the order given."""
    weeks = Calendar(first_weekday).monthdatescalendar(month.year, month.month)
    return CalendarMonth(tuple(tuple(_cell(day, items, today) if day.month == month.month else None for day in week) for week in weeks))


def _cell(day: date, items: Sequence[Item], today: date) -> Cell:
    found = tuple(each for each in items if each.first <= day <= each.last)
    shown = found if len(found) <= MOST else found[: MOST - 1]
    return Cell(day, shown, len(found) - len(shown), day == today)
