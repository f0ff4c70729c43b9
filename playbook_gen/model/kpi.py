"""How success is measured, and what was read off so far (step 5: metrics beyond likes)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from playbook_gen.model.base import Model, Thing
from playbook_gen.model.fields import Day, Flag, Number, TeamRef, Text

Level = Literal["input", "output", "outtake", "outcome", "impact"]


class Reading(Model):
    """One value on one day; a `series_break` says that what is older cannot be compared."""

    date: Day
    value: Number
    note: Text | None = None
    series_break: Flag = False


class Vanity(Model):
    """The author's word on whether this KPI flatters, and why."""

    override: Flag | None = None
    reason: Text | None = None


class Thresholds(Model):
    """Shares of what was expected at which a goal counts as on course, and as at risk."""

    green: Number = Decimal("1.0")
    amber: Number = Decimal("0.9")


class Kpi(Thing):
    """An indicator: formula, unit, direction, source, and its readings by date."""

    KIND = "kpi"

    formula: Text | None = None
    unit: Text | None = None
    better: Literal["higher", "lower", "within"] | None = None
    level: Level | None = None
    timing: Literal["leading", "lagging"] | None = None
    source: Text | None = None
    cadence: Literal["daily", "weekly", "monthly", "quarterly", "yearly"] | None = None
    owner: TeamRef | None = None
    vanity: Vanity | None = None
    thresholds: Thresholds = Thresholds()
    gaming_risk: Text | None = None
    readings: tuple[Reading, ...] = ()

    @property
    def series(self) -> tuple[Reading, ...]:
        """The readings in the order of their days."""
        return tuple(sorted(self.readings, key=lambda reading: reading.date))

    def last(self, on: date) -> Reading | None:
        """The last reading dated on or before a day."""
        return max((each for each in self.readings if each.date <= on), key=lambda reading: reading.date, default=None)
