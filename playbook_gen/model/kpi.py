"""How success is measured, and what was read off so far (step 5: metrics beyond likes)."""

from datetime import date
from decimal import Decimal
from typing import Literal

from playbook_gen.model.base import Model, Thing
from playbook_gen.model.fields import Day, Flag, Number, TeamRef, Text

Level = Literal["input", "output", "outtake", "outcome", "impact"]


class Reading(Model):
    """One value on one day."""

    date: Day
    """The day that the value is of. Example: 2026-01-31"""
    value: Number
    """What was read off, as a number without its unit. Example: 18.4"""
    note: Text | None = None
    """What a reader should know of this value. Example: Counted by the new survey"""
    series_break: Flag = False
    """Whether it is counted in another way from this day on: what is older is then never compared with what is newer."""


class Vanity(Model):
    """Why the KPI does more than flatter, though its name looks like one that only does."""

    override: Flag | None = None
    """True where the KPI decides something here, though its name looks like one that only flatters. It is then no longer flagged."""
    reason: Text | None = None
    """Why you say so. Example: Here the number of members decides on our public funding"""


class Thresholds(Model):
    """How much of the way expected by then makes a goal on course, and how much makes it at risk."""

    green: Number = Decimal("1.0")
    """The share of the way expected by then, from the baseline on, that makes a goal on course. Without a word it is all of it, 1.0. Example: 0.95"""
    amber: Number = Decimal("0.9")
    """The share from which on it is at risk; below, it is off course. Without a word it is nine tenths, 0.9. Example: 0.8"""


class Kpi(Thing):
    """How success is measured: how it is counted, in what, which way is better, and what was read off so far."""

    KIND = "kpi"

    title: Text
    """What is measured, in words that need no explanation. Example: New customers who came by recommendation"""
    formula: Text | None = None
    """How it is counted, so that two people get the same number. Example: answers "a friend" / all answers, first-order survey"""
    unit: Text | None = None
    """What it is counted in: a sign, a currency or a word.
    Example: "%"
    """
    better: Literal["higher", "lower", "within"] | None = None
    """Which way is better: up, down, or to stay within a range."""
    level: Level | None = None
    """How near it is to what the organisation gains: from what is put in to what changes in the end."""
    timing: Literal["leading", "lagging"] | None = None
    """Whether it moves before the result does, or after it."""
    source: Text | None = None
    """Where the number is read off. Example: order survey"""
    cadence: Literal["daily", "weekly", "monthly", "quarterly", "yearly"] | None = None
    """How often it is read off. A reading that is much older than that is called stale."""
    owner: TeamRef | None = None
    """Who reads it off and answers for it: one of the team, by id. Example: head-of-community"""
    vanity: Vanity | None = None
    """Your own word that it does more than flatter, where its name misleads.
    Example: {override: true, reason: Here the number of members decides on our public funding}
    """
    thresholds: Thresholds = Thresholds()
    """How much of the way expected by then makes its goals on course or at risk; not for those per month, with a range or without a deadline.
    Example: {green: 0.95, amber: 0.8}
    """
    gaming_risk: Text | None = None
    """How the number could be made to look good without anything getting better. Example: Staff could suggest the answer at the till"""
    readings: tuple[Reading, ...] = ()
    """What was read off, by day. It may stand in readings.csv instead, but not in both for one day.
    Example: [{date: 2026-01-31, value: 18.4}, {date: 2026-02-28, value: 19.9}]
    """

    @property
    def series(self) -> tuple[Reading, ...]:
        """The readings in the order of their days."""
        return tuple(sorted(self.readings, key=lambda reading: reading.date))

    def last(self, on: date) -> Reading | None:
        """The last reading dated on or before a day."""
        return max((each for each in self.readings if each.date <= on), key=lambda reading: reading.date, default=None)
