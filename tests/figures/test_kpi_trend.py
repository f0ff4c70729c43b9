"""A KPI over time: readings, targets and days in; lines, points and words out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook_gen.figures.kpi_spark import spark
from playbook_gen.figures.kpi_trend import HEIGHT, WIDTH, Aim, Reading, Trend, Words, trend
from playbook_gen.figures.labels import Box
from playbook_gen.render.environment import environment

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


def test_the_way_expected_leads_over_its_milestones_to_the_target() -> None:
    course = ((date(2026, 1, 1), Fraction(1)), (date(2026, 6, 30), Fraction(2)), (date(2026, 12, 31), Fraction(4)))
    figure = trend("t", [reading(1, "1"), reading(3, "2")], [Aim(Fraction(4), date(2026, 12, 31), "target 4", course=course)], WORDS)
    assert figure
    (line,) = figure.aims
    assert [each.x for each in line.course] == sorted(each.x for each in line.course)
    assert (line.course[-1].x, line.course[-1].y) == (line.end, line.y)
    assert line.stones == line.course[1:2]
    assert drawn(figure).count("<polyline") == 2


def test_a_range_is_a_band() -> None:
    figure = trend("t", [reading(1, "1"), reading(3, "2")], [Aim(Fraction(2), None, "target 2 – 6", upper=Fraction(6))], WORDS)
    assert figure
    (line,) = figure.aims
    assert line.top is not None
    assert line.top < line.y


def drawn(figure: Trend) -> str:
    return environment("en").get_template("figures/kpi_trend.svg.html").render(figure=figure)


def labels(figure: Trend) -> list[Box]:
    return [each.box for each in (figure.value, *(line.label for line in figure.aims)) if each]


VALUES = st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=2, max_size=30)
TARGETS = st.lists(st.fractions(-(10**9), 10**9), max_size=4)


@settings(deadline=None)
@given(values=VALUES, targets=TARGETS)
def test_everything_stands_inside_the_figure_and_no_words_on_others(values: list[Decimal], targets: list[Fraction]) -> None:
    readings = [Reading(date.fromordinal(739000 + index), value) for index, value in enumerate(values)]
    aims = [Aim(each, date.fromordinal(739050), f"target {float(each):.2f} by 1 May 2024") for each in targets]
    figure = trend("t", readings, aims, WORDS)
    assert figure
    points = [point for run in figure.runs for point in run]
    assert all(0 <= point.x <= WIDTH and 0 <= point.y <= figure.ground for point in points)
    assert all(0 <= line.y <= figure.ground < HEIGHT for line in figure.aims)
    boxes = labels(figure)
    assert all(Box(0, 0, WIDTH, figure.ground).holds(each) for each in boxes)
    assert not any(one.overlaps(other) for index, one in enumerate(boxes) for other in boxes[index + 1 :])


def test_two_goals_of_one_target_are_both_named() -> None:
    aims = [Aim(Fraction(4), date(2026, 12, 31), "target 4"), Aim(Fraction(4), date(2026, 12, 31), "target 4 too")]
    figure = trend("t", [reading(1, "1"), reading(3, "2")], aims, WORDS)
    assert figure
    assert len(labels(figure)) == 3


def test_many_readings_are_a_line_without_dots() -> None:
    figure = trend("t", [Reading(date.fromordinal(739000 + index), Decimal(index)) for index in range(365)], [], WORDS)
    assert figure
    assert drawn(figure).count("<circle") == 1


@settings(deadline=None)
@given(values=VALUES)
def test_a_spark_stays_small(values: list[Decimal]) -> None:
    figure = spark("From 1 to 2.", [Reading(date.fromordinal(739000 + index), value, index == 3) for index, value in enumerate(values)])
    assert figure
    assert all(0 <= point.x <= 90 and 0 <= point.y <= 22 for run in figure.runs for point in run)
    assert len(environment("en").get_template("figures/kpi_spark.svg.html").render(figure=figure)) < 720


def test_one_reading_is_no_spark() -> None:
    assert spark("w", [reading(1, "3")]) is None


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
