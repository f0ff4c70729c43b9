"""Calendars that other programs subscribe to (RFC 5545): one of each strategy, of each of its channels, and of all strategies in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from playbook_gen.analysis.calendar import has_dates
from playbook_gen.exports import SiteFile
from playbook_gen.locale import term
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import calendar_file
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.exports.events import Dated


def site_files(playbook: Playbook, settings: Settings, _: str | None) -> Iterator[SiteFile]:
    """The calendars of a site; none is empty."""
    for plan in playbook.plans.values():
        found = _of(playbook, plan.id, settings)
        if found:
            yield SiteFile(calendar_file(plan.id), _calendar(plan.title, found))
        for channel in plan.channels.values():
            if on_it := [each for each in found if channel.id in each.channels]:
                yield SiteFile(calendar_file(plan.id, channel.id), _calendar(f"{channel.title} · {plan.title}", on_it))
    if in_force := _in_force(playbook, settings):
        yield SiteFile(calendar_file(), _calendar(_all(playbook, settings), in_force))


def as_ics(playbook: Playbook, settings: Settings, strategy: str | None = None) -> bytes:
    """The calendar of a strategy; without one, of all that are not retired. UTF-8 with the line ends of the standard."""
    if strategy is None:
        return _calendar(_all(playbook, settings), _in_force(playbook, settings))
    return _calendar(playbook.plans[strategy].title, _of(playbook, strategy, settings))


def _all(playbook: Playbook, settings: Settings) -> str:
    return term("plan", settings.language, playbook.shared.terms, plural=True)


def _in_force(playbook: Playbook, settings: Settings) -> tuple[Dated, ...]:
    """The events of all strategies that are not retired; one that they share stands there once."""
    plans = [id_ for id_, plan in playbook.plans.items() if plan.status != "retired"]
    return tuple({each.uid: each for id_ in plans for each in _of(playbook, id_, settings)}.values())


def _of(playbook: Playbook, plan: str, settings: Settings) -> tuple[Dated, ...]:
    """A strategy's events, made once. Without any, the library that writes them is not loaded."""
    if not has_dates(playbook.plans[plan], playbook.links[plan]):
        return ()
    from playbook_gen.exports.events import events

    return playbook.part(plan).once(events, settings)


def _calendar(title: str, found: Sequence[Dated]) -> bytes:
    """A calendar of events with the time zones that they are in. Each event was written once, for all calendars that it is in."""
    from playbook_gen.exports.rfc5545 import calendar, zone

    years: dict[str, list[int]] = {}
    for each in found:
        if each.zone:
            years.setdefault(each.zone, []).extend(each.years)
    zones = (zone(name, min(used), max(used)) for name, used in sorted(years.items()))
    return calendar(title, [*zones, *(each.lines for each in found)])
