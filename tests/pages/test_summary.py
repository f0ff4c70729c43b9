"""The summary: the answer, what is asked, the goals, what is behind; holes where a strategy is silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HEAD = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"


@pytest.fixture
def summary(pages_of: Callable[..., Any], site: Callable[..., Path], html: Callable[[str], Any]) -> Callable[[str], Any]:
    """The summary of a strategy whose title and period are there already."""
    return lambda text: html(pages_of(site({"strategies/x.yml": HEAD + text}) / "strategies").pages["strategies/x/index.md"].html)


def test_a_strategy_of_one_objective_shows_it_and_says_what_is_missing(summary: Callable[[str], Any]) -> None:
    text = summary("objectives: {only: {title: People trust us, outcome: Fewer complaints}}").text
    assert "This strategy has no goal yet: nobody can tell whether it works." in text
    assert "Objectives People trust us Fewer complaintsThe one thing not said yet Goals no goal yet" in text
    assert "no stage is covered yet" in text


def test_the_decision_comes_before_the_goals_with_its_options_at_hand(summary: Callable[[str], Any]) -> None:
    decision = "{title: A second host, question: Shall we?, options: [Yes, Not now], recommendation: Yes, needed_by: 2026-07-10}"
    text = summary(f"decisions: {{d: {decision}}}\ngoals: {{g: {{title: G}}}}").text
    assert "1 goal: – 1 no target. 1 decision is asked of leadership by 10 July 2026." in text
    assert (
        "What we ask of you A second host We recommend: Yes By 10 July 2026 The question and the options Shall we? YesNot now The one thing not said yet Goals"
        in text
    )


def test_eight_goals_stand_on_the_screen_and_the_rest_is_counted(summary: Callable[[str], Any]) -> None:
    found = summary("goals:\n" + "".join(f"  g{number}: {{title: Goal {number}}}\n" for number in range(1, 14)))
    assert "Goal 8" in found.text
    assert "5 more on the scorecard" in found.text
    assert "Goal 9" not in found.text


def test_a_goal_shows_now_target_due_and_owner(summary: Callable[[str], Any]) -> None:
    text = summary(
        "team: {o: {title: Host}}\n"
        "goals: {g: {title: G, kpi: k, baseline: {value: 120}, target: 30, mode: relative, by: 2026-12-31, owner: o}}\n"
        "kpis: {k: {title: K, unit: people, better: higher, cadence: monthly, readings: [{date: 2026-06-30, value: 130}]}}"
    ).text
    assert "G 31 Dec 2026 · Host" in text
    assert "130 people target +30% → 156 people" in text
    assert "Expected by now: 138 people; at this pace 140 people." in text


def test_the_organisation_is_not_said_twice(summary: Callable[[str], Any]) -> None:
    head = "organisation: AsyncAPI\nowner: o\nteam: {{o: {{title: {}}}}}".format
    assert summary(head("AsyncAPI")).text.count("AsyncAPI") == summary(head("Somebody")).text.count("AsyncAPI")
