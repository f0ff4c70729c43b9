"""A channel where nothing happens.

Flags: an active or trial channel for which nothing stands in the calendar, and of whose KPIs nothing was read off, within the last 90 days. Cancelled entries
do not count; an entry within the next 28 days does, and one that lasts counts to its `end`. In the first 90 days of a strategy nothing is flagged, and
neither is a reactive channel without KPIs, which has nothing to show.

Why: A channel that is open and silent tells visitors that nobody is there; a plan knows when it would be closed (seven steps, 7).

Fails:
    channels:
      forum: {title: Trail forum}

Passes:
    channels:
      forum: {title: Trail forum}
    calendar:
      walk: {title: A walk in June, date: 2026-06-12, channels: [forum]}

Accept: when what happens there is planned elsewhere; say where.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.calendar import Entry
from playbook_gen.model.channel import Channel
from playbook_gen.model.kpi import Kpi
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_DAYS = timedelta(days=90)
_SOON = timedelta(days=28)


def _check(channel: Channel, view: View) -> Iterator[Remark]:
    if view.plan.period.start > view.as_of - _DAYS:
        return
    reactive = channel.cadence is not None and channel.cadence.reactive
    if (reactive and not channel.kpis) or _was_read(channel, view) or _is_planned(channel, view):
        return
    message = phrase("nothing stands in the calendar for this channel, and nothing was read off, for 90 days")
    yield Remark(message, phrase("plan its next entry in calendar; or set status: paused, or closed"))


def _was_read(channel: Channel, view: View) -> bool:
    kpis = (view.links.things["kpi", id_] for id_ in channel.kpis)
    return any(view.as_of - _DAYS <= reading.date <= view.as_of for kpi in kpis if isinstance(kpi, Kpi) for reading in kpi.readings)


def _is_planned(channel: Channel, view: View) -> bool:
    named = view.links.things_to("channel", channel.id, "entry", "channels")
    entries = (each for each in named if isinstance(each, Entry) and each.status != "cancelled")
    days = (each for entry in entries for each in view.occurrences(entry))
    return any(view.as_of - _DAYS <= (each.end or each.date) and each.date < view.as_of + _SOON for each in days)


RULE = Rule("channel", Severity.WARNING, _check, after_the_end=False)
