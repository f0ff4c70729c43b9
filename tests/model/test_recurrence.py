"""Recurrence rules: which are refused and why, and which days they name; dateutil is asked for a second opinion."""

from __future__ import annotations

import random
import time
from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from pydantic import TypeAdapter, ValidationError

from playbook_gen.model.recurrence import Recurrence, occurrences

END = date(2026, 12, 31)
CHECK: TypeAdapter[str] = TypeAdapter(Recurrence)


def days(rule: str | None, start: str = "2026-01-01", until: date = END, limit: int = 500) -> list[str]:
    return [each.isoformat() for each in occurrences(date.fromisoformat(start), rule and CHECK.validate_python(rule), until, limit)]


REFUSED = [
    ("", "null"),
    ("COUNT=3", "needs FREQ"),
    ("FREQ=HOURLY", "whole days"),
    ("FREQ=DAILY;BYHOUR=9", "whole days"),
    ("FREQ=SOMETIMES", "not understood"),
    ("FREQ=DAILY;", "not understood"),
    ("FREQ=DAILY;INTERVAL=0", "not understood"),
    ("FREQ=DAILY;COUNT=0", "not understood"),
    ("FREQ=DAILY;BYWEEKNO=3", "not understood"),
    ("FREQ=DAILY;FREQ=DAILY", "twice"),
    ("FREQ=DAILY;COUNT=3;UNTIL=20261231", "exclude"),
    ("FREQ=DAILY;UNTIL=20260231", "no day"),
    ("FREQ=DAILY;UNTIL=20261231T100000Z", "no day"),
    ("FREQ=DAILY;UNTIL=2026-12-31", "no day"),
    ("FREQ=WEEKLY;BYDAY=2TU", "MONTHLY or YEARLY"),
    ("FREQ=WEEKLY;BYMONTHDAY=2", "no month days"),
    ("FREQ=MONTHLY;BYDAY=6MO", "no 6 weeks"),
    ("FREQ=MONTHLY;BYDAY=MO,-53TU", "no 53 weeks"),
    ("FREQ=YEARLY;BYDAY=54MO", "no 54 weeks"),
    ("FREQ=YEARLY;BYDAY=6MO;BYMONTH=2", "no 6 weeks"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no such day"),
    ("FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=-31", "no such day"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "not understood"),
    ("FREQ=MONTHLY;BYSETPOS=1", "chooses among days"),
    ("FREQ=DAILY;BYDAY=MO;BYSETPOS=2", "goes past"),
    ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=-8", "goes past"),
]


@pytest.mark.parametrize(("rule", "why"), REFUSED)
def test_what_is_refused(rule: str, why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        CHECK.validate_python(rule)
    (error,) = caught.value.errors()
    assert error["type"] in ("bad-recurrence", "null")
    assert why in error["msg"] or why == error["type"]
    assert error["ctx"]["hint"]


def test_a_rule_is_kept_in_capitals_and_without_its_name() -> None:
    assert CHECK.validate_python(" rrule:freq=weekly;byday=fr ") == "FREQ=WEEKLY;BYDAY=FR"


NAMED = [
    (None, "2026-01-01", ["2026-01-01"]),
    (None, "2030-05-01", ["2030-05-01"]),
    ("FREQ=DAILY;COUNT=3", "2026-12-30", ["2026-12-30", "2026-12-31"]),
    ("FREQ=DAILY;COUNT=1", "2026-01-01", ["2026-01-01"]),
    ("FREQ=DAILY;INTERVAL=10;UNTIL=20260121", "2026-01-01", ["2026-01-01", "2026-01-11", "2026-01-21"]),
    ("FREQ=WEEKLY;BYDAY=FR;COUNT=3", "2026-01-02", ["2026-01-02", "2026-01-09", "2026-01-16"]),
    ("FREQ=WEEKLY;BYDAY=FR;COUNT=3", "2026-01-01", ["2026-01-01", "2026-01-02", "2026-01-09"]),
    ("FREQ=WEEKLY;COUNT=2", "2026-01-01", ["2026-01-01", "2026-01-08"]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4", "1997-08-05", ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4", "1997-08-05", ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]),
    ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]),
    ("FREQ=MONTHLY;COUNT=3", "2026-01-31", ["2026-01-31", "2026-03-31", "2026-05-31"]),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "2026-01-30", ["2026-01-30", "2026-02-27", "2026-03-31"]),
    ("FREQ=MONTHLY;BYDAY=1MO,-1FR;COUNT=3", "2026-01-05", ["2026-01-05", "2026-01-30", "2026-02-02"]),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-02-13", ["2026-02-13", "2026-03-13", "2026-11-13"]),
    ("FREQ=YEARLY;BYMONTH=3,6", "2026-03-10", ["2026-03-10", "2026-06-10"]),
    ("FREQ=YEARLY;BYDAY=20MO", "2026-05-18", ["2026-05-18"]),
    ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-01-01", ["2026-01-01", "2026-11-26"]),
    ("FREQ=DAILY;UNTIL=20250101", "2026-01-01", ["2026-01-01"]),
    ("FREQ=DAILY", "2027-01-01", ["2027-01-01"]),
]


@pytest.mark.parametrize(("rule", "start", "wanted"), NAMED)
def test_the_days(rule: str | None, start: str, wanted: list[str]) -> None:
    assert days(rule, start) == wanted


def test_a_leap_day_comes_in_leap_years() -> None:
    assert days("FREQ=YEARLY", "2024-02-29", date(2033, 1, 1)) == ["2024-02-29", "2028-02-29", "2032-02-29"]


def test_a_mixed_list_of_weekdays_is_a_union() -> None:
    assert days("FREQ=MONTHLY;BYDAY=SU,1MO;COUNT=4", "2026-02-01") == ["2026-02-01", "2026-02-02", "2026-02-08", "2026-02-15"]


def test_no_more_than_the_limit() -> None:
    assert len(days("FREQ=DAILY", limit=20)) == 20
    assert len(days("FREQ=DAILY;COUNT=30", limit=20)) == 20
    assert len(days("FREQ=DAILY;COUNT=10", limit=20)) == 10
    assert len(days("FREQ=DAILY", limit=1)) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=DAILY;INTERVAL=9999",
    ],
)
def test_a_rule_that_names_no_day_ends_soon(rule: str) -> None:
    began = time.process_time()
    assert days(rule, "2025-01-01", date.max)[0] == "2025-01-01"
    assert time.process_time() - began < 1


def test_the_calendars_ends_are_no_trap() -> None:
    assert days("FREQ=WEEKLY", "9999-12-25", date.max) == ["9999-12-25"]
    assert days("FREQ=WEEKLY;BYDAY=SU", "0001-01-01", date(1, 1, 31), 2) == ["0001-01-01", "0001-01-07"]
    assert days("FREQ=YEARLY;INTERVAL=9999", "9999-12-31", date.max) == ["9999-12-31"]


def random_rule(chance: random.Random) -> str:
    frequency = chance.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={frequency}"]
    if chance.random() < 0.5:
        parts.append(f"INTERVAL={chance.randint(1, 5)}")
    if chance.random() < 0.5:
        number = chance.choice(["", "1", "2", "-1", "5"]) if frequency in ("MONTHLY", "YEARLY") else ""
        parts.append("BYDAY=" + ",".join(number + each for each in chance.sample(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], chance.randint(1, 3))))
    if chance.random() < 0.3:
        parts.append("BYMONTH=" + ",".join(str(each) for each in chance.sample(range(1, 13), chance.randint(1, 3))))
    if frequency != "WEEKLY" and chance.random() < 0.3:
        parts.append("BYMONTHDAY=" + ",".join(str(each) for each in chance.sample([1, 2, 15, 28, -1, -28], 2)))
    if len(parts) > 1 and "BYDAY" in parts[-1] and frequency in ("MONTHLY", "YEARLY") and chance.random() < 0.5:
        parts.append(f"BYSETPOS={chance.choice([1, 2, -1])}")
    if chance.random() < 0.3:
        parts.append(f"WKST={chance.choice(['MO', 'SU', 'TH'])}")
    return ";".join(parts)


@pytest.mark.parametrize("seed", range(100))
def test_dateutil_names_the_same_days(seed: int) -> None:
    chance = random.Random(seed)
    rule, start = random_rule(chance), date(2026, 1, 1).replace(month=chance.randint(1, 12), day=chance.randint(1, 28))
    until = date(2031, 12, 31)
    theirs = (each.date() for each in rrulestr(f"{rule};UNTIL=20311231", dtstart=datetime(start.year, start.month, start.day)))  # noqa: DTZ001  no zone
    assert list(occurrences(start, CHECK.validate_python(rule), until, 10_000)) == [start, *(each for each in theirs if each > start)]
