"""Which readings are due within thirty days: KPIs in, days out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from playbook_gen import Settings, check
from playbook_gen.analysis.readings import due
from playbook_gen.model.kpi import Kpi

CASES = [
    ("one cadence after the last reading", "{cadence: monthly, readings: [{date: 2026-06-15, value: 1}]}", "2026-07-16"),
    ("a quarter where there is no cadence", "{readings: [{date: 2026-04-01, value: 1}]}", "2026-07-02"),
    ("late already", "{cadence: weekly, readings: [{date: 2026-05-31, value: 1}]}", "2026-06-07"),
    ("the first one, a cadence after the start", "{cadence: quarterly}", "2026-04-03"),
    ("the thirtieth day counts", "{cadence: daily, readings: [{date: 2026-07-29, value: 1}, {date: 2026-06-29, value: 1}]}", "2026-06-30"),
    ("later than thirty days", "{cadence: quarterly, readings: [{date: 2026-06-30, value: 1}]}", None),
    ("a reading of a later day is not looked at", "{cadence: weekly, readings: [{date: 2026-06-20, value: 1}, {date: 2026-07-20, value: 1}]}", "2026-06-27"),
]


def found(root: Path, day: date = date(2026, 6, 30)) -> list[tuple[str, str]]:
    checked = check(root / "strategies", Settings(day))
    assert checked.diagnostics == ()
    plan = checked.playbook.plans["x"]
    return [(each.kpi.id, str(each.by)) for each in due(plan, [k for k in checked.playbook.links["x"].of_kind("kpi") if isinstance(k, Kpi)], day)]


@pytest.mark.parametrize(("fields", "by"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_due(site: Callable[[Mapping[str, str]], Path], fields: str, by: str | None) -> None:
    kpi = fields.replace("{", "{title: K, ", 1)
    root = site({"strategies/x.yml": f"title: T\nperiod: {{start: 2026-01-01, end: 2026-12-31}}\nkpis:\n  k: {kpi}\n"})
    assert found(root) == ([("k", by)] if by else [])


@pytest.mark.parametrize("head", ["status: retired\nperiod: {start: 2026-01-01, end: 2026-12-31}", "period: {start: 2025-01-01, end: 2026-06-29}"])
def test_a_strategy_of_the_past_wants_no_more(site: Callable[[Mapping[str, str]], Path], head: str) -> None:
    assert found(site({"strategies/x.yml": f"title: T\n{head}\nkpis:\n  k: {{title: K}}\n"})) == []


def test_earliest_first(site: Callable[[Mapping[str, str]], Path]) -> None:
    kpis = "a: {title: A, cadence: monthly}\n  b: {title: B, cadence: weekly}\n  c: {title: C, cadence: monthly}"
    root = site({"strategies/x.yml": f"title: T\nperiod: {{start: 2026-01-01, end: 2026-12-31}}\nkpis:\n  {kpis}\n"})
    assert found(root) == [("b", "2026-01-08"), ("a", "2026-02-01"), ("c", "2026-02-01")]
