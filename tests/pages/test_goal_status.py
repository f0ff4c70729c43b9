"""Where a goal's status is shown: word and shape on every page that lists goals, counted worst first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from playbook_gen.pipeline import check, render
from playbook_gen.settings import Settings

STRATEGY = """
title: X
period: {start: 2026-01-01, end: 2026-12-31}
goals:
  good: {title: Good, kpi: k, baseline: 0, target: 10, by: 2026-12-31}
  bad: {title: Bad, kpi: k, baseline: 0, target: 100, by: 2026-12-31}
  unread: {title: Unread, target: 5, by: 2026-12-31}
strategies: {s: {title: S, goals: [bad]}}
tactics:
  late: {title: Late, strategy: s, start: 2026-02-01, due: 2026-05-31, status: running}
  due: {title: Due, strategy: s, start: 2026-02-01, due: 2026-08-31}
kpis:
  k: {title: K, unit: people, better: higher, cadence: monthly, readings: [{date: 2026-06-30, value: 9}]}
channels:
  c: {title: C, goals: [bad]}
"""


@pytest.fixture
def pages(site: Callable[..., Path]) -> dict[str, str]:
    settings = Settings(as_of=date(2026, 6, 30))
    checked = check(site({"strategies/x.yml": STRATEGY}) / "strategies", settings)
    assert checked.diagnostics == ()
    return {each.kind: each.html for each in render(checked.playbook, settings)}


def test_the_summary_counts_worst_first_and_says_what_is_off_course(pages: dict[str, str], html: Callable[..., object]) -> None:
    text = html(pages["summary"]).text  # type: ignore[attr-defined]  # the fixture's class is not importable here
    assert "3 goals: ■ 1 off course, ○ 1 no reading, ● 1 on course." in text
    assert "Expected by now: 49 people; at this pace 18 people." in text


def test_a_tactic_that_answers_too_late_is_told_as_overdue(pages: dict[str, str], html: Callable[..., object]) -> None:
    text = html(pages["summary"]).text  # type: ignore[attr-defined]  # the fixture's class is not importable here
    assert "Late (running, overdue since 31 May 2026) and 1 more" in text


@pytest.mark.parametrize("kind", ["portfolio", "summary", "ogst", "scorecard", "channel"])
def test_a_status_is_a_word_with_a_shape(pages: dict[str, str], kind: str, html: Callable[..., object]) -> None:
    assert '<span aria-hidden="true">■</span>' in pages[kind]
    assert "off course" in html(pages[kind]).text  # type: ignore[attr-defined]  # the fixture's class is not importable here
