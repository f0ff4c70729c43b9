"""What editors are told of each type of the format (JSON Schema); `$comment` is the type's name, which the reference tells in words.

A text may look like a number or like true, since it is taken as it is written: so editors let these pass too.
"""

from __future__ import annotations

from typing import Any

from playbook_gen.model.duration import UNITS

_WRITTEN = ["string", "number", "boolean"]


def _type(name: str, kind: str | list[str], pattern: str | None = None, otherwise: str | None = None) -> dict[str, Any]:
    """A type by its name; `otherwise` is what an editor says of a text that does not look like `pattern`."""
    shape = {"pattern": pattern} if pattern else {}
    return {"$comment": name, "type": kind, **shape, **({"patternErrorMessage": otherwise} if otherwise else {})}


_ONE_LINE = r"^[^\r\n]*\S[^\r\n]*\n?$"
TEXT = _type("text", _WRITTEN, _ONE_LINE, "Write it on one line.")
TAG = _type("tag", _WRITTEN, _ONE_LINE, "Use letters, digits, spaces and - _ . /")
ITEM = _type("item", _WRITTEN, _ONE_LINE, "Write the model and the item: smi/budget")
PROSE = _type("prose", _WRITTEN, r"\S", "Leave the key out until there is something to say.")
ID = {**_type("id", _WRITTEN, r"^[a-z0-9]+([-.][a-z0-9]+)*$", "Use small letters, digits and hyphens: spring-campaign"), "minimum": 0}
NUMBER = _type("number", "number")
WHOLE = _type("whole", "integer")
FLAG = _type("flag", "boolean")
DAY = {**_type("day", "string", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "Write year-month-day: 2026-03-31"), "format": "date"}
TIME = _type("time", "string", "^([01][0-9]|2[0-3]):[0-5][0-9]$", "Write hours and minutes: 09:30")
DURATION = _type("duration", "string", rf"^[0-9]+(\.[0-9]+)?\s*({'|'.join(UNITS)})$", "Write a number and a unit: 30min, 2h, 3d, 1 business day")
URL = _type("url", "string", r"^[hH][tT][tT][pP][sS]?://[^\s\"<>\\]+$", "Write it whole: https://example.org/page")
CURRENCY = _type("currency", "string", "^[A-Z]{3}$", "Write its three letters: EUR, USD, CHF")
RECURRENCE = _type("recurrence", "string", "^FREQ=|;FREQ=", "Begin with how often: FREQ=WEEKLY;BYDAY=FR")
TIMEZONE = _type("timezone", "string")


def at_least_one(*keys: str) -> dict[str, Any]:
    """A group that has one of these keys."""
    return {"anyOf": [{"required": [key]} for key in keys]}


def apart(*pairs: tuple[str, str]) -> dict[str, Any]:
    """A group in which no such two keys stand together."""
    return {"not": {"anyOf": [{"required": list(pair)} for pair in pairs]}}


def together(one: str, other: str) -> dict[str, Any]:
    """A group in which neither of two keys stands alone."""
    return {"dependencies": {one: [other], other: [one]}}
