"""A goal's numbers as they are printed: its target, what was expected, what is off, each with the KPI's unit and no more digits than were read off.

A number that somebody wrote keeps its digits. One that we compute gets as many decimals as the KPI's readings and the goal's baseline and target have at
most (369 people, never 369.2), in per cent one at least; a whole one gets none. It gets more only where it would else look like the reading or the target
that it differs from.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

from playbook_gen import locale
from playbook_gen.analysis.status import Judgement
from playbook_gen.locale import message
from playbook_gen.locale.phrase import counted
from playbook_gen.locale.words import WORDS
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.ogst import Goal

_MORE = 6
"""So many decimals more at most tell a number from one that it differs from."""


def rounded(number: Fraction, places: int) -> Decimal:
    """The number with so many decimals, half up (away from zero)."""
    with localcontext(Context(prec=100)):
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def computed(number: Fraction | None, goal: Goal, kpi: Kpi | None, judgement: Judgement, language: str) -> str:
    """A number that we computed, with its unit; empty where there is none."""
    return "" if number is None else locale.quantity(_decimal(number, goal, kpi, judgement), _unit(kpi), language)


def share_told(share: Fraction | None, language: str) -> str:
    """A share in whole per cent; empty where there is none."""
    return "" if share is None else locale.quantity(rounded(share * 100, 0), "%", language)


def target_told(goal: Goal, kpi: Kpi | None, judgement: Judgement, language: str) -> str:
    """A goal's target as a value in the KPI's unit: “30%”, “2 – 6 minutes”; empty where there is none."""
    target, unit = goal.target, _unit(kpi)
    if target and target.min is not None and target.max is not None:
        return f"{locale.number(target.min, language)} – {locale.quantity(target.max, unit, language)}"
    if target and target.value is not None and goal.mode == "absolute":
        return locale.quantity(target.value, unit, language)
    return computed(judgement.target, goal, kpi, judgement, language)


def target_words(goal: Goal, kpi: Kpi | None, judgement: Judgement, language: str) -> str:
    """A goal's target as it is written, and what that comes to where it counts from something else: “+30% → 156 people”; empty where there is none."""
    if goal.target is None:
        return ""
    written = _change(goal.target.value, goal, kpi, language) if goal.target.value is not None and goal.mode != "absolute" else ""
    words = [each for each in (written, target_told(goal, kpi, judgement, language)) if each]
    if goal.per:
        words[0] = f"{words[0]} {message('per %(span)s', language) % {'span': message(WORDS[goal.per], language)}}"
    return " → ".join(words)


def expected_told(goal: Goal, kpi: Kpi | None, judgement: Judgement, language: str) -> str:
    """What the reading is held against: what was expected by its day, else the target, where the way is over or none is drawn; empty where nobody can say."""
    if _off(goal, judgement) is None:
        return ""
    return computed(judgement.expected, goal, kpi, judgement, language) or target_told(goal, kpi, judgement, language)


def variance_told(goal: Goal, kpi: Kpi | None, judgement: Judgement, language: str) -> str:
    """How far the reading is from that, with its sign: “-3.2 points”; of a range, how far it is outside; empty where nobody can say."""
    off = _off(goal, judgement)
    if off is None:
        return ""
    if off == 0 and goal.target and goal.target.is_range:
        return message("inside", language)
    return _signed(_decimal(off, goal, kpi, judgement), kpi, language)


def _off(goal: Goal, judgement: Judgement) -> Fraction | None:
    if judgement.reading is None or judgement.status in ("no-fresh-reading", "no-baseline", "not-started"):
        return None
    value, target = Fraction(judgement.reading.value), goal.target
    if target and target.min is not None and target.max is not None:
        return min(value - Fraction(target.min), Fraction(0)) + max(value - Fraction(target.max), Fraction(0))
    asked = judgement.target if judgement.expected is None else judgement.expected
    return None if asked is None else value - asked


def _change(value: Decimal, goal: Goal, kpi: Kpi | None, language: str) -> str:
    """A target that counts from the baseline: “+30%”, “+5 points”, “-40 people”."""
    if goal.mode == "relative":
        return ("+" if value > 0 else "") + locale.quantity(value, "%", language)
    return _signed(value, kpi, language)


def _signed(value: Decimal, kpi: Kpi | None, language: str) -> str:
    """A difference with its sign and unit; between two shares it is points."""
    sign = "+" if value > 0 else ""
    if _unit(kpi) != "%":
        return sign + locale.quantity(value, _unit(kpi), language)
    one = 1 if str(abs(value)) == "1" else 2
    return sign + counted("%(points)s point", "%(points)s points", one, points=value).said(language)


def _decimal(number: Fraction, goal: Goal, kpi: Kpi | None, judgement: Judgement) -> Decimal:
    if number.denominator == 1:
        return rounded(number, 0)
    places = max(_places(goal, kpi), 1 if _unit(kpi) == "%" else 0)
    others = [each for each in (Fraction(judgement.reading.value) if judgement.reading else None, judgement.target, Fraction(0)) if each not in (None, number)]
    shown = rounded(number, places)
    for more in range(1, _MORE + 1):
        if Fraction(shown) not in others:
            break
        shown = rounded(number, places + more)
    return shown


def _places(goal: Goal, kpi: Kpi | None) -> int:
    """The decimals that were written: the most that a reading, the baseline or a target in the KPI's own unit has."""
    written: list[Decimal | None] = [each.value for each in kpi.readings] if kpi else []
    if goal.baseline:
        written += [goal.baseline.value, goal.baseline.min, goal.baseline.max]
    if goal.target and goal.mode != "relative":
        written += [goal.target.value, goal.target.min, goal.target.max]
    return max((-int(each.as_tuple().exponent) for each in written if each is not None), default=0)


def _unit(kpi: Kpi | None) -> str | None:
    return kpi.unit if kpi else None
