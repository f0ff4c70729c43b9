"""A persona without recent evidence.

Flags: a persona without `evidence`, one whose evidence is all of kind assumption, and one whose newest dated evidence, assumptions left aside, is more than 24
months old. Evidence that gives no date is not called old; once the period has ended, no evidence is.

Why: A sketch that was made up looks just like one that was found out, and what people want changes; only the evidence tells the difference.

Fails:
    personas:
      hiker: {title: The weekend hiker, needs: [Routes that fit a train timetable]}

Passes:
    personas:
      hiker:
        title: The weekend hiker
        needs: [Routes that fit a train timetable]
        evidence: [{kind: interview, date: 2025-10-14, note: Twelve interviews in four cities}]

Accept: when the interviews have a date; say which.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.persona import Persona
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(persona: Persona, view: View) -> Iterator[Remark]:
    if not persona.evidence:
        yield Remark(
            phrase("there is no evidence for this persona"),
            phrase("add evidence: with what was found out and how, such as [{kind: interview, date: 2026-03-31, note: Twelve interviews}]"),
        )
        return
    found = [(index, each.date) for index, each in enumerate(persona.evidence) if each.kind != "assumption"]
    if not found:
        hint = phrase("ask some of these people, and add what was found out to evidence, as kind: interview or survey, with its date")
        yield Remark(phrase("all that is said of this persona is assumed"), hint, ("evidence",))
        return
    newest, index = max(((day, index) for index, day in found if day), default=(None, 0))
    if newest and _is_old(newest, view.as_of) and not view.is_over(persona):
        message = phrase("the newest evidence for this persona is of %(day)s, more than two years ago", day=newest)
        yield Remark(message, phrase("look again, and add what was found out to evidence, with its date"), ("evidence", index, "date"))


def _is_old(day: date, today: date) -> bool:
    """Whether more than 24 months, by the calendar, have passed."""
    return (day.year + 2, day.month, day.day) < (today.year, today.month, today.day)


RULE = Rule("persona", Severity.WARNING, _check)
