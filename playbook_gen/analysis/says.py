"""A goal's status in a sentence: how it came about, and where this pace leads."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

from playbook_gen import locale
from playbook_gen.analysis.status import Judgement
from playbook_gen.locale import message
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.ogst import Goal


def says(goal: Goal, kpi: Kpi | None, judgement: Judgement, language: str) -> str:
    """The sentence of one judgement, in a language; numbers carry the KPI's unit and no more digits than its readings, and one."""
    unit = kpi.unit if kpi else None
    shown = {
        "reading": locale.quantity(judgement.reading.value, unit, language) if judgement.reading else "",
        "day": locale.day(judgement.reading.date, language) if judgement.reading else "",
        "expected": _quantity(judgement.expected, judgement, unit, language),
        "target": target_told(goal, judgement, unit, language),
        "pace": _quantity(judgement.pace, judgement, unit, language),
        "share": locale.quantity(_rounded(judgement.share * 100, 0), "%", language) if judgement.share is not None else "",
        "by": locale.day(goal.by, language) if goal.by else "",
        "start": locale.day(goal.start, language) if goal.start else "",
    }
    return " ".join(sentence % shown for sentence in _SENTENCES[judgement.status](judgement, language))


def _rounded(number: Fraction, places: int) -> Decimal:
    with localcontext(Context(prec=100)):
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _quantity(number: Fraction | None, judgement: Judgement, unit: str | None, language: str) -> str:
    """A computed number: a whole one as it is, any other with the decimals of the reading, and with one at least."""
    if number is None:
        return ""
    written = -int(judgement.reading.value.as_tuple().exponent) if judgement.reading else 0
    places = 0 if number.denominator == 1 else max(1, written)
    return locale.quantity(_rounded(number, places), unit, language)


def target_told(goal: Goal, judgement: Judgement, unit: str | None, language: str) -> str:
    """A goal's target as a value in the KPI's unit: “30%”, “2 – 6 minutes”; empty where there is none."""
    if goal.target and goal.target.min is not None and goal.target.max is not None:
        return f"{locale.number(goal.target.min, language)} – {locale.quantity(goal.target.max, unit, language)}"
    return _quantity(judgement.target, judgement, unit, language)


def _course(judgement: Judgement, language: str) -> list[str]:
    if judgement.clause == 9:
        return [message("%(reading)s on %(day)s; %(target)s is asked for.", language)]
    sentences = [message("%(reading)s on %(day)s; expected by then: %(expected)s.", language)]
    if judgement.share is not None:
        sentences.append(message("The reading is %(share)s of the way from baseline to target.", language))
    return [*sentences, message("At this pace %(pace)s by %(by)s; the target is %(target)s.", language)]


def _no_baseline(judgement: Judgement, language: str) -> list[str]:
    if judgement.cut:
        return [message("The way of counting changed after the baseline, so the two cannot be compared.", language)]
    if judgement.clause == 9:
        return [message("%(reading)s on %(day)s; there is no reading of the period before to compare it with.", language)]
    if judgement.clause == 10 and judgement.share is not None:
        return [message("%(reading)s on %(day)s, %(share)s of the target; without a baseline nobody can say what was expected.", language)]
    return [message("The target counts from a baseline that is not known.", language)]


def _no_fresh(judgement: Judgement, language: str) -> list[str]:
    if judgement.clause == 5:
        return [message("The deadline of %(by)s has passed, and no reading is near enough to it.", language)]
    return [message("The last reading, %(reading)s on %(day)s, is too old to judge by.", language)]


def _not_started(judgement: Judgement, language: str) -> list[str]:
    if judgement.clause == 8:
        return [message("The last reading is of %(day)s, and the way begins after that.", language)]
    return [message("The way has not begun yet.", language)]


_SENTENCES: dict[str, Callable[[Judgement, str], list[Any]]] = {
    "missed": lambda _, language: [message("%(reading)s on %(day)s; the target was %(target)s.", language)],
    "met": lambda _, language: [message("%(reading)s on %(day)s; the target of %(target)s is reached.", language)],
    "off-course": _course,
    "at-risk": _course,
    "on-course": _course,
    "no-reading": lambda _, language: [message("Nothing has been read off yet.", language)],
    "no-fresh-reading": _no_fresh,
    "no-target": lambda _, language: [message("There is no target to judge by.", language)],
    "no-baseline": _no_baseline,
    "not-started": _not_started,
}
