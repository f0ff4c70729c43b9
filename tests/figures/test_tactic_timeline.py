"""Tactics over time: bars in per cent of a period, ticks as far apart as it is long, and today."""

from __future__ import annotations

from datetime import date

import pytest

from playbook_gen.figures.tactic_timeline import Act, Bar, TacticTimeline, tactic_timeline


def drawn(*acts: Act, years: int = 1, today: date = date(2026, 7, 2)) -> TacticTimeline:
    return tactic_timeline({"s": acts}, (date(2026, 1, 1), date(2025 + years, 12, 31)), today)


def bar(*acts: Act) -> Bar:
    return drawn(*acts).groups["s"][0]


def test_a_bar_lies_where_its_days_lie() -> None:
    found = bar(Act("t", date(2026, 1, 1), date(2026, 7, 2)))
    assert (found.left, found.width, found.open) == (0.0, 50.0, False)


def test_a_bar_without_an_end_goes_on_and_is_open() -> None:
    found = bar(Act("t", date(2026, 7, 2), None))
    assert (found.left, found.width, found.open) == (50.0, 50.0, True)


def test_a_day_is_wide_enough_to_be_seen() -> None:
    assert bar(Act("t", date(2026, 3, 1), date(2026, 3, 1))).width == 1.0


@pytest.mark.parametrize(("years", "apart", "ticks"), [(1, 1, 12), (3, 3, 12), (6, 12, 6)], ids=["months", "quarters", "years"])
def test_ticks_stand_as_far_apart_as_the_period_is_long(years: int, apart: int, ticks: int) -> None:
    found = drawn(years=years)
    assert (found.apart, len(found.ticks)) == (apart, ticks)


def test_the_line_reaches_as_far_as_the_tactics() -> None:
    found = drawn(Act("t", date(2025, 7, 1), date(2026, 12, 31)))
    assert (found.ticks[0].day, found.apart) == (date(2025, 7, 1), 3)


@pytest.mark.parametrize(("today", "place"), [(date(2026, 7, 2), 50.0), (date(2027, 1, 1), None)], ids=["inside", "after the end"])
def test_today_stands_on_the_line_while_it_lasts(today: date, place: float | None) -> None:
    assert drawn(today=today).today == place
