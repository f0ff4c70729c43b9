"""The tables: goals and KPIs in, CSV out that a spreadsheet does not run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from playbook_gen import Settings, check
from playbook_gen.exports.csv import as_tables, harmless
from tests.hostile import SETTINGS, attacks, quoted

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


@pytest.mark.parametrize(
    ("text", "harmless_text"),
    [("a;=1+1;b", "a;'=1+1;b"), ('a;"=1+1;b', "a;'\"=1+1;b"), ("a\t@A1", "a\t'@A1"), ("=1;=2", "'=1;'=2"), (";＝1", ";'＝1"), (";;-1", ";;'-1")],
)
def test_where_cells_end_at_a_semicolon_nothing_runs_either(text: str, harmless_text: str) -> None:
    """As in Italy and Germany, where a comma stands in numbers: quotation marks do not keep such a cell whole, as its line began without one."""
    assert harmless(text) == harmless_text


def test_no_attack_is_a_formula(site: Callable[[Mapping[str, str]], Path]) -> None:
    """Whichever of the usual separators a spreadsheet takes."""
    goals = "".join(f"  g{number}: {{title: {quoted(each)}, kpi: k{number}}}\n" for number, each in enumerate(attacks()[0]))
    kpis = "".join(f"  k{number}: {{title: {quoted(each)}, formula: {quoted(each)}, unit: {quoted(each)}}}\n" for number, each in enumerate(attacks()[0]))
    checked = check(
        site({"strategies/x.yml": f"title: X\nperiod: {{start: 2026-01-01, end: 2026-12-31}}\ngoals:\n{goals}kpis:\n{kpis}"}) / "strategies", SETTINGS
    )
    assert not checked.stops
    text = "".join(as_tables(checked.playbook, SETTINGS).values())
    for separator in ",;\t":
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=separator) for cell in row]
        assert [cell for cell in cells if re.match(r"[=+@\t\r＝＋－＠]|-(?![\d.]+\Z)", cell)] == [], separator


@pytest.mark.parametrize("value", ["a=b", "", None, -1, -2.5, "'=1", "soon; maybe", "5 = 5; -5 is less"])
def test_what_does_not_run_stays(value: object) -> None:
    assert harmless(value) == value
