"""How other tools write days and numbers: as a strategy says, and nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

ISO = "YYYY-MM-DD"
_PARTS = re.compile("(YYYY|YY|MM|DD)")
_SIGNS = "., '’\u00a0\u202f"
"""What may stand between thousands, but for the sign before the decimals."""


@lru_cache
def days(notation: str) -> re.Pattern[str] | None:
    """What a day in a notation such as `DD/MM/YYYY` looks like; `None` where that names no year, month and day.

    A day or month of one digit may stand there alone, if something stands around it.
    """
    around = _PARTS.split(notation)
    parts, between = around[1::2], around[::2]
    if sorted(parts) not in (["DD", "MM", "YY"], ["DD", "MM", "YYYY"]):
        return None
    touching = "" in between[1:-1]
    shapes = {"YYYY": "(?P<year>[0-9]{4})", "YY": "(?P<year>[0-9]{2})"}
    shapes |= {part: f"(?P<{name}>[0-9]{{{'2' if touching else '1,2'}}})" for part, name in (("MM", "month"), ("DD", "day"))}
    return re.compile("".join(shapes.get(each, re.escape(each)) for each in around))


def day(text: str, notation: str) -> date | None:
    """The day that a text in this notation is; `None` where it is none. A year of two digits is of this century."""
    found = shape.fullmatch(text) if (shape := days(notation)) else None
    if found is None:
        return None
    year = int(found["year"])
    try:
        return date(year if len(found["year"]) == 4 else 2000 + year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None


@lru_cache
def _numbers(decimal: str) -> re.Pattern[str]:
    sign = f"[{_SIGNS.replace(decimal, '')}]"
    return re.compile(rf"(?P<whole>-?(?:[0-9]{{1,3}}(?P<sign>{sign})[0-9]{{3}}(?:(?P=sign)[0-9]{{3}})*|[0-9]+))(?:{re.escape(decimal)}(?P<rest>[0-9]+))?")


def number(text: str, decimal: str) -> str | None:
    """A number as the format writes it: thousands together, a point before decimals, no per cent sign; `None` where it is none."""
    found = _numbers(decimal).fullmatch(text.removesuffix("%").rstrip().replace("−", "-"))
    if found is None:
        return None
    whole = found["whole"].replace(found["sign"], "") if found["sign"] else found["whole"]
    return f"{whole}.{found['rest']}" if found["rest"] else whole
