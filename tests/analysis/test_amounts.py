"""How a goal's numbers are printed: no more digits than were read off, and never so few that two numbers that differ look like one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from playbook_gen.analysis.amounts import computed, expected_told, target_told, target_words, variance_told
from playbook_gen.analysis.status import Judgement, judge
from playbook_gen.model.kpi import Kpi, Reading
from playbook_gen.model.measure import Baseline, Target
from playbook_gen.model.ogst import Goal

START, DAY = date(2026, 1, 1), date(2026, 6, 30)


def kpi(value: str, unit: str | None = "people", cadence: str = "monthly") -> Kpi:
    return Kpi.model_construct(id="k", title="K", unit=unit, cadence=cadence, readings=(Reading.model_construct(date=DAY, value=Decimal(value)),))


def goal(target: str, baseline: str | None = None, /, **more: object) -> Goal:
    known = Baseline.model_construct(value=Decimal(baseline)) if baseline else None
    values = {"id": "g", "title": "G", "target": Target.model_construct(value=Decimal(target)), "baseline": known, "by": date(2026, 12, 31), **more}
    return Goal.model_construct(**values)


@pytest.mark.parametrize(
    ("number", "reading", "unit", "told"),
    [
        ("3692/10", "310", "people", "369 people"),
        ("3692/10", "310.5", "hours", "369.2 hours"),
        ("49/2", "22", "%", "24.5%"),
        ("49/2", "22.25", "%", "24.50%"),
        ("24", "22.25", "%", "24%"),
        ("100/3", "12.50", "EUR", "€33.33"),
        ("1001/10", "90", None, "100.1"),
        ("901/10", "90", "people", "90.1 people"),
        ("1/3", "5", "people", "0.3 people"),
        ("3995/10", "310", "people", "400 people"),
    ],
    ids=["a count is whole", "as read off", "per cent, one more", "no fewer", "whole", "money", "not the target", "not the reading", "not nothing", "half up"],
)
def test_a_computed_number_has_the_digits_that_were_read_off(number: str, reading: str, unit: str | None, told: str) -> None:
    judgement = Judgement("on-course", 11, Reading.model_construct(date=DAY, value=Decimal(reading)), target=Fraction(100))
    assert computed(Fraction(number), goal("100", "10"), kpi(reading, unit), judgement, "en") == told


@pytest.mark.parametrize(
    ("aim", "unit", "value", "words"),
    [
        (goal("30"), "%", "30%", "30%"),
        (goal("30.0"), "hours", "30.0 hours", "30.0 hours"),
        (goal("30", "120", mode="relative"), "people", "156 people", "+30% → 156 people"),
        (goal("-25", "120", mode="relative"), "people", "90 people", "-25% → 90 people"),
        (goal("6", "22", mode="additive"), "%", "28%", "+6 points → 28%"),
        (goal("1", "22", mode="additive"), "%", "23%", "+1 point → 23%"),
        (goal("40", "22", mode="additive"), "people", "62 people", "+40 people → 62 people"),
        (goal("12", per="month"), "hours", "12 hours", "12 hours per month"),
        (goal("30", mode="relative"), "people", "", "+30%"),
        (goal("0", target=Target.model_construct(min=Decimal(2), max=Decimal(6))), "minutes", "2 – 6 minutes", "2 – 6 minutes"),
        (goal("0", target=None), "minutes", "", ""),
    ],
)
def test_a_target_is_told_as_written_and_as_what_it_comes_to(aim: Goal, unit: str, value: str, words: str) -> None:
    measured = kpi("24", unit)
    judgement = judge(aim, measured, START, DAY)
    assert target_told(aim, measured, judgement, "en") == value
    assert target_words(aim, measured, judgement, "en") == words


@pytest.mark.parametrize(
    ("aim", "reading", "unit", "expected", "variance"),
    [
        (goal("28", "22"), "22.9", "%", "25.0%", "-2.1 points"),
        (goal("28", "22"), "30", "%", "28%", "+2 points"),
        (goal("9", per="month"), "8", "%", "9%", "-1 point"),
        (goal("0", target=Target.model_construct(min=Decimal(2), max=Decimal(6))), "8", "minutes", "2 – 6 minutes", "+2 minutes"),
        (goal("0", target=Target.model_construct(min=Decimal(2), max=Decimal(6))), "1", "minutes", "2 – 6 minutes", "-1 minutes"),
        (goal("0", target=Target.model_construct(min=Decimal(2), max=Decimal(6))), "3", "minutes", "2 – 6 minutes", "inside"),
        (goal("28", by=date(2026, 6, 1)), "20", "%", "28%", "-8 points"),
        (goal("28"), "20", "%", "", ""),
        (goal("28", "22", start=date(2026, 9, 1)), "20", "%", "", ""),
    ],
    ids=["on the way", "met", "each month", "above", "below", "inside", "over", "no baseline", "not started"],
)
def test_a_variance_is_the_reading_against_what_was_expected(aim: Goal, reading: str, unit: str, expected: str, variance: str) -> None:
    measured = kpi(reading, unit)
    judgement = judge(aim, measured, START, DAY)
    assert expected_told(aim, measured, judgement, "en") == expected
    assert variance_told(aim, measured, judgement, "en") == variance
