"""The editorial calendar as it is read: every entry with its repetitions, month by month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from playbook_gen.model.recurrence import occurrences

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from playbook_gen.model.calendar import Entry
    from playbook_gen.model.strategy import Plan


class Occurrence(NamedTuple):
    """An entry on one of its days: the `number`-th of `of`, counted from 1. `end` is its last day where it lasts longer than one."""

    entry: Entry
    date: datetime.date
    end: datetime.date | None
    number: int
    of: int


class Month(NamedTuple):
    """A month (1–12) with what begins in it, by day, then time (entries without one first), then id."""

    year: int
    month: int
    occurrences: tuple[Occurrence, ...]


def occurrences_by_month(plan: Plan, limit: int) -> tuple[Month, ...]:
    """The months in which some entry of the plan takes place, earliest first; months without one are left out.

    Each repetition is followed to the period's end, at most `limit` (1 or more) days of it. An entry's own date always counts, inside the period or not.
    """
    every = sorted((each for entry in plan.calendar.values() for each in occurrences_of(entry, plan, limit)), key=_order)
    months = groupby(every, key=lambda each: (each.date.year, each.date.month))
    return tuple(Month(year, month, tuple(found)) for (year, month), found in months)


def occurrences_of(entry: Entry, plan: Plan, limit: int) -> Iterator[Occurrence]:
    """An entry of a plan on each of its days, at most `limit`; a repeated entry lasts as long each time."""
    days = tuple(occurrences(entry.date, entry.repeat, plan.period.end, limit))
    for number, day in enumerate(days, start=1):
        yield Occurrence(entry, day, _end(entry, day), number, len(days))


def _end(entry: Entry, day: datetime.date) -> datetime.date | None:
    """The last day of the entry that begins on `day`; no day is later than the calendar's last."""
    if entry.end is None:
        return None
    ordinal = day.toordinal() + (entry.end - entry.date).days
    return day.fromordinal(min(ordinal, day.max.toordinal()))


def _order(each: Occurrence) -> tuple[datetime.date, str, str]:
    return each.date, each.entry.time or "", each.entry.id
