"""The maturity page where the demo does not go: no assessment yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playbook_gen.pipeline import check, render
from playbook_gen.settings import Settings

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
