"""A calendar entry is past, and nobody said what became of it.

Flags: an entry whose last day is before the build's day and whose `status` is neither published nor cancelled (without one it is an idea). The last day of an
entry that is repeated is that of its last repetition; one that lasts several days ends on its `end`.

Why: A calendar in which what is past still says “scheduled” cannot be trusted for what is to come.

Fails:
    calendar:
      first-walk: {title: The first walk of the year, date: 2026-06-06, status: scheduled}

Passes:
    calendar:
      first-walk: {title: The first walk of the year, date: 2026-06-06, status: published}
      next-walk: {title: The next walk, date: 2026-07-04, status: scheduled}

Accept: when the entry is waiting for somebody else and its new day is not known yet; say for whom.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.calendar import Entry
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(entry: Entry, view: View) -> Iterator[Remark]:
    if entry.status in ("published", "cancelled") or entry.date >= view.as_of:
        return
    last = view.occurrences(entry)[-1]
    day = last.end or last.date
    if day < view.as_of:
        message = phrase("the last day of this entry was %(day)s, and it is neither published nor cancelled", day=day)
        yield Remark(message, phrase("set status: published, or cancelled; or move its date to a day to come"), ("date",))


RULE = Rule("entry", Severity.WARNING, _check, after_the_end=False)
