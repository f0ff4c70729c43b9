"""What stands in a strategy's calendars: its entries with their repetitions, its reviews and its decisions, each as an event of RFC 5545."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple, cast
from zoneinfo import ZoneInfo

from playbook_gen.analysis.calendar import Appointment, Occurrence, appointments, occurrences_of
from playbook_gen.exports.rfc5545 import HOST, component, line, moment, text, texts
from playbook_gen.locale import message, term
from playbook_gen.locale.words import WORDS
from playbook_gen.model.recurrence import is_named

if TYPE_CHECKING:
    from playbook_gen.model.calendar import Entry
    from playbook_gen.model.governance import Decision
    from playbook_gen.model.playbook import Playbook
    from playbook_gen.model.strategy import Plan
    from playbook_gen.settings import Settings

_STATUS = {"cancelled": b"CANCELLED", **dict.fromkeys(("approved", "scheduled", "published"), b"CONFIRMED")}


class Dated(NamedTuple):
    """An event as it is written into files: its UID and its lines; the ids of the channels that it is on; the zone of its times, if they have one, and the
    years, first and last, that it falls into.
    """

    uid: str
    lines: bytes
    channels: tuple[str, ...] = ()
    zone: str | None = None
    years: tuple[int, int] = (0, 0)


class _Here(NamedTuple):
    """The strategy whose events are made, the playbook that it is in, and the build's choices."""

    playbook: Playbook
    plan: Plan
    settings: Settings

    @property
    def language(self) -> str:
        return self.plan.language or self.settings.language


def events(part: Playbook, settings: Settings) -> tuple[Dated, ...]:
    """The events of the strategies in a part of a playbook: entries first, in the author's order. An entry is one event, however often it repeats."""
    return tuple(each for plan in part.plans.values() for each in _events(_Here(part, plan, settings)))


def _events(here: _Here) -> Iterator[Dated]:
    for entry in here.plan.calendar.values():
        found = tuple(occurrences_of(entry, here.plan, here.settings.limits.occurrences))
        # An entry whose own day its rule does not name is two events: programs do not agree on what such a rule means.
        own = len(found) if entry.repeat is None or is_named(entry.date, entry.repeat) else 1
        yield _of_entry(here, entry, found[:own])
        if found[own:]:
            yield _of_entry(here, entry, found[own:], "_later")
    for each in appointments(here.plan, here.playbook.links[here.plan.id]):
        yield _of_appointment(here, each)


def _of_entry(here: _Here, entry: Entry, found: Sequence[Occurrence], part: str = "") -> Dated:
    """An entry on some of its days: on one, or on all that its rule names from there on."""
    uid = f"{here.plan.id}_entry_{entry.id}{part}@{HOST}"
    lines = [
        *_what(here, uid, entry.title, _about(here, entry)),
        *_when(entry, found),
        line("STATUS", _STATUS.get(entry.status, b"TENTATIVE")),
        *_themes([*([_title(here, "pillar", entry.pillar)] if entry.pillar else []), *(_title(here, "channel", each) for each in entry.channels)]),
        *([line("URL", entry.url.encode())] if entry.url else []),
    ]
    years = found[0].date.year, (found[-1].end or found[-1].date).year
    return Dated(uid, component("VEVENT", lines), entry.channels, entry.timezone if entry.time else None, years)


def _of_appointment(here: _Here, each: Appointment) -> Dated:
    """A review or a decision, on its day."""
    thing = each.thing
    owner = () if (thing.KIND, thing.id) in here.playbook.links[here.plan.id].shared else (here.plan.id,)
    uid = f"{'_'.join((*owner, thing.KIND, thing.id))}@{HOST}"
    if thing.KIND == "decision":
        name, about = _of_decision(here, cast("Decision", thing))
    else:
        name, about = message("Review", here.language), _owner(here, getattr(thing, "owner", None))
    days = [_moment("DTSTART", each.date), *([_moment("DTEND", each.date + timedelta(days=1))] if each.date < date.max else [])]
    return Dated(uid, component("VEVENT", [*_what(here, uid, f"{name}: {thing.title}", about), *days, *_themes([name])]))


def _of_decision(here: _Here, decision: Decision) -> tuple[str, list[str]]:
    """What a decision is called, and what is told of it: what is recommended, or what came of it."""
    asked = [f"{message('asked of', here.language)} {_title(here, 'team', decision.asked_of)}"] if decision.asked_of else []
    if decision.decided:
        return message("Decision made", here.language), [*([decision.decided.outcome] if decision.decided.outcome else []), *asked]
    advice = [f"{message('We recommend:', here.language)} {decision.recommendation}"] if decision.recommendation else []
    return _term(here, "decision"), [*advice, *asked]


def _what(here: _Here, uid: str, title: str, about: Iterable[str]) -> Iterator[bytes]:
    """What all events tell. None takes up anybody's time, and all are stamped with the day that counts as today."""
    yield line("UID", uid.encode())
    yield line("DTSTAMP", moment(here.settings.as_of) + b"T000000Z")
    yield text("SUMMARY", title)
    yield text("DESCRIPTION", *about, f"{_term(here, 'plan')}: {here.plan.title}")
    yield line("TRANSP", b"TRANSPARENT")


def _when(entry: Entry, found: Sequence[Occurrence]) -> Iterator[bytes]:
    """Where an event begins, where it ends, and on which days it comes again. In no time zone, it is the same hour for every reader.

    An entry ends at the midnight after its last day. One with a time that names no last day is a moment and has no end; neither has what lasts as long as
    the calendar does.
    """
    first, last = found[0].date, found[0].end or found[0].date
    at = time.fromisoformat(entry.time) if entry.time else None
    yield _moment("DTSTART", first, at, entry.timezone)
    if last < date.max and (at is None or entry.end):
        yield _moment("DTEND", last + timedelta(days=1), at and time(), entry.timezone)
    if entry.repeat and len(found) > 1:
        yield line("RRULE", _rule(entry, entry.repeat, found))


def _moment(name: str, day: date, at: time | None = None, zone: str | None = None) -> bytes:
    """A property that is a day, or a time on it by the clocks of a zone."""
    if at is None:
        return line(f"{name};VALUE=DATE", moment(day))
    return line(f"{name};TZID={zone}" if zone else name, moment(datetime.combine(day, at)))


def _rule(entry: Entry, repeat: str, found: Sequence[Occurrence]) -> bytes:
    """The entry's rule with its frequency first, as some programs need it; bounded so that it names these days and no more: by their number, if it counts
    them, else by the last of them.
    """
    bound = f"COUNT={len(found)}".encode() if "COUNT=" in repeat else b"UNTIL=" + _until(entry, found[-1].date)
    frequency, *parts = sorted(repeat.encode().split(b";"), key=lambda each: not each.startswith(b"FREQ="))
    return b";".join([frequency, bound, *(each for each in parts if not each.startswith((b"COUNT=", b"UNTIL=")))])


def _until(entry: Entry, day: date) -> bytes:
    """The end of a day, as a rule names it: in UTC, where the entry's times are by the clocks of a zone."""
    if not entry.time:
        return moment(day)
    end = datetime.combine(day, time(23, 59, 59), ZoneInfo(entry.timezone) if entry.timezone else None)
    try:
        return moment(end.astimezone(UTC) if entry.timezone else end)
    except OverflowError:  # in UTC, the last day that there is does not end
        return moment(end.replace(tzinfo=UTC))


def _about(here: _Here, entry: Entry) -> Iterator[str]:
    """What is told of an entry, a line each."""
    if entry.format:
        yield entry.format
    if entry.call_to_action:
        yield f"→ {entry.call_to_action}"
    named = {"channel": entry.channels, "tactic": (entry.tactic,), "persona": (entry.persona,)}
    for kind, ids in named.items():
        if titles := [_title(here, kind, id_) for id_ in ids if id_]:
            yield f"{_term(here, kind, plural=len(titles) > 1)}: {', '.join(titles)}"
    yield from _owner(here, entry.owner)
    yield f"{message('Status', here.language)}: {message(WORDS[entry.status], here.language)}"


def _themes(names: Sequence[str]) -> list[bytes]:
    return [texts("CATEGORIES", names)] if names else []


def _owner(here: _Here, id_: str | None) -> list[str]:
    return [f"{message('Owner', here.language)}: {_title(here, 'team', id_)}"] if id_ else []


def _title(here: _Here, kind: str, id_: str) -> str:
    return here.playbook.links[here.plan.id].things[(kind, id_)].title


def _term(here: _Here, kind: str, *, plural: bool = False) -> str:
    return term(kind, here.language, here.playbook.shared.terms, plural=plural)
