"""What somebody may have meant who wrote a number or a day in another way: the hint then says their own value, written right."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_NUMBER = re.compile(
    r"(?P<before>[€$£]\s*)?(?P<sign>[-−+]?)(?P<digits>[0-9]+(?:[.,' \u00a0’][0-9]{3})*)(?P<decimals>[.,][0-9]+)?\s*(?P<unit>%|[^\W\d]{1,12}|[€$£])?", re.ASCII
)
_DAY = re.compile(r"(?P<one>[0-9]{1,2})[./ -](?P<other>[0-9]{1,2})[./ -](?P<year>[0-9]{4})", re.ASCII)
_DAYS = "write year-month-day: 2026-03-31"
_FIRST = ("start", "date")
"""Fields at which a month or a year more likely stands for its first day than for its last."""
_MONTHS = {
    **{name: number for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)},
    **{name: number for number, name in enumerate(["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"], 1)},
}
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[./ -](?P<other>[0-9]{1,2})[./ -](?P<one>[0-9]{1,2})", re.ASCII)


def number_meant(text: str) -> str:
    """How to write the number in a text, or how numbers are written."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return "write digits only, with a point for decimals and no unit: 12.5"
    sign, digits, decimals = found["sign"].replace("−", "-").replace("+", ""), found["digits"], found["decimals"] or ""
    whole = sign + re.sub(r"\D", "", digits) + decimals.replace(",", ".")
    choices = [whole]
    if re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", digits) and not decimals:
        choices.append(sign + digits.replace(",", "."))  # 1,200 may be one and two tenths
    sign = (found["before"] or found["unit"] or "").strip()
    elsewhere = ": the unit stands with the KPI, or as currency" if sign in ("%", "€", "$", "£") or sign.isupper() else ", without the unit"
    unit = f", digits only{elsewhere}" if sign else ""
    more = "; with mode: additive or relative, if it comes on top of the baseline" if found["sign"] == "+" else ""
    return f"write {' or '.join(choices)}{unit}{more}"


def thousands_meant(text: str) -> tuple[str, str]:
    """Message and hint for a number such as 10.000, whose point may have been meant to group thousands."""
    whole, decimals = text.split(".")
    shorter = decimals.rstrip("0")
    read = f"{whole}.{shorter}" if shorter else whole
    if shorter == decimals:  # a fourth decimal shows that the point stands before decimals
        return f"“{text}” is read as a number with three decimals", f"write {whole}{decimals} if the point groups thousands, else {text}0"
    return f"“{text}” is read as {read}", f"write {whole}{decimals} if the point groups thousands, else {read}"


def flag_meant(text: str) -> str:
    """How to write a yes or a no."""
    small = text.strip().lower()
    word = "true" if small in ("true", "yes", "on", "si", "sì") else "false" if small in ("false", "no", "off") else "true or false"
    return f"write {word} on the line of its key, in lower case and without quotes"


def currency_meant(text: str) -> str:
    """How to write a currency that is named by its sign."""
    code = {"€": "EUR", "euro": "EUR", "$": "USD", "£": "GBP"}.get(text.strip().lower())
    return f"write {code}" if code else "write its three letters of ISO 4217: EUR, USD, CHF"


def whole_day(text: str) -> date | None:
    """The day that a text is, written as the format wants it: year-month-day; `None` for any other notation, and for no day of the calendar."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text, re.ASCII)
    return date.fromisoformat(text) if found and _day(*map(int, found.groups())) else None


def day_meant(text: str, field: str | None = None) -> str:
    """How to write the day in a text, or how days are written; 05/06/2026 may be two days."""
    found = _DAY.fullmatch(text.strip()) or _YEAR_FIRST.fullmatch(text.strip())
    if not found:
        return _in_words(text, field) or _DAYS
    year, one, other = (int(found[name]) for name in ("year", "one", "other"))
    orders = [(other, one), (one, other)] if "/" in text and found.re is _DAY else [(other, one)]
    days = dict.fromkeys(day for month, number in orders if (day := _day(year, month, number)))
    return f"write {' or '.join(days)}" if days else "check the day and the month: the calendar has no such day"


def year_meant(year: str, field: str | None) -> str:
    """Which day to write for a bare year: its first where something starts, else its last."""
    day, which = ("01-01", "beginning") if field in _FIRST else ("12-31", "end")
    return f"write {year}-{day} if you mean the {which} of {year}"


def month_meant(month: str, field: str | None) -> str:
    """Which day to write for a bare month such as 2026-03: its first where something starts, else its last."""
    year, number = (int(each) for each in month.split("-"))
    return _month(year, number, field) if year and 1 <= number <= 12 else _DAYS


def _month(year: int, number: int, field: str | None) -> str:
    if field in _FIRST:
        return f"write {year:04}-{number:02}-01 if you mean its beginning"
    return f"write {year:04}-{number:02}-{monthrange(year, number)[1]} if you mean its end"


def _in_words(text: str, field: str | None) -> str | None:
    """A day such as 31 December 2026, a month such as Dec 2026, a quarter, or the beginning or end of a year."""
    words = re.findall(r"[^\W\d]+|[0-9]+", text.lower())
    year = next((each for each in words if re.fullmatch(r"[12][0-9]{3}", each)), None)
    if year is None or len(words) > 6:
        return None
    if quarter := re.search(r"(?i)\bq([1-4])\b", text):
        return _month(int(year), 3 * int(quarter[1]) - (2 if field in _FIRST else 0), field)
    number = next((_MONTHS[each[:3]] for each in words if each[:3] in _MONTHS), None)
    if number is None:
        return year_meant(year, "start" if {"beginning", "start", "inizio"} & {*words} else None if {"end", "fine"} & {*words} else field)
    day = next((int(each) for each in words if re.fullmatch(r"[0-9]{1,2}", each)), None)
    if day is None:
        return _month(int(year), number, field)
    return f"write {found}" if (found := _day(int(year), number, day)) else None


def _day(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
