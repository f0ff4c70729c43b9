"""What somebody wrote in, their own value written right out."""

from __future__ import annotations

import pytest

from playbook_gen.model.meant import day_meant, number_meant


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
        ("31.06.2026", "write year-month-day: 2026-03-31"),
        ("June 2026", "write year-month-day: 2026-03-31"),
        ("30.06.26", "write year-month-day: 2026-03-31"),
    ],
)
def test_day(text: str, hint: str) -> None:
    assert day_meant(text) == hint
