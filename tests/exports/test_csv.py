"""The tables: goals and KPIs in, CSV out that a spreadsheet does not run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from playbook_gen import Settings, check
from playbook_gen.exports.csv import as_tables, harmless

STRATEGY = """
title: X
period: {start: 2026-01-01, end: 2026-12-31}
goals:
  g: {title: "=HYPERLINK(1)", kpi: k, baseline: 10, target: -4, by: 2026-12-31}
  r: {title: "In a range, \\"always\\"", kpi: k, target: {min: 2, max: 4}, standing: true}
kpis:
  k: {title: "@SUM(1)", formula: "+1", unit: people, better: lower, cadence: monthly, readings: [{date: 2026-05-31, value: -1}]}
"""


def tables(root: Path) -> dict[str, list[dict[str, str]]]:
    settings = Settings(date(2026, 6, 30))
    checked = check(root / "strategies", settings)
    assert checked.diagnostics == ()
    return {name: list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))) for name, text in as_tables(checked.playbook, settings).items()}


def test_the_tables(site: Callable[[Mapping[str, str]], Path]) -> None:
    found = tables(site({"strategies/x.yml": STRATEGY}))
    goal, ranged = found["goals.csv"]
    assert goal["title"] == "'=HYPERLINK(1)"
    assert (goal["strategy"], goal["goal"], goal["status"], goal["baseline"], goal["target"], goal["actual"]) == ("x", "g", "on-course", "10", "-4", "-1")
    assert (ranged["title"], ranged["target"], ranged["by"]) == ('In a range, "always"', "2 – 4", "")
    (kpi,) = found["kpis.csv"]
    assert (kpi["title"], kpi["formula"], kpi["reading"], kpi["next_reading_by"]) == ("'@SUM(1)", "'+1", "-1", "2026-07-01")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\tx", "＝1", "\rx"])
def test_a_text_that_would_run_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", ["a=b", "", None, -1, -2.5, "'=1"])
def test_what_does_not_run_stays(value: object) -> None:
    assert harmless(value) == value
