"""The scorecard: one line a KPI and goal, its numbers, the readings with their table."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from playbook_gen import Settings, check, render

HEAD = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
STRATEGY = (
    HEAD
    + """
team: {ada: {title: Ada}}
goals:
  double: {title: Half as many again, kpi: members, baseline: 104, target: 50, mode: relative, by: 2026-12-31, owner: ada}
  points: {title: Six points more, kpi: share, baseline: 22, target: 6, mode: additive, by: 2026-12-31}
  more: {title: A second goal, kpi: share, baseline: 22, target: 40, by: 2026-12-31}
  calm: {title: A calm desk, kpi: load, baseline: 30, target: {min: 15, max: 25}, standing: true}
  bare: {title: No way to measure it, target: 3, by: 2026-12-31}
kpis:
  likes: {title: Likes, level: outcome, readings: [{date: 2026-05-31, value: 5}]}
  members: {title: Members, unit: people, level: outcome, better: higher, cadence: monthly, owner: ada, readings: [{date: 2026-06-30, value: 131}]}
  share: {title: Share, unit: "%", level: impact, cadence: monthly, readings: [{date: 2026-05-31, value: 22}, {date: 2026-06-30, value: 24}]}
  load: {title: Load, unit: messages, cadence: monthly, readings: [{date: 2026-06-29, value: 27}]}
  many:
    title: Many
    level: input
    cadence: monthly
    readings:
      - {date: 2025-11-30, value: 1}
      - {date: 2025-12-31, value: 3}
      - {date: 2026-01-31, value: 2, series_break: true}
      - {date: 2026-02-28, value: 2.5}
      - {date: 2026-03-31, value: 4}
      - {date: 2026-04-30, value: 5}
      - {date: 2026-07-31, value: 99}
"""
)


@pytest.fixture
def scorecard(site: Callable[..., Path], html: Callable[[str], Any]) -> Callable[[str], Any]:
    """`scorecard(text)`: the page as HTML that can be asked; `.source` is what it was read from."""

    def page(text: str) -> Any:
        settings = Settings(as_of=date(2026, 6, 30))
        checked = check(site({"strategies/x.yml": text}) / "strategies", settings)
        assert checked.diagnostics == ()
        source = next(each.html for each in render(checked.playbook, settings) if each.kind == "scorecard")
        found = html(source)
        found.source = source
        return found

    return page


def rows(page: Any) -> list[str]:
    """The lines of the first table, as text."""
    table = page.source.partition("<table")[2].partition("</table>")[0]
    return [" ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", row, flags=re.DOTALL).split()) for row in table.split("<tr")[2:]]


def row(page: Any, words: str) -> str:
    (found,) = [each for each in rows(page) if words in each]
    return found


def test_impact_comes_first_and_what_only_flatters_last(scorecard: Callable[[str], Any]) -> None:
    found = [each.partition(">")[2] for each in rows(scorecard(STRATEGY))]
    heads = [each.strip() for each in found if each.strip() in ("Impact", "Outcome", "Input", "no level named", "Vanity KPI", "no KPI yet")]
    assert heads == ["Impact", "Outcome", "Input", "no level named", "Vanity KPI", "no KPI yet"]


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("Half as many again", ["131 people", "130 people", "+1 people", "+50% → 156 people", "from 104 people", "by 31 Dec 2026", "159 people"]),
        ("Six points more", ["24%", "25.0%", "-1.0 points", "+6 points → 28%", "from 22%"]),
        ("A calm desk", ["27 messages", "15 – 25 messages", "+2 messages", "from 30 messages", "standing"]),
        ("No way to measure it", ["○ no reading", "no baseline yet", "no owner yet"]),
        ("Many", ["5 30 Apr 2026", "no goal uses it"]),
    ],
)
def test_a_line_says_the_numbers_of_a_goal(scorecard: Callable[[str], Any], goal: str, told: list[str]) -> None:
    found = row(scorecard(STRATEGY), goal)
    assert [each for each in told if each not in found] == []


def test_a_kpi_of_two_goals_has_two_lines_and_is_named_in_each(scorecard: Callable[[str], Any]) -> None:
    page = scorecard(STRATEGY)
    assert "Share" in row(page, "Six points more")
    assert "Share" in row(page, "A second goal")


def test_many_readings_are_folded_newest_first(scorecard: Callable[[str], Any]) -> None:
    page = scorecard(STRATEGY)
    assert page.source.count("<details>") == 1
    table = page.source.partition("<summary>7 readings</summary>")[2].partition("</table>")[0]
    days = re.findall(r'<th scope="row">([^<]+)</th>', table)
    assert days[0] == "31 Jul 2026"
    assert days[-1] == "30 Nov 2025"
    assert table.count("after 30 Jun 2026: not counted") == 1
    assert table.count("new series") == 1


def test_late_readings_come_first_with_their_owner(scorecard: Callable[[str], Any]) -> None:
    text = scorecard(STRATEGY).text
    due = text.partition("Readings due in the next 30 days")[2].partition("Each KPI")[0]
    assert due.index("Many: 31 May 2026 late") < due.index("Load: 30 July 2026")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kpis: {k: {title: K}}", "This strategy has no goal yet : nobody can tell whether it works. 0 of 1 KPIs with a reading."),
        ("goals: {g: {title: G}}", "1 goal: – 1 no target. No KPI yet"),
    ],
)
def test_with_little_it_says_what_is_missing(scorecard: Callable[[str], Any], text: str, told: str) -> None:
    assert told.replace(" :", ":") in scorecard(HEAD + text).text.replace(" :", ":")


def test_a_column_that_says_nothing_is_left_out(scorecard: Callable[[str], Any]) -> None:
    page = scorecard(HEAD + "goals: {g: {title: G, kpi: k, target: 3, by: 2026-12-31}}\nkpis: {k: {title: K}}")
    heads = page.source.partition("<thead>")[2].partition("</thead>")[0]
    assert re.findall(r"<th[^>]*>([^<]+)", heads) == ["KPI and goal", "Last reading", "Status", "Target"]
    assert 'colspan="4"' in page.source


def test_headings_are_in_order_and_ids_stand_once(scorecard: Callable[[str], Any]) -> None:
    page = scorecard(STRATEGY)
    assert len(page.ids) == len(set(page.ids))
    assert all(later - earlier <= 1 for earlier, later in zip(page.headings, page.headings[1:], strict=False))
