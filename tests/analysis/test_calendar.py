"""The calendar by month: repetitions, order, and what lies outside the period."""

from __future__ import annotations

from datetime import date
from typing import Any

from playbook_gen.analysis.calendar import Month, occurrences_by_month
from playbook_gen.model.strategy import Plan


def months(calendar: dict[str, Any], limit: int = 500) -> tuple[Month, ...]:
    calendar = {id_: {"title": id_, **entry} for id_, entry in calendar.items()}
    plan = Plan.model_validate({"title": "A", "period": {"start": "2026-01-01", "end": "2026-06-30"}, "calendar": calendar})
    return occurrences_by_month(plan, limit)


def shown(found: tuple[Month, ...]) -> dict[str, list[str]]:
    return {f"{month.year}-{month.month:02}": [f"{each.date.day} {each.entry.id} {each.number}/{each.of}" for each in month.occurrences] for month in found}


def test_a_plan_without_a_calendar_has_no_months() -> None:
    assert months({}) == ()


def test_repetitions_run_to_the_end_of_the_period() -> None:
    assert shown(months({"report": {"date": "2026-04-30", "repeat": "FREQ=MONTHLY;BYMONTHDAY=-1"}})) == {
        "2026-04": ["30 report 1/3"],
        "2026-05": ["31 report 2/3"],
        "2026-06": ["30 report 3/3"],
    }


def test_a_day_goes_by_time_and_then_by_id() -> None:
    found = months({
        "late": {"date": "2026-03-02", "time": "18:00"},
        "b": {"date": "2026-03-02", "time": "09:00"},
        "a": {"date": "2026-03-02", "time": "09:00"},
        "all-day": {"date": "2026-03-02"},
        "before": {"date": "2026-03-01", "time": "23:59"},
    })  # fmt: skip
    assert [each.entry.id for each in found[0].occurrences] == ["before", "all-day", "a", "b", "late"]


def test_an_entry_outside_the_period_keeps_its_own_date() -> None:
    found = months({"after": {"date": "2027-02-01", "repeat": "FREQ=WEEKLY"}, "before": {"date": "2025-12-31", "repeat": "FREQ=YEARLY"}})
    assert shown(found) == {"2025-12": ["31 before 1/1"], "2027-02": ["1 after 1/1"]}


def test_a_repeated_entry_lasts_as_long_each_time() -> None:
    found = months({"fair": {"date": "2026-01-30", "end": "2026-02-01", "repeat": "FREQ=MONTHLY;BYMONTHDAY=30;COUNT=2"}})
    assert [(each.date, each.end) for month in found for each in month.occurrences] == [
        (date(2026, 1, 30), date(2026, 2, 1)),
        (date(2026, 3, 30), date(2026, 4, 1)),
    ]


def test_the_limit_holds_for_each_entry() -> None:
    found = months({"a": {"date": "2026-01-01", "repeat": "FREQ=DAILY"}, "b": {"date": "2026-01-01", "repeat": "FREQ=DAILY"}}, limit=3)
    assert shown(found) == {"2026-01": ["1 a 1/3", "1 b 1/3", "2 a 2/3", "2 b 2/3", "3 a 3/3", "3 b 3/3"]}
