"""The calendar and the cadence of a channel disagree.

Flags: a channel with calendar entries and a `cadence`, where what the calendar has for it in the 28 days from the build's day differs from the cadence by
more than half, and by one entry at least: 28 days without a monthly post are nothing to remark. Each repetition counts; cancelled entries do not. A reactive
channel has no cadence to keep, and nothing is said where the strategy begins or ends within those days.

Why: A cadence is a promise to the readers and hours for the team; the calendar shows whether it is being kept, or whether it was never meant.

Fails:
    channels:
      forum: {title: Trail forum, cadence: {posts: 3, per: week}}
    calendar:
      walk: {title: The next walk, date: 2026-07-04, channels: [forum]}

Passes:
    channels:
      forum: {title: Trail forum, cadence: {posts: 1, per: week}}
    calendar:
      walk: {title: Walk of the week, date: 2026-01-03, repeat: FREQ=WEEKLY, channels: [forum]}

Accept: when most posts of the channel are not planned in this calendar; say where they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from playbook_gen.analysis.calendar import Occurrence
from playbook_gen.analysis.maturity import one_decimal
from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import counted, phrase
from playbook_gen.model.calendar import Entry
from playbook_gen.model.channel import Cadence, Channel
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_DAYS = 28
_SPANS = {"day": Fraction(_DAYS), "week": Fraction(4), "fortnight": Fraction(2), "month": Fraction(12 * _DAYS, 365)}
"""How many of each span are in the days looked at."""


def _check(channel: Channel, view: View) -> Iterator[Remark]:
    expected = _expected(channel.cadence)
    entries = _entries(channel, view)
    period, last = view.plan.period, view.as_of + timedelta(days=_DAYS - 1)
    if expected is None or not entries or period.start > view.as_of or period.end < last:
        return
    found = sum(_between(view.occurrences(each), view.as_of, last) for each in entries)
    off = abs(found - expected)
    if 2 * off > expected and off >= 1:
        message = counted(
            "the calendar has %(num)s entry for this channel in the next 28 days, and its cadence makes %(expected)s",
            "the calendar has %(num)s entries for this channel in the next 28 days, and its cadence makes %(expected)s",
            found,
            expected=_shown(expected),
        )
        yield Remark(message, phrase("plan what the cadence promises, or write the cadence that can be kept"), ("cadence",))


def _expected(cadence: Cadence | None) -> Fraction | None:
    """How many entries a cadence makes in the days looked at."""
    if cadence is None or cadence.posts is None or cadence.per is None:
        return None
    return Fraction(cadence.posts) * _SPANS[cadence.per]


def _entries(channel: Channel, view: View) -> list[Entry]:
    named = view.links.things_to("channel", channel.id, "entry", "channels")
    return [each for each in named if isinstance(each, Entry) and each.status != "cancelled"]


def _between(occurrences: tuple[Occurrence, ...], first: date, last: date) -> int:
    days = [each.date for each in occurrences]
    return bisect_left(days, last + timedelta(days=1)) - bisect_left(days, first)


def _shown(expected: Fraction) -> Decimal:
    return Decimal(expected.numerator) if expected.denominator == 1 else one_decimal(expected)


RULE = Rule("channel", Severity.INFO, _check, after_the_end=False)
