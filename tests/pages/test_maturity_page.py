"""The maturity page where the demo does not go: no assessment yet, and a way of several steps."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from playbook_gen.pipeline import check, render
from playbook_gen.settings import Settings

INVESTMENT = (
    "dedicated-staff",
    "time-invested",
    "executive-briefing",
    "budget",
    "training",
    "cross-functional-buy-in",
    "staffed-to-volume",
    "crisis-readiness",
)
INNOVATION = (
    "in-channel-resolution",
    "tooling",
    "new-channel-adoption",
    "culture-empowerment",
    "private-messaging",
    "integration",
    "proactive-service",
    "listening",
)
PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"


def page(folder: Path) -> str:
    settings = Settings(as_of=date(2026, 6, 30))
    checked = check(folder / "strategies", settings)
    assert checked.diagnostics == ()
    return next(each.html for each in render(checked.playbook, settings) if each.kind == "maturity")


def test_an_assessment_of_a_later_day_is_listed_and_not_judged(site: Callable[..., Path]) -> None:
    html = page(site({"strategies/x.yml": PLAN + "maturity: {assessments: [{date: 2026-12-01, answers: {budget: 1}}]}"}))
    assert "There is no assessment up to 30 June 2026." in html
    assert "1 December 2026" in html
    assert "#item-smi-budget" not in html


def answers(investment: int, innovation: int) -> str:
    """Every item of an axis at one level; one is left unanswered."""
    levels = {**dict.fromkeys(INVESTMENT, investment), **dict.fromkeys(INNOVATION, innovation)}
    return ", ".join(f"{item}: {level}" for item, level in levels.items())


def test_the_way_is_told_step_by_step_and_a_quadrant_in_words(site: Callable[..., Path], html: Callable[[str], Any]) -> None:
    plan = f"""{PLAN}
tactics:
  brief: {{title: Brief the board, due: 2026-09-30, closes: smi/executive-briefing}}
  given-up: {{title: Given up, status: stopped, closes: smi/budget}}
maturity:
  assessments:
    - {{date: 2025-06-30, answers: {{{answers(0, 1)}}}}}
    - {{date: 2026-05-31, answers: {{{answers(1, 2)}}}}}
"""
    found = html(page(site({"strategies/x.yml": plan})))
    assert "Contenders: Investment low, Innovation high. Invest fully." in found.text
    assert "steps lead to #SocialFirst." in found.text
    way = found.text.partition("The scores then")[2].partition("It takes an effort of")[0]
    scores = [float(each) for each in re.findall(r"Investment ([\d.]+)", way)]
    assert scores == sorted(set(scores))
    assert len(scores) > 1
    assert scores[-1] >= 50
    assert way.count("#SocialFirst") == 1
    assert "31 May 2026Contenders33.366.7" in found.text
    closing = found.text.partition("Tactics that close a gap")[2].partition("All gaps, ranked")[0]
    assert "Brief the board planned · 30 Sept 2026" in closing
    assert "Given up" not in closing
