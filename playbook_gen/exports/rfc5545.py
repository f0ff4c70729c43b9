"""How RFC 5545 writes a calendar down: lines of at most 75 bytes, texts that end none of them, components, time zones.

icalendar makes the values and folds the lines. Whole events are put together here: its own `Event` takes three times as long, and a site has many.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import vDate, vDatetime, vText, vUTCOffset
from icalendar.parser import Contentline

HOST = "playbook-gen"
"""What ends every UID and names who made a calendar. It names no site, so that the events of a playbook that moves stay the same ones."""
_LONGEST = 75
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
"""What ends a line for some program, or is no character."""
_KNOWN = range(1900, 2101)
"""The years in which it is said when clocks change."""
_DAY = timedelta(days=1)


def line(name: str, value: bytes) -> bytes:
    """A property, or what begins or ends a component, with its line's end."""
    whole = name.encode() + b":" + value
    if len(whole) > _LONGEST:
        whole = Contentline(whole.decode()).to_ical()  # type: ignore[no-untyped-call]  # icalendar is typed in part only
    return whole + b"\r\n"


def text(name: str, *lines: str) -> bytes:
    """A property that is a text, of one line or of several."""
    return line(name, vText("\n".join(map(_plain, lines))).to_ical())


def texts(name: str, values: Iterable[str]) -> bytes:
    """A property that is a list of texts."""
    return line(name, b",".join(vText(_plain(each)).to_ical() for each in values))


def moment(value: date | datetime) -> bytes:
    """A day; a time by some clock; or, where it is known to be that, a time in UTC."""
    made = vDatetime(value) if isinstance(value, datetime) else vDate(value)
    return bytes(made.to_ical())  # type: ignore[no-untyped-call]  # icalendar is typed in part only


def component(name: str, lines: Iterable[bytes]) -> bytes:
    """A component of finished lines."""
    return b"".join([line("BEGIN", name.encode()), *lines, line("END", name.encode())])


def calendar(title: str, components: Iterable[bytes]) -> bytes:
    """A whole calendar of finished components. Programs that follow it are asked to look once a day."""
    # NAME is the standard's (RFC 7986); most programs read the other.
    head = [line("VERSION", b"2.0"), line("PRODID", f"-//{HOST}//{HOST}//EN".encode()), text("NAME", title), text("X-WR-CALNAME", title)]
    return component("VCALENDAR", [*head, line("REFRESH-INTERVAL;VALUE=DURATION", b"P1D"), *components])


@cache
def zone(name: str, first: int, last: int) -> bytes:
    """A time zone by its IANA name, with each change of its clocks from one year to another."""
    start, end = (min(max(year, _KNOWN[0]), _KNOWN[-1]) for year in (first, last))
    known = ZoneInfo(name)
    begin = datetime(start, 1, 1, tzinfo=UTC) - _DAY  # when a year begins in the far east; and it ends in the far west
    changes = [begin, *_changes(known, begin, datetime(end + 1, 1, 1, tzinfo=UTC) + _DAY)]
    return component("VTIMEZONE", [text("TZID", name), *(_observance(known, each, each == begin) for each in changes)])


def _changes(known: ZoneInfo, day: datetime, end: datetime) -> Iterator[datetime]:
    """The moments from a day to another at which the clocks of a zone change. icalendar has a search for them too; it finds those of spring an hour late."""
    while day < end:
        before = _offset(known, day)
        if _offset(known, day + _DAY) != before:
            seconds = range(int(_DAY.total_seconds()))
            yield day + timedelta(seconds=bisect_left(seconds, True, key=lambda each: _offset(known, day + timedelta(seconds=each)) != before))
        day += _DAY


def _observance(known: ZoneInfo, change: datetime, is_first: bool) -> bytes:
    """What a zone's clocks say after a change. Its moment is told by the clock as it went before."""
    local = change.astimezone(known)
    after = _offset(known, change)
    before = after if is_first else _offset(known, change - timedelta(seconds=1))
    offsets = [line(f"TZOFFSET{name}", _utc_offset(offset)) for name, offset in (("FROM", before), ("TO", after))]
    onset = line("DTSTART", moment((change + before).replace(tzinfo=None)))
    return component("DAYLIGHT" if local.dst() else "STANDARD", [onset, *offsets, text("TZNAME", local.tzname() or known.key)])


def _utc_offset(offset: timedelta) -> bytes:
    told: str = vUTCOffset(offset).to_ical()
    return told.encode()


def _offset(known: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(known).utcoffset() or timedelta()


def _plain(told: str) -> str:
    """A text that ends no line. A blank parts a backslash from an N, which the library would take for a line's end."""
    return _UNSEEN.sub(" ", told).replace("\\N", "\\ N")
