"""How far a goal has come: shares in, lengths out; and its words on a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook_gen import Settings, check
from playbook_gen.figures.kpi_progress import END, START, WIDTH, Progress, way, within
from playbook_gen.pages.goals import standings
from playbook_gen.render.environment import environment


def drawn(figure: Progress) -> str:
    return environment("en").get_template("figures/kpi_progress.svg.html").render(figure=figure)


def test_one_unit_is_one_per_cent_of_the_way() -> None:
    figure = way("w", "at-risk", Fraction(45, 100), Fraction(55, 100), [Fraction(1, 4)])
    assert (figure.bar, figure.expected, figure.stones, figure.clip) == ((START, 45.0), START + 55, (START + 25,), "")


@pytest.mark.parametrize(("made", "clip"), [(Fraction(0), ""), (Fraction(1), ""), (Fraction(-1), "left"), (Fraction(2), "right"), (Fraction(-1, 50), "")])
def test_what_lies_beyond_the_edge_is_marked(made: Fraction, clip: str) -> None:
    figure = way("w", "met", made)
    assert figure.clip == clip
    assert ("l-4 4 4 4z" in drawn(figure)) == (clip == "left")
    assert ("l4 4-4 4z" in drawn(figure)) == (clip == "right")


@pytest.mark.parametrize(("place", "reached", "clip"), [(Fraction(1, 2), 60.0, ""), (Fraction(0), 40.0, ""), (Fraction(9), 118.0, "right")])
def test_a_range_is_a_band_with_a_dot(place: Fraction, reached: float, clip: str) -> None:
    figure = within("w", "on-course", place)
    assert (figure.reached, figure.clip) == (reached, clip)
    assert drawn(figure).count("<circle") == (0 if clip else 1)


@settings(deadline=None)
@given(made=st.fractions(), expected=st.one_of(st.none(), st.fractions()), stones=st.lists(st.fractions(), max_size=3))
def test_everything_stands_inside_and_weighs_little(made: Fraction, expected: Fraction | None, stones: list[Fraction]) -> None:
    figure = way("45% of the way from 8.4 hours to 3 hours; 55% was expected by then.", "off-course", made, expected, stones)
    start, length = figure.bar
    assert 0 <= start <= start + length <= WIDTH
    assert all(0 <= each <= WIDTH for each in (figure.expected or 0, *figure.stones))
    assert len(drawn(figure)) <= 560
    assert END == 108.0


def test_its_words_are_safe() -> None:
    assert "<script>" not in drawn(way("</title><script>alert(1)</script>", "met", Fraction(1)))


HEAD = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
GOAL = HEAD + "kpis: {k: {title: K, unit: hours, cadence: monthly, readings: [{date: 2026-06-30, value: %s}]}}\ngoals: {g: {title: G, kpi: k, %s}}\n"


@pytest.mark.parametrize(
    ("value", "goal", "words"),
    [
        ("6.0", "baseline: 8.4, target: 3, by: 2026-12-31", "44% of the way from 8.4 hours to 3 hours; 49% was expected by then."),
        ("9", "baseline: 8.4, target: 3, by: 2026-12-31", "9 hours is behind 8.4 hours, where the way to 3 hours began."),
        ("2", "baseline: 8.4, target: 3, by: 2026-06-30", "119% of the way from 8.4 hours to 3 hours."),
        ("6", "baseline: 4, target: 100, mode: relative, by: 2026-12-31", "50% of the way from 4 hours to 8 hours; 49% was expected by then."),
        ("6", "baseline: 4, target: 8, standing: true", "50% of the way from 4 hours to 8 hours."),
        ("6", "baseline: {unknown: Not yet counted}, target: 8, by: 2026-12-31", "6 hours; 8 hours is asked for."),
        ("6", "target: 12, per: month, by: 2026-12-31", "6 hours; 12 hours is asked for."),
        ("6", "target: {min: 2, max: 8}, by: 2026-12-31", "6 hours; 2 – 8 hours is asked for."),
        ("6", "target: 0, standing: true", None),
        ("6", "baseline: 4, by: 2026-12-31", None),
    ],
)
def test_a_goal_says_how_far_it_has_come(site: Callable[..., Path], value: str, goal: str, words: str | None) -> None:
    settings = Settings(date(2026, 6, 30))
    checked = check(site({"strategies/x.yml": GOAL % (value, goal)}) / "strategies", settings)
    assert checked.diagnostics == ()
    figure = standings(checked.playbook, checked.playbook.plans["x"], settings)["g"].progress
    assert (figure.words if figure else None) == words


def test_without_a_reading_there_is_none(site: Callable[..., Path]) -> None:
    settings = Settings(date(2026, 6, 30))
    checked = check(site({"strategies/x.yml": HEAD + "goals: {g: {title: G, target: 3, by: 2026-12-31}}"}) / "strategies", settings)
    assert standings(checked.playbook, checked.playbook.plans["x"], settings)["g"].progress is None
