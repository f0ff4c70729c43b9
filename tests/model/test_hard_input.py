"""Input that is hard: large but within the limits, long numbers, ids that are nearly right, readings that fewer may see."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from playbook_gen.pipeline import Checked, check, render
from playbook_gen.settings import Settings

HEAD = "title: T\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
SETTINGS = Settings(as_of=date(2026, 6, 30))


def steps(work: Callable[[], object]) -> int:
    """How many Python calls some work takes: a measure of its size that no busy machine changes."""
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def chain(length: int) -> str:
    return HEAD + "goals:\n" + "".join(f"  g{number}: {{title: x, parent: g{number + 1}}}\n" for number in range(length)) + f"  g{length}: {{title: x}}\n"


def team(length: int) -> str:
    return HEAD + "team:\n" + "".join(f"  r{number}: {{title: x}}\n" for number in range(length))


@pytest.mark.parametrize("strategy", [chain, team])
def test_twice_the_things_are_twice_the_work(site: Callable[..., Path], strategy: Callable[[int], str]) -> None:
    def checked(length: int) -> int:
        folder = site({"strategies/x.yml": strategy(length)}) / "strategies"
        return steps(lambda: check(folder, SETTINGS))

    checked(10)  # What is made once and kept is made here.
    assert checked(800) < 2.5 * checked(400)


def test_a_circle_is_named_once(site: Callable[..., Path]) -> None:
    folder = site({"strategies/x.yml": HEAD + "goals: {a: {title: A, parent: b}, b: {title: B, parent: a}, c: {title: C, parent: a}}\n"}) / "strategies"
    assert [(each.rule, each.thing) for each in check(folder, SETTINGS).diagnostics] == [("circular-reference", "goal:a")]


@pytest.mark.parametrize("unit", ["", "unit: '%', ", "unit: EUR, ", "unit: people, "])
@pytest.mark.parametrize("number", ["-99999999999999999999999999999", "0.0000000000000000000000000001", "123456789012345678901234.12345"])
def test_every_number_of_the_format_can_be_shown(site: Callable[..., Path], unit: str, number: str) -> None:
    strategy = f"""
    title: T
    period: {{start: 2026-01-01, end: 2026-12-31}}
    budget: {{amount: {number.removeprefix("-")}, currency: EUR}}
    goals: {{g: {{title: G, kpi: k, baseline: 0, target: {number}, by: 2026-12-31}}}}
    kpis: {{k: {{title: K, {unit}readings: [{{date: 2026-06-30, value: {number}}}]}}}}
    """
    checked: Checked = check(site({"strategies/x.yml": strategy}) / "strategies", SETTINGS)
    assert checked.diagnostics == ()
    assert render(checked.playbook, SETTINGS)


@pytest.mark.parametrize("section", ["personas", "channels"])
@pytest.mark.parametrize("id_", ["index", "index.html"])
def test_a_sheet_may_not_stand_where_the_index_stands(site: Callable[..., Path], section: str, id_: str) -> None:
    folder = site({"strategies/x.yml": HEAD + f"{section}: {{{id_}: {{title: X}}}}\n"}) / "strategies"
    assert [(each.rule, each.place.line) for each in check(folder, SETTINGS).diagnostics] == [("bad-id", 3)]


def test_readings_of_a_strategy_that_fewer_may_see_do_not_reach_a_kpi_that_more_may_see(site: Callable[..., Path]) -> None:
    files = {
        "strategies/playbook.yml": "kpis: {k: {title: K}}\n",
        "strategies/open.yml": HEAD + "goals: {g: {title: G, kpi: k}}\n",
        "strategies/secret/strategy.yml": HEAD + "visible_to: leadership\n",
        "strategies/secret/readings.csv": "kpi,date,value,note\nk,2026-02-01,424242,SECRET\n",
    }
    diagnostics = check(site(files) / "strategies", SETTINGS).diagnostics
    assert [(each.rule, each.place.file, each.place.line) for each in diagnostics] == [("reference-to-hidden", "strategies/secret/readings.csv", 2)]


def test_a_misspelt_id_is_one_error_and_the_reference_that_has_it_right_is_none(site: Callable[..., Path]) -> None:
    folder = site({"strategies/x.yml": HEAD + "goals: {Back_40: {title: G}}\nstrategies: {s: {title: S, goals: [back-40]}}\n"}) / "strategies"
    assert [(each.rule, each.place.line, each.hint) for each in check(folder, SETTINGS).diagnostics] == [("bad-id", 3, "write back-40")]


def test_the_newline_that_ends_a_block_belongs_to_no_id_and_no_day(site: Callable[..., Path]) -> None:
    strategy = HEAD + "owner: |\n  a\nteam: {a: {title: A}}\nreview:\n  next: |\n    2026-07-01\nprimary_intent: >\n  loyalty\n"
    assert check(site({"strategies/x.yml": strategy}) / "strategies", SETTINGS).diagnostics == ()


@pytest.mark.parametrize("line", ["wont_do: x", "team: x", "goals: [a]", "listening: {audience: {a: b}}", "status: [draft]", "source: x"])
def test_every_wrong_shape_has_a_hint(site: Callable[..., Path], line: str) -> None:
    (diagnostic,) = check(site({"strategies/x.yml": HEAD + line + "\n"}) / "strategies", SETTINGS).diagnostics
    assert diagnostic.rule == "wrong-type"
    assert diagnostic.hint
