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


_END = r"(\r?\n)?$"  # what ends a block scalar is no part of it
_CONTROL = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f"
_LINES = r"\n\r\u0085\u2028\u2029"
_UNSEEN = (
    r"\s\u0085\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
)
_ONE_LINE = f"^[^{_CONTROL}{_LINES}]*[^{_CONTROL}{_UNSEEN}][^{_CONTROL}{_LINES}]*{_END}"
_SOME_LINES = f"^[^{_CONTROL}]*[^{_CONTROL}{_UNSEEN}][^{_CONTROL}]*$"
_NAME = r"""[^\s"<>\\/?#@:.\[\]]+"""
_HOST = rf"({_NAME}(\.{_NAME})*\.?|\[[0-9a-fA-F:.]+\])(:[0-9]*)?"
_ZONE = "[A-Za-z0-9_+-]+"
_UNIT = "|".join(sorted(UNITS)).replace(" ", " +")
TEXT = _type("text", _WRITTEN, _ONE_LINE, "Write it on one line.")
TAG = _type("tag", _WRITTEN, _ONE_LINE, "Use letters, digits, spaces and - _ . /")
ITEM = _type("item", _WRITTEN, _ONE_LINE, "Write the model and the item: smi/budget")
PROSE = _type("prose", _WRITTEN, _SOME_LINES, "Say something that can be read, or leave the key out.")
ID = {**_type("id", _WRITTEN, rf"^[a-z0-9]+([-.][a-z0-9]+)*{_END}", "Use small letters, digits and hyphens: spring-campaign"), "minimum": 0}
CSV_FILE = _type("csv-file", "string", rf"^(?!readings\.csv{_END})[^_./\\:][^/\\:]*\.csv{_END}", "Write its name alone, which ends in .csv: visits.csv")
DATE_FORMAT = _type("date-format", "string", r"^(?=.*YY)(?=.*MM)(?=.*DD)", "Write YYYY, MM and DD with what stands between them: DD/MM/YYYY")
NUMBER = _type("number", "number")
WHOLE = _type("whole", "integer")
FLAG = _type("flag", "boolean")
DAY = {**_type("day", "string", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "Write year-month-day: 2026-03-31"), "format": "date"}
TIME = _type("time", "string", rf"^([01][0-9]|2[0-3]):[0-5][0-9]{_END}", "Write hours and minutes: 09:30")
DURATION = _type("duration", "string", rf"^[0-9]+(\.[0-9]+)?\s*({_UNIT}) *{_END}", "Write a number and a unit: 30min, 2h, 3d, 1 business day")
URL = _type("url", "string", rf"""^[hH][tT][tT][pP][sS]?://{_HOST}([/?#][^\s"<>\\]*)?{_END}""", "Write it whole: https://example.org/page")
CURRENCY = _type("currency", "string", f"^[A-Z]{{3}}{_END}", "Write its three letters: EUR, USD, CHF")
RECURRENCE = _type("recurrence", "string", r"(^\s*([Rr][Rr][Uu][Ll][Ee]:)?|;)[Ff][Rr][Ee][Qq]=", "Begin with how often: FREQ=WEEKLY;BYDAY=FR")
TIMEZONE = _type("timezone", "string", f"^{_ZONE}(/{_ZONE})*{_END}", "Name a continent and a city: Europe/Rome")


def at_least_one(*keys: str) -> dict[str, Any]:
    """A group that has one of these keys."""
    return {"anyOf": [{"required": [key]} for key in keys]}


def apart(*pairs: tuple[str, str]) -> dict[str, Any]:
    """A group in which no such two keys stand together."""
    return {"not": {"anyOf": [{"required": list(pair)} for pair in pairs]}}


def together(one: str, other: str) -> dict[str, Any]:
    """A group in which neither of two keys stands alone."""
    return {"dependencies": {one: [other], other: [one]}}
