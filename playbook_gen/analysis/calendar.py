"""The editorial calendar as it is read: every entry with its repetitions, month by month; and the days on which a strategy is reviewed and decided on."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from playbook_gen.model.recurrence import occurrences

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from playbook_gen.model.base import Thing
    from playbook_gen.model.calendar import Entry
    from playbook_gen.model.governance import Risk
    from playbook_gen.model.links import Links
    from playbook_gen.model.persona import Persona
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


class Appointment(NamedTuple):
    """The day of a thing: of a plan, a persona or a risk that on which it is looked at again; of a decision that by which it is needed, or on which it fell."""

    thing: Thing
    date: datetime.date


def appointments(plan: Plan, links: Links) -> Iterator[Appointment]:
    """The days of reviews and decisions, those of personas that the plan shares among them; what has no day is left out."""
    if plan.review and plan.review.next:
        yield Appointment(plan, plan.review.next)
    for decision in plan.decisions.values():
        if day := (decision.decided and decision.decided.date) or decision.needed_by:
            yield Appointment(decision, day)
    for thing in (*links.of_kind("persona"), *links.of_kind("risk")):
        if day := cast("Persona | Risk", thing).review_by:
            yield Appointment(thing, day)


def has_dates(plan: Plan, links: Links) -> bool:
    """Whether anything of a plan stands in a calendar."""
    return bool(plan.calendar) or any(True for _ in appointments(plan, links))


def occurrences_by_month(plan: Plan, limit: int) -> tuple[Month, ...]:
    """The months in which some entry of the plan takes place, earliest first; months without one are left out.

    Each repetition is followed to the period's end, at most `limit` (1 or more) days of it. An entry's own date always counts, inside the period or not.
    """
    every = sorted((each for entry in plan.calendar.values() for each in occurrences_of(entry, plan, limit)), key=_order)
    months = groupby(every, key=lambda each: (each.date.year, each.date.month))
    return tuple(Month(year, month, tuple(found)) for (year, month), found in months)


def occurrences_of(entry: Entry, plan: Plan, limit: int) -> Iterator[Occurrence]:
    """An entry of a plan on each of its days, at most `limit`; a repeated entry lasts as long each time."""
    days = _days(entry.date, entry.repeat, plan.period.end, limit)
    for number, day in enumerate(days, start=1):
        yield Occurrence(entry, day, _end(entry, day), number, len(days))


@lru_cache(maxsize=1024)
def _days(*rule: Any) -> tuple[datetime.date, ...]:
    """What `occurrences` finds; rules, pages and files ask for the same days."""
    return tuple(occurrences(*rule))


def _end(entry: Entry, day: datetime.date) -> datetime.date | None:
    """The last day of the entry that begins on `day`; no day is later than the calendar's last."""
    if entry.end is None:
        return None
    ordinal = day.toordinal() + (entry.end - entry.date).days
    return day.fromordinal(min(ordinal, day.max.toordinal()))


def _order(each: Occurrence) -> tuple[datetime.date, str, str]:
    return each.date, each.entry.time or "", each.entry.id
