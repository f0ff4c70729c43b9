"""RFC 5545 recurrence rules in the whole-day form that an editorial calendar needs: checked first, then expanded.

The expansion looks at no day after the one it is asked for. A general library searches on to the year 9999 for a rule that has no further day,
which takes seconds.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated

from playbook_gen.model import editor_types
from playbook_gen.model.fields import refuse, scalar
from playbook_gen.model.marks import ReadText

if TYPE_CHECKING:
    from collections.abc import Iterator

HORIZON_YEARS = 100
"""No rule is followed further than this from its entry's date, however long the period."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = rf"({'|'.join(_WEEKDAYS)})"
_MONTH_DAY = r"[+-]?(0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(0?[1-9]|1[0-2])"
_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9][0-9]{0,3}",
    "COUNT": r"[1-9][0-9]{0,5}",
    "UNTIL": r"[0-9]{8}",
    "BYDAY": rf"([+-]?[1-9][0-9]?)?{_WEEKDAY}(,([+-]?[1-9][0-9]?)?{_WEEKDAY})*",
    "BYMONTHDAY": rf"{_MONTH_DAY}(,{_MONTH_DAY})*",
    "BYMONTH": rf"{_MONTH}(,{_MONTH})*",
    "BYSETPOS": r"[+-]?[1-9][0-9]{0,2}(,[+-]?[1-9][0-9]{0,2})*",
    "WKST": _WEEKDAY,
}
_LONGEST = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}


def occurrences(start: date, repeat: str | None, until: date, limit: int) -> Iterator[date]:
    """The days of an entry, in order: first `start`, which counts for COUNT too (RFC 5545), then what `repeat`, a checked rule, adds up to and on `until`.

    At most `limit` (1 or more) days. Ask for one more than allowed to learn whether there are too many.
    """
    yield start
    if repeat is None:
        return
    rule = _rule(repeat, start)
    last = min(until, rule.until or until, date(min(start.year + HORIZON_YEARS, date.max.year), 12, 31))
    later = (day for window in _windows(rule, start, last) for day in _days(rule, window) if start < day <= last)
    yield from islice(later, max(0, min(limit, rule.count or limit) - 1))


def is_named(start: date, repeat: str) -> bool:
    """Whether a checked rule names the day that it starts from. Where it does not, RFC 5545 leaves open which days there are."""
    rule = _rule(repeat, start)
    return any(start in _days(rule, window) for window in _windows(rule, start, start))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A checked rule; an empty set restricts nothing. `weekdays` are (which one in the span or 0 for each, weekday from Monday = 0)."""

    frequency: str
    interval: int
    count: int | None
    until: date | None
    months: frozenset[int]
    month_days: frozenset[int]
    weekdays: frozenset[tuple[int, int]]
    positions: frozenset[int]
    week_start: int

    @property
    def counts(self) -> bool:
        """Whether days are chosen by their number in a span, which takes knowing its length."""
        return bool(self.month_days) or any(which for which, _ in self.weekdays)


def _rule(repeat: str, start: date) -> _Rule:
    """The rule's parts as numbers; what it leaves open is taken from `start`, as RFC 5545 has it."""
    parts = dict(part.split("=") for part in repeat.split(";"))
    months, month_days, positions = (_numbers(parts.get(name)) for name in ("BYMONTH", "BYMONTHDAY", "BYSETPOS"))
    weekdays = frozenset((int(each[:-2] or 0), _WEEKDAYS.index(each[-2:])) for each in parts.get("BYDAY", "").split(",") if each)
    frequency = parts["FREQ"]
    if not weekdays and not month_days:
        if frequency == "WEEKLY":
            weekdays = frozenset({(0, start.weekday())})
        elif frequency != "DAILY":
            month_days = frozenset({start.day})
            months = months or (frozenset({start.month}) if frequency == "YEARLY" else months)
    count = int(parts["COUNT"]) if "COUNT" in parts else None
    until = _until(parts["UNTIL"]) if "UNTIL" in parts else None
    week_start = _WEEKDAYS.index(parts.get("WKST", "MO"))
    return _Rule(frequency, int(parts.get("INTERVAL", 1)), count, until, months, month_days, weekdays, positions, week_start)


def _numbers(value: str | None) -> frozenset[int]:
    return frozenset(int(each) for each in value.split(",")) if value else frozenset()


def _until(value: str) -> date:
    return date(int(value[:4]), int(value[4:6]), int(value[6:]))


def _windows(rule: _Rule, start: date, last: date) -> Iterator[range]:
    """The spans, as ordinals of days, in which the rule chooses days: each `interval`-th day, week, month or year from the one that holds `start`."""
    if rule.frequency in ("DAILY", "WEEKLY"):
        length = _LONGEST[rule.frequency]
        back = (start.weekday() - rule.week_start) % 7 if length == 7 else 0
        for first in range(start.toordinal() - back, last.toordinal() + 1, length * rule.interval):
            yield range(max(first, 1), min(first + length, date.max.toordinal() + 1))
    elif rule.frequency == "MONTHLY":
        for month in range(start.year * 12 + start.month - 1, last.year * 12 + last.month, rule.interval):
            first = date(month // 12, month % 12 + 1, 1).toordinal()
            yield range(first, first + monthrange(month // 12, month % 12 + 1)[1])
    else:
        for year in range(start.year, last.year + 1, rule.interval):
            first = date(year, 1, 1).toordinal()
            yield range(first, first + 365 + isleap(year))


def _days(rule: _Rule, window: range) -> list[date]:
    """The days of one window that the rule names, in order."""
    named = _is_named if rule.counts else _is_named_plainly
    days = [day for day in map(date.fromordinal, window) if named(rule, day)]
    if not rule.positions:
        return days
    chosen = {position - 1 if position > 0 else len(days) + position for position in rule.positions}
    return [day for index, day in enumerate(days) if index in chosen]


def _is_named_plainly(rule: _Rule, day: date) -> bool:
    return (not rule.months or day.month in rule.months) and (not rule.weekdays or (0, day.weekday()) in rule.weekdays)


def _is_named(rule: _Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    length = monthrange(day.year, day.month)[1]
    if rule.month_days and not {day.day, day.day - length - 1} & rule.month_days:
        return False
    return not rule.weekdays or any((which, day.weekday()) in rule.weekdays for which in (0, *_which(rule, day, length)))


def _which(rule: _Rule, day: date, length: int) -> tuple[int, int]:
    """Which of its weekday a day is, from the beginning and from the end: of the month, or of the year in a yearly rule that names no months."""
    place = day.day
    if rule.frequency == "YEARLY" and not rule.months:
        place, length = day.timetuple().tm_yday, 365 + isleap(day.year)
    return (place - 1) // 7 + 1, -((length - place) // 7 + 1)


def _bad(message: str, hint: str = "write a rule such as FREQ=WEEKLY;BYDAY=FR;COUNT=8") -> Exception:
    return refuse("bad-recurrence", message, hint)


def _parts(text: str) -> dict[str, str]:
    """The rule's parts by name; refuses what is no part, twice there, or of finer grain than a day."""
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, _, value = part.partition("=")
        if name in parts:
            raise _bad(f"{name[:20]} stands twice in this rule", "keep one of them")
        if name in ("BYHOUR", "BYMINUTE", "BYSECOND") or value in ("HOURLY", "MINUTELY", "SECONDLY"):
            raise _bad("only whole days can be repeated", "use DAILY, WEEKLY, MONTHLY or YEARLY, and give the hour as time")
        if name == "UNTIL" and not _is_day(value):
            raise _bad(f"“{part[:40]}” names no day", "write the last day as UNTIL=20261231")
        if name not in _PARTS or not re.fullmatch(_PARTS[name], value, re.ASCII):
            raise _bad(f"“{part[:40]}” is not understood in a repetition")
        parts[name] = value
    return parts


def _is_day(value: str) -> bool:
    try:
        return bool(re.fullmatch(_PARTS["UNTIL"], value, re.ASCII) and _until(value))
    except ValueError:
        return False


def _refuse_contradictions(parts: dict[str, str]) -> None:
    """Parts that exclude each other, or that need one that is missing."""
    if "FREQ" not in parts:
        raise _bad("a repetition needs FREQ")
    if "UNTIL" in parts and "COUNT" in parts:
        raise _bad("UNTIL and COUNT exclude each other", "keep one of them")
    if "BYMONTHDAY" in parts and parts["FREQ"] == "WEEKLY":
        raise _bad("a week has no month days", "use FREQ=MONTHLY with BYMONTHDAY, or FREQ=WEEKLY with BYDAY")
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY", "BYMONTH"} & parts.keys():
        raise _bad("BYSETPOS chooses among days: name them with BYDAY or BYMONTHDAY")


def _refuse_days_that_never_come(parts: dict[str, str]) -> None:
    """A sixth Monday of a month, an eighth day of a week, 30 February."""
    which = max((abs(int(each)) for each in re.findall(r"[0-9]+", parts.get("BYDAY", ""))), default=0)
    if which and parts["FREQ"] not in ("MONTHLY", "YEARLY"):
        raise _bad("a numbered weekday (2TU) needs FREQ=MONTHLY or YEARLY")
    in_month = parts["FREQ"] == "MONTHLY" or "BYMONTH" in parts
    if which > (5 if in_month else 53):
        raise _bad(f"a {'month' if in_month else 'year'} has no {which} weeks", "number the weekday from the beginning (2TU) or from the end (-1FR)")
    if any(abs(each) > _LONGEST[parts["FREQ"]] for each in _numbers(parts.get("BYSETPOS"))):
        raise _bad("BYSETPOS goes past the days that there are", "choose a smaller number")
    if not _month_days_exist(parts):
        raise _bad("this month has no such day", "name a day that the month has")


def _month_days_exist(parts: dict[str, str]) -> bool:
    """Whether any day that BYMONTH and BYMONTHDAY name together is in the calendar (30 February never is)."""
    longest = max(monthrange(2024, month)[1] for month in _numbers(parts.get("BYMONTH", "1")))
    return any(abs(day) <= longest for day in _numbers(parts.get("BYMONTHDAY", "1")))


def _rule_meant(text: str) -> str:
    """The rule for words such as EVERY FRIDAY or MONTHLY."""
    days = [name for name in _WEEKDAYS for word in re.findall(r"[A-Z]+", text) if word.startswith(name) and word.removesuffix("S").endswith("DAY")]
    if days:
        return f"FREQ=WEEKLY;BYDAY={','.join(dict.fromkeys(days))}"
    spans = {"DA": "DAILY", "MONTH": "MONTHLY", "YEAR": "YEARLY", "ANNU": "YEARLY", "WEEK": "WEEKLY"}
    return next((f"FREQ={name}" for part, name in spans.items() if re.search(rf"\b{part}", text)), "FREQ=WEEKLY;BYDAY=FR;COUNT=8")


def _recurrence(value: object) -> str:
    """A checked RRULE value, in capitals."""
    text = scalar(value, "one repetition rule").strip().upper().removeprefix("RRULE:")
    if text and "=" not in text:
        raise _bad(f"“{str(value).strip()[:40]}” is not a rule of repetition", f"write a rule such as {_rule_meant(text)}")
    parts = _parts(text)
    _refuse_contradictions(parts)
    _refuse_days_that_never_come(parts)
    return text


Recurrence = Annotated[str, ReadText(_recurrence, editor_types.RECURRENCE)]
