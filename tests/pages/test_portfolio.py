"""The portfolio: all strategies, the worst first, with what waits; and what its list can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PERIOD = "period: {start: 2026-01-01, end: 2026-12-31}"
KPI = "kpis: {k: {title: K, better: higher, cadence: monthly, readings: [{date: 2026-06-30, value: 9}]}}"


def strategy(title: str, *lines: str) -> str:
    return "\n".join([f"title: {title}", PERIOD if not any("period" in each for each in lines) else "", *lines])


@pytest.fixture
def portfolio(pages_of: Callable[..., Any], site: Callable[..., Path], html: Callable[[str], Any]) -> Callable[..., Any]:
    """`portfolio(a="title: …")` is the portfolio of these strategies."""

    def one(**strategies: str) -> Any:
        folder = site({f"strategies/{id_}.yml": text for id_, text in strategies.items()}) / "strategies"
        return html(pages_of(folder).pages["strategies/index.md"].html)

    return one


def goals(target: int) -> str:
    return f"goals: {{g: {{title: G, kpi: k, baseline: 0, target: {target}, by: 2026-12-31}}}}\n{KPI}"


def test_the_worst_stands_first_and_a_strategy_without_goals_last(portfolio: Callable[..., Any]) -> None:
    found = portfolio(a=strategy("No goals"), b=strategy("Fine", goals(10)), c=strategy("Bad", goals(100)))
    text = found.text
    assert "3 strategies, 2 goals: ■ 1 off course, ● 1 on course. No decision waits." in text
    places = [text.index(each, text.index("Next review")) for each in ("Bad", "Fine", "No goals")]
    assert places == sorted(places)


def test_retired_strategies_count_in_no_figure(portfolio: Callable[..., Any]) -> None:
    text = portfolio(a=strategy("Gone", "status: retired", goals(100)), b=strategy("Fine", goals(10))).text
    assert "1 strategy, 1 goal: ● 1 on course." in text
    assert text.index("These count in no figure above.") < text.rindex("Gone")


def test_decisions_wait_in_the_order_of_their_days(portfolio: Callable[..., Any]) -> None:
    decision = "decisions: {{d: {{title: {}, needed_by: {}}}}}".format
    text = portfolio(a=strategy("A", decision("Later", "2026-09-01")), b=strategy("B", decision("Sooner", "2026-06-01"))).text
    assert "2 decisions wait, the first until 1 June 2026." in text
    assert text.index("Sooner") < text.index("Later")
    assert "by 1 Jun 2026 overdue" in text


def test_a_period_that_is_over_and_a_review_that_is_late_are_told(portfolio: Callable[..., Any]) -> None:
    text = portfolio(a=strategy("A", "period: {start: 2025-01-01, end: 2025-12-31}", "review: {every: month, next: 2026-05-01}")).text
    assert "draft · 2025 over · no owner yet" in text
    assert "1 May 2026 overdue" in text


def test_the_list_can_be_narrowed_by_what_differs(portfolio: Callable[..., Any]) -> None:
    one = strategy("A", "status: approved", "owner: o", "team: {o: {title: Owner}}", "tags: [rail, night]")
    two = strategy("B", "owner: o", "team: {o: {title: Owner}}")
    found = portfolio(a=one, b=two)
    assert [each["name"] for tag, each in found.tags if tag == "select"] == ["status", "tag"]
    assert {each["value"] for tag, each in found.tags if tag == "option"} == {"", "approved", "draft", "night", "rail"}
    rows = [(each["data-status"], each["data-tag"]) for tag, each in found.tags if tag == "tr" and "data-tag" in each]
    assert rows == [("approved", "rail\nnight"), ("draft", "")]


def test_one_strategy_is_not_narrowed(portfolio: Callable[..., Any]) -> None:
    assert "select" not in dict(portfolio(a=strategy("A", "tags: [rail]")).tags)
