"""A month as a grid: whole weeks, what takes place on each day, and no more of it than has room."""

from __future__ import annotations

from datetime import date

import pytest

from playbook_gen.figures.calendar_month import CalendarMonth, Cell, Item, calendar_month

TODAY = date(2026, 6, 30)


def item(id_: str, first: int, last: int | None = None) -> Item:
    return Item(id_, date(2026, 6, first), date(2026, 6, last or first))


def cell(found: CalendarMonth, day: int) -> Cell:
    return next(each for week in found.weeks for each in week if each and each.day.day == day)


@pytest.mark.parametrize(("weekday", "empty"), [(0, 0), (6, 1)], ids=["from Monday", "from Sunday"])
def test_a_month_begins_on_its_weekday(weekday: int, empty: int) -> None:
    found = calendar_month(date(2026, 6, 15), [], TODAY, weekday)
    assert all(len(week) == 7 for week in found.weeks)
    assert [each is None for each in found.weeks[0]].count(True) == empty
    assert sum(each is not None for week in found.weeks for each in week) == 30


def test_what_lasts_longer_stands_on_each_of_its_days() -> None:
    found = calendar_month(TODAY, [item("works", 10, 12)], TODAY)
    assert [each.id for day in (9, 10, 11, 12, 13) for each in cell(found, day).items] == ["works"] * 3


def test_what_began_a_month_before_goes_on() -> None:
    found = calendar_month(TODAY, [Item("works", date(2026, 5, 30), date(2026, 6, 1))], TODAY)
    assert [each.id for each in cell(found, 1).items] == ["works"]


@pytest.mark.parametrize(("count", "shown", "more"), [(4, 4, 0), (5, 3, 2)])
def test_a_busy_day_counts_what_has_no_room(count: int, shown: int, more: int) -> None:
    found = cell(calendar_month(TODAY, [item(f"e{number}", 3) for number in range(count)], TODAY), 3)
    assert (len(found.items), found.more) == (shown, more)


def test_today_is_marked() -> None:
    found = calendar_month(TODAY, [], TODAY)
    assert [each.day for week in found.weeks for each in week if each and each.today] == [TODAY]
