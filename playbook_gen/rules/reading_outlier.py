"""A reading far from those beside it.

Flags: a reading that is more than ten times both the one before and the one after it, or less than a tenth of both, signs left aside. A zero is less than a
tenth of what is not, but nothing is more than ten times a zero. The first and the last reading have one neighbour only and pass, nothing is compared across a
`series_break`, and readings dated after the build's day are not looked at.

Why: A jump there and back within one reading is more often a slip, such as a comma or a unit, than news.

Fails:
    kpis:
      visits:
        title: Visits of the forum
        readings: [{date: 2026-01-31, value: 410}, {date: 2026-02-28, value: 4150}, {date: 2026-03-31, value: 402}]

Passes:
    kpis:
      visits:
        title: Visits of the forum
        readings: [{date: 2026-01-31, value: 410}, {date: 2026-02-28, value: 415}, {date: 2026-03-31, value: 402}]

Accept: when the number is right; say what happened then.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import Phrase, phrase
from playbook_gen.model.kpi import Kpi, Reading
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View

_EXACT = Context(prec=40)  # A number of the format may have more than the 28 digits that decimals keep by default.


def _check(kpi: Kpi, view: View) -> Iterator[Remark]:
    sizes = [each.value.copy_abs() for each in kpi.readings]
    if len(sizes) < 3 or max(sizes) <= _tenfold(min(sizes)):  # No two lie that far apart, as in most KPIs.
        return
    known = sorted((each.date, index) for index, each in enumerate(kpi.readings) if each.date <= view.as_of)
    for (_, before), (_, at), (_, after) in zip(known, known[1:], known[2:], strict=False):
        message = _message(kpi.readings[before], kpi.readings[at], kpi.readings[after])
        if message:
            hint = phrase("correct it, if it is a slip; add series_break: true to it, if from that day on something else is counted")
            yield Remark(message, hint, ("readings", at))


def _message(before: Reading, reading: Reading, after: Reading) -> Phrase | None:
    if reading.series_break or after.series_break:
        return None
    least, most = sorted((before.value.copy_abs(), after.value.copy_abs()))
    size = reading.value.copy_abs()
    if least and size > _tenfold(most):
        return phrase("this reading is more than ten times the ones before (%(before)s) and after it (%(after)s)", before=before.value, after=after.value)
    if _tenfold(size) < least:
        return phrase("this reading is less than a tenth of the ones before (%(before)s) and after it (%(after)s)", before=before.value, after=after.value)
    return None


def _tenfold(size: Decimal) -> Decimal:
    return size.scaleb(1, _EXACT)


RULE = Rule("kpi", Severity.INFO, _check)
