"""A goal's status, clause by clause: the cases are data."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook_gen.analysis.status import judge
from playbook_gen.model.kpi import Kpi
from playbook_gen.model.ogst import Goal

CASES = yaml.load((Path(__file__).parents[1] / "cases" / "status.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def kpi_of(case: dict[str, Any]) -> Kpi:
    breaks = case.get("breaks", [])
    readings = [{"date": day, "value": value, **({"series_break": "true"} if day in breaks else {})} for day, value in case.get("readings", {}).items()]
    return Kpi.model_validate({"title": "K", **case.get("kpi", {"cadence": "monthly"}), "readings": readings})


@pytest.mark.parametrize("name", CASES)
def test_a_goal_is_judged(name: str) -> None:
    case = CASES[name]
    goal = Goal.model_validate({"title": "G", "kpi": "k", **case["goal"]})
    judgement = judge(goal, kpi_of(case), date(2026, 1, 1), date.fromisoformat(case["day"]))
    assert f"{judgement.status} {judgement.clause}" == case["is"]
    if "ratio" in case:
        assert judgement.ratio == Fraction(case["ratio"])
    if "expected" in case:
        assert judgement.expected == Fraction(case["expected"])


def test_every_clause_has_a_case() -> None:
    assert {int(case["is"].split()[1]) for case in CASES.values()} == set(range(1, 12))


def test_this_pace_leads_where_the_line_through_baseline_and_reading_leads() -> None:
    goal = Goal.model_validate({"title": "G", "target": "30", "baseline": "18", "start": "2026-01-01", "by": "2026-04-11"})
    kpi = kpi_of({"readings": {"2026-02-20": "22"}})
    judgement = judge(goal, kpi, date(2026, 1, 1), date(2026, 2, 20))
    assert judgement.pace == 26
    assert judgement.share == Fraction(1, 3)
