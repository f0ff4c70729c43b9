"""A length of time as an author states it: `2h`, `3d`, `1 business day`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

UNITS = {
    "min": "minute", "minute": "minute", "minutes": "minute",
    "h": "hour", "hour": "hour", "hours": "hour",
    "d": "day", "day": "day", "days": "day",
    "w": "week", "week": "week", "weeks": "week",
    "business hour": "business hour", "business hours": "business hour",
    "business day": "business day", "business days": "business day",
}  # fmt: skip


class Duration(NamedTuple):
    """A length of time as an author states it; `unit` is minute, hour, day, week, business hour or business day."""

    amount: Decimal
    unit: str


def duration(text: str) -> Duration | None:
    """The duration that a line of text states, if it states one."""
    match = re.match(r"([0-9]+(?:\.[0-9]+)?)\s*([a-z ]+)\Z", text)
    if not match or len(match[1]) > 30 or " ".join(match[2].split()) not in UNITS:
        return None
    return Duration(Decimal(match[1]), UNITS[" ".join(match[2].split())])
