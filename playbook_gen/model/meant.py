"""What somebody may have meant who wrote a number or a day in another way: the hint then says their own value, written right."""

from __future__ import annotations

import re
from datetime import date

_NUMBER = re.compile(r"(?P<sign>[-−]?)(?P<digits>[0-9]+(?:[.,' \u00a0’][0-9]{3})*)(?P<decimals>[.,][0-9]+)?\s*(?P<unit>%|[^\W\d]{1,12}|[€$£])?", re.ASCII)
_DAY = re.compile(r"(?P<one>[0-9]{1,2})[./ -](?P<other>[0-9]{1,2})[./ -](?P<year>[0-9]{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[./ -](?P<other>[0-9]{1,2})[./ -](?P<one>[0-9]{1,2})", re.ASCII)


def number_meant(text: str) -> str:
    """How to write the number in a text, or how numbers are written."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return "write digits only, with a point for decimals and no unit: 12.5"
    sign, digits, decimals = found["sign"].replace("−", "-"), found["digits"], found["decimals"] or ""
    whole = sign + re.sub(r"\D", "", digits) + decimals.replace(",", ".")
    choices = [whole]
    if re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", digits) and not decimals:
        choices.append(sign + digits.replace(",", "."))  # 1,200 may be one and two tenths
    unit = ", digits only: the unit stands with the KPI, or as currency" if found["unit"] else ""
    return f"write {' or '.join(choices)}{unit}"


def day_meant(text: str) -> str:
    """How to write the day in a text, or how days are written; 05/06/2026 may be two days."""
    found = _DAY.fullmatch(text.strip()) or _YEAR_FIRST.fullmatch(text.strip())
    if not found:
        return "write year-month-day: 2026-03-31"
    year, one, other = (int(found[name]) for name in ("year", "one", "other"))
    orders = [(other, one), (one, other)] if "/" in text and found.re is _DAY else [(other, one)]
    days = dict.fromkeys(day for month, number in orders if (day := _day(year, month, number)))
    return f"write {' or '.join(days)}" if days else "write year-month-day: 2026-03-31"


def _day(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
