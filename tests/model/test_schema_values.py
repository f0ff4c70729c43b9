"""One value at a time: an editor accepts and refuses in each kind of field what the loader accepts and refuses there."""

from __future__ import annotations

import re
from typing import Any
from zoneinfo import available_timezones

import pytest

from playbook_gen.model import editor_types
from playbook_gen.model.fields import is_blank
from tests.model.test_schema import refused_by_models, refused_by_schema

# Where a value of each kind stands; texts that are such a value, and texts that are none.
ENTRY = ("calendar", "some-id")
PLACES: dict[str, tuple[str, ...]] = {
    "timezone": (*ENTRY, "timezone"), "time": (*ENTRY, "time"), "repeat": (*ENTRY, "repeat"), "url": (*ENTRY, "url"), "id": (*ENTRY, "owner"),
    "text": (*ENTRY, "format"), "prose": ("summary",), "reason": (*ENTRY, "accept", "goal-without-deadline"), "duration": ("channels", "some-id", "lead_time"),
    "currency": ("channels", "some-id", "resources", "budget", "currency"), "day": (*ENTRY, "end"),
}  # fmt: skip
TAKEN: dict[str, list[Any]] = {
    "timezone": ["Europe/Rome", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC", "Europe/Rome\n"],
    "time": ["09:30", "09:30\n"],
    "repeat": ["FREQ=DAILY", "COUNT=3;FREQ=DAILY", "freq=daily", "RRULE:FREQ=DAILY", " FREQ=DAILY\n"],
    "url": ["https://example.org/x", "HTTP://example.org./", "https://example.org:80?a@b", "http://[::1]:80/x", "https://example.org/x\n"],
    "id": ["some-id", "some-id\n", 5, True],
    "text": ["words", "words\n", "words\r\n", "\ttab", "a\u200bb", 5, True],
    "prose": ["two\nlines\n", "a\u2028b", "a\x85b", "a\u200bb", 5],
    "reason": ["why", "why\n", 5, True],
    "duration": ["2h", "1.5 h", "1 business  day", "2h \n"],
    "currency": ["EUR", "EUR\n"],
    "day": ["2026-03-31"],
}
EMPTY = ["", " ", "\n", "\u00a0", "\u200b", "\ufeff"]
CROOKED = ["a\x07b", "a\x0bb", "a\x9fb"]
REFUSED: dict[str, list[Any]] = {
    "timezone": ["Europe Rome", "Europe/", "/", "30 %", 2],
    "time": ["9:30", "24:00", "09:30\n\n"],
    "repeat": ["DAILY", "FREQ"],
    "url": ["example.org", "https://", "http://a..b", "http://.a", "https://example.org:x/", "https://anna@example.org/", "https://a:b@example.org/"],
    "id": ["Some Id", "some-id\n\n", -1],
    "text": ["two\nlines", "words\n\n", "a\u2028b", "a\u2029b", "a\x85b", "a\rb", *CROOKED],
    "prose": CROOKED,
    "reason": ["two\nlines", "a\u2028b", *CROOKED],
    "duration": ["2", "h", "2 years", "2H", "2h\n\n"],
    "currency": ["eur", "euro"],
    "day": ["2026-03", "31.03.2026", "2026-02-30"],
}


def holding(place: str, value: Any) -> Any:
    """A short strategy that says one value there."""
    document: dict[str, Any] = {
        "title": "T",
        "period": {"start": "2026-01-01", "end": "2026-12-31"},
        "calendar": {"some-id": {"title": "T", "date": "2026-02-01"}},
    }
    *way, last = PLACES[place]
    around = document
    for step in way:
        around = around.setdefault(step, {"title": "T"} if step == "some-id" else {"amount": 1} if step == "budget" else {})
    around[last] = value
    return document


@pytest.mark.parametrize(("place", "value"), [(place, value) for place, values in TAKEN.items() for value in values])
def test_both_accept_a_value(place: str, value: Any) -> None:
    assert (refused_by_schema(holding(place, value)), refused_by_models(holding(place, value))) == (None, [])


@pytest.mark.parametrize(("place", "value"), [(place, value) for place, values in REFUSED.items() for value in [*values, *EMPTY]])
def test_both_refuse_a_value(place: str, value: Any) -> None:
    assert refused_by_models(holding(place, value))
    assert refused_by_schema(holding(place, value))


@pytest.mark.parametrize("kind", [editor_types.TEXT, editor_types.PROSE], ids=["text", "prose"])
def test_what_nobody_can_see_is_empty_to_the_schema(kind: dict[str, Any]) -> None:
    assert [each for each in map(chr, range(0xD800)) if is_blank(each) and re.search(kind["pattern"], each)] == []


def test_every_time_zone_looks_like_one_to_the_schema() -> None:
    assert [each for each in available_timezones() if not re.search(editor_types.TIMEZONE["pattern"], each)] == []
