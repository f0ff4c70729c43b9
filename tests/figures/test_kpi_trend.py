"""A KPI over time: readings, targets and days in; lines, points and words out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.figures.kpi_trend import HEIGHT, WIDTH, Aim, Reading, Words, trend

WORDS = Words("A KPI", "From 1 to 3.", "3 %", "31 Jan 2026", "31 Dec 2026")


def reading(month: int, value: str, breaks: bool = False) -> Reading:
    return Reading(date(2026, month, 28), Decimal(value), breaks)


def test_one_reading_shows_no_way() -> None:
    assert trend("t", [reading(1, "3")], [], WORDS) is None


def test_more_is_higher_and_later_is_further_right() -> None:
    figure = trend("t", [reading(1, "1"), reading(2, "3"), reading(3, "2")], [], WORDS)
    assert figure
    ((first, second, third),) = figure.runs
    assert first.x < second.x < third.x
    assert first.y > third.y > second.y
    assert figure.last == third


def test_a_new_way_of_counting_breaks_the_line() -> None:
    figure = trend("t", [reading(1, "1"), reading(2, "2"), reading(3, "9", breaks=True), reading(4, "8")], [], WORDS)
    assert figure
    assert [len(run) for run in figure.runs] == [2, 2]


def test_a_target_stands_at_its_height_until_its_day() -> None:
    figure = trend("t", [reading(1, "1"), reading(3, "2")], [Aim(Fraction(4), date(2026, 12, 31), "target 4"), Aim(Fraction(1), None, "target 1")], WORDS)
    assert figure
    due, always = figure.aims
    assert due.y < figure.last.y < always.y
    assert due.end == always.end > figure.last.x


@given(values=st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=2, max_size=30), target=st.one_of(st.none(), st.fractions(-(10**9), 10**9)))
def test_everything_stands_inside_the_figure(values: list[Decimal], target: Fraction | None) -> None:
    readings = [Reading(date.fromordinal(739000 + index), value) for index, value in enumerate(values)]
    figure = trend("t", readings, [Aim(target, None, "target")] if target is not None else [], WORDS)
    assert figure
    points = [point for run in figure.runs for point in run]
    assert all(0 <= point.x <= WIDTH and 0 <= point.y <= HEIGHT for point in points)
    assert all(0 <= line.y <= HEIGHT and 0 < line.text_y < HEIGHT for line in figure.aims)
    assert 0 < figure.value_y < HEIGHT


STRATEGY = """
title: X
period: {start: 2026-01-01, end: 2026-12-31}
goals:
  g: {title: G, kpi: k, baseline: 0, target: 10, by: 2026-12-31}
kpis:
  k:
    title: "K </title><script>alert(1)</script>"
    unit: people
    readings: [{date: 2026-01-31, value: 1}, {date: 2026-06-30, value: 9}, {date: 2026-07-31, value: 99}]
  once: {title: Once, readings: [{date: 2026-01-31, value: 1}]}
"""


@pytest.mark.parametrize(
    ("language", "told"), [("en", "From 1 people on 31 January 2026 to 9 people on 30 June 2026."), ("it", "Da 1 people il 31 gennaio 2026")]
)
def test_the_scorecard_shows_it_with_its_words(pages_of_trend: Callable[..., Any], language: str, told: str) -> None:
    page = pages_of_trend(STRATEGY + f"language: {language}\n")
    assert page.count('<div class="playbook-figure playbook-figure--kpi-trend">') == 1
    assert told in page
    figure = page.partition("playbook-figure--kpi-trend")[2].partition("</svg>")[0]
    assert "9 people" in figure
    assert "99" not in figure
    assert "<script>" not in page


@pytest.fixture
def pages_of_trend(site: Callable[..., Path]) -> Callable[[str], str]:
    from playbook_gen import Settings, check, render

    def scorecard(text: str) -> str:
        settings = Settings(date(2026, 6, 30))
        checked = check(site({"strategies/x.yml": text}) / "strategies", settings)
        assert checked.diagnostics == ()
        return next(page.html for page in render(checked.playbook, settings) if page.kind == "scorecard")

    return scorecard
