"""A calendar entry on a closed channel.

Flags: an entry that names a channel whose status is closed. One that was published, with no day to come, is history and passes; so does one that is
cancelled. A channel that is paused is not closed.

Why: What is planned for a place that is no longer there does not come out, and those who wait for it are not told.

Fails:
    channels:
      letter: {title: Printed letter, status: closed}
    calendar:
      walk: {title: The next walk, date: 2026-07-04, channels: [letter]}

Passes:
    channels:
      letter: {title: Printed letter, status: closed}
      forum: {title: Trail forum}
    calendar:
      walk: {title: The next walk, date: 2026-07-04, channels: [forum]}

Accept: when the entry is what the closing itself takes, as a last notice to the readers.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import listed, phrase
from playbook_gen.model.calendar import Entry
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(entry: Entry, view: View) -> Iterator[Remark]:
    channels = (view.plan.channels[each] for each in entry.channels)
    closed = [each.title for each in channels if each.status == "closed"]
    if closed and _is_meant(entry, view):
        message = phrase("this entry is on a closed channel: %(channels)s", channels=listed(closed))
        hint = phrase("take the closed channel out of channels, and name one that is open; or set status: cancelled")
        yield Remark(message, hint, ("channels",))


def _is_meant(entry: Entry, view: View) -> bool:
    """Whether it is still to come out, on one of its days at least."""
    if entry.status == "published":
        return view.occurrences(entry)[-1].date >= view.as_of
    return entry.status != "cancelled"


RULE = Rule("entry", Severity.ERROR, _check)
