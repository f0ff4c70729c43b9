"""What somebody wrote in, their own value written right out."""

from __future__ import annotations

import pytest

from playbook_gen.model.meant import day_meant, number_meant, thousands_meant


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("40 %", "write 40, digits only: the unit stands with the KPI, or as currency"),
        ("40%", "write 40, digits only: the unit"),
        ("12,5", "write 12.5"),
        ("1,200", "write 1200 or 1.200"),
        ("1.200,50", "write 1200.50"),
        ("10 000", "write 10000"),
        ("10'000", "write 10000"),
        ("-3,5", "write -3.5"),
        ("−3", "write -3"),
        ("20 EUR", "write 20, digits only: the unit"),
        ("20h", "write 20, digits only, without the unit"),
        ("+30 %", "write 30, digits only: the unit stands with the KPI, or as currency; with mode: additive or relative, if it comes on top of the baseline"),
        ("about ten", "write digits only, with a point for decimals and no unit: 12.5"),
        ("10-20", "write digits only"),
        ("", "write digits only"),
    ],
)
def test_number(text: str, hint: str) -> None:
    assert number_meant(text).startswith(hint)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("30.06.2026", "write 2026-06-30"),
        ("30/06/2026", "write 2026-06-30"),
        ("06/30/2026", "write 2026-06-30"),
        ("05/06/2026", "write 2026-06-05 or 2026-05-06"),
        ("5.6.2026", "write 2026-06-05"),
        ("2026/6/5", "write 2026-06-05"),
        ("2026.06.05", "write 2026-06-05"),
        ("31.06.2026", "check the day and the month: the calendar has no such day"),
        ("June 2026", "write 2026-06-30 if you mean its end"),
        ("Giugno 2026", "write 2026-06-30 if you mean its end"),
        ("30 June 2026", "write 2026-06-30"),
        ("31 June 2026", "write year-month-day: 2026-03-31"),
        ("the end of 2026", "write 2026-12-31 if you mean the end of 2026"),
        ("beginning of 2026", "write 2026-01-01 if you mean the beginning of 2026"),
        ("Q2 2026", "write 2026-06-30 if you mean its end"),
        ("as soon as the budget of 2026 is there", "write year-month-day: 2026-03-31"),
        ("31/06/2027", "check the day and the month: the calendar has no such day"),
        ("30.06.26", "write year-month-day: 2026-03-31"),
    ],
)
def test_day(text: str, hint: str) -> None:
    assert day_meant(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("June 2026", "write 2026-06-01 if you mean its beginning"),
        ("Q2 2026", "write 2026-04-01 if you mean its beginning"),
        ("2026 (spring)", "write 2026-01-01 if you mean the beginning of 2026"),
        ("end of 2026", "write 2026-12-31 if you mean the end of 2026"),
    ],
)
def test_day_on_which_something_starts(text: str, hint: str) -> None:
    assert day_meant(text, "start") == hint


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("10.000", "“10.000” is read as 10", "write 10000 if the point groups thousands, else 10"),
        ("-1.250", "“-1.250” is read as -1.25", "write -1250 if the point groups thousands, else -1.25"),
        ("1.234", "“1.234” is read as a number with three decimals", "write 1234 if the point groups thousands, else 1.2340"),
    ],
)
def test_thousands(text: str, message: str, hint: str) -> None:
    assert thousands_meant(text) == (message, hint)
