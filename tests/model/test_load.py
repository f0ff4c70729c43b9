"""A strategies folder in; the playbook, its types and all its problems out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from playbook_gen import Checked, Settings, check
from playbook_gen.model.fields import Duration
from playbook_gen.model.strategy import Plan
from playbook_gen.settings import Limits

Site = Callable[[Mapping[str, str]], Path]
HEAD = "title: T\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"


def checked(site: Site, files: Mapping[str, str], limits: Limits | None = None) -> Checked:
    return check(site({f"strategies/{name}": text for name, text in files.items()}) / "strategies", Settings(date(2026, 6, 30), limits=limits or Limits()))


def plan(site: Site, text: str) -> Plan:
    found = checked(site, {"x.yml": text})
    assert found.diagnostics == ()
    return found.playbook.plans["x"]


def test_text_is_taken_as_it_is_written(site: Site) -> None:
    found = plan(
        site,
        """
        title: 2026
        period: {start: 2026-01-01, end: "2026-12-31"}
        organisation: no
        approved: {revision: 1.10}
        wont_do: [on, yes, True, 1e3, 0x1F, 12:30, 2026-01-01]
        team: {2026: {title: 0o17}}
        owner: 2026
        """,
    )
    assert (found.title, found.organisation) == ("2026", "no")
    assert found.approved is not None
    assert found.approved.revision == "1.10"
    assert found.wont_do == ("on", "yes", "True", "1e3", "0x1F", "12:30", "2026-01-01")
    assert found.team["2026"].title == "0o17"
    assert (found.period.end, found.owner) == (date(2026, 12, 31), "2026")


def test_numbers_days_and_spans(site: Site) -> None:
    found = plan(
        site,
        HEAD
        + """budget: {amount: 010, spent: 0.50}
objectives: {o: {title: O, rank: 1.0}}
goals: {g: {title: G, target: -3, baseline: {min: 1, max: 2}, standing: true}}
kpis: {k: {title: K, readings: [{date: 2026-02-28, value: 2}, {date: 2026-01-31, value: 1.50}]}}
calendar: {e: {title: E, date: 2026-03-02, time: 12:30}}
channels: {c: {title: C, lead_time: 1  business day, cadence: reactive}}
""",
    )
    assert found.budget is not None
    assert (found.budget.amount, str(found.budget.spent)) == (10, "0.50")
    assert found.objectives["o"].rank == 1
    goal, channel = found.goals["g"], found.channels["c"]
    assert goal.target is not None
    assert goal.baseline is not None
    assert (goal.target.value, goal.baseline.is_range, goal.standing) == (-3, True, True)
    assert [each.value for each in found.kpis["k"].series] == [Decimal("1.50"), 2]
    assert found.calendar["e"].time == "12:30"
    assert channel.cadence is not None
    assert (channel.lead_time, channel.cadence.reactive) == (Duration(Decimal(1), "business day"), True)


def test_one_reference_may_stand_for_a_list_of_one(site: Site) -> None:
    found = plan(site, HEAD + "channels: {c: {title: C}, d: {title: D}}\ntactics: {t: {title: T, channels: c}, u: {title: U, channels: [c, d]}}\n")
    assert (found.tactics["t"].channels, found.tactics["u"].channels) == (("c",), ("c", "d"))


def test_things_keep_the_order_of_the_author_and_know_their_ids(site: Site) -> None:
    found = plan(site, HEAD + "team: {z: {title: Z}, a: {title: A}, m: {title: M}}\n")
    assert [each.id for each in found.team.values()] == ["z", "a", "m"]


def test_a_final_line_break_is_dropped(site: Site) -> None:
    found = plan(site, HEAD + "organisation: |\n  One\nsummary: |\n  Two\n\n  three\n")
    assert (found.organisation, found.summary) == ("One", "Two\n\nthree")


def test_what_is_shared_fills_what_is_not_said(site: Site) -> None:
    shared = "organisation: Ours\nkind: public\nlanguage: it\n"
    found = checked(site, {"playbook.yml": shared, "x.yml": HEAD, "y.yml": f"{HEAD}kind: company\nlanguage: en\norganisation: Theirs\n"}).playbook.plans
    assert [(each.organisation, each.kind, each.language) for each in found.values()] == [("Ours", "public", "it"), ("Theirs", "company", "en")]


TEN = """
title: [T]
period: {start: 2026-01-01, end: 2026}
owner: nobody
status: done
wont_do: ""
budgt: {amount: 3}
team: {Lead: {title: L}}
goals: {g: {target: 1e5}}
tactics: {t: {title: T, effort: 9}}
"""


def test_ten_errors_are_ten_diagnostics_in_order(site: Site) -> None:
    found = checked(site, {"x.yml": TEN, "y.yml": HEAD}).diagnostics
    assert [(each.rule, each.place.line, each.place.column) for each in found] == [
        ("wrong-type", 1, 8),
        ("bad-date", 2, 34),
        ("unknown-reference", 3, 8),
        ("wrong-value", 4, 9),
        ("null", 5, 10),
        ("unknown-key", 6, 1),
        ("bad-id", 7, 8),
        ("missing-key", 8, 12),
        ("wrong-type", 8, 21),
        ("wrong-value", 9, 33),
    ]
    assert {each.strategy for each in found} == {"x"}
    assert [each.thing for each in found][-4:] == ["team:Lead", "goal:g", "goal:g", "tactic:t"]


def test_a_strategy_with_errors_is_left_out_and_the_others_stay(site: Site) -> None:
    found = checked(site, {"x.yml": TEN, "y.yml": HEAD, "z.yml": "a: [\n"})
    assert found.stops
    assert list(found.playbook.plans) == ["y"]
    assert {each.strategy for each in found.diagnostics} == {"x", "z"}


def test_the_same_input_gives_the_same_list(site: Site) -> None:
    files = {"x.yml": TEN, "y.yml": TEN, "playbook.yml": "goals: {}\nlanguage: fr\n"}
    assert checked(site, files).diagnostics == checked(site, files).diagnostics


@pytest.mark.parametrize(
    ("text", "limits", "place"),
    [
        (f"summary: {'a' * 21}\n", Limits(prose_characters=20), (3, 10)),
        (f"goals: {{g: {{title: G, rationale: {'a' * 21}}}}}\n", Limits(prose_characters=20), (3, 34)),
        ("calendar: {e: {title: E, date: 2026-01-01, repeat: FREQ=WEEKLY}}\n", Limits(occurrences=51), (3, 52)),
    ],
)
def test_too_large(site: Site, text: str, limits: Limits, place: tuple[int, int]) -> None:
    found = checked(site, {"x.yml": HEAD + text}, limits).diagnostics
    assert [(each.rule, (each.place.line, each.place.column)) for each in found] == [("too-large", place)]


@pytest.mark.parametrize(("text", "limits"), [("summary: 20 characters in all\n", Limits(prose_characters=20)), ("", Limits())])
def test_as_large_as_may_be(site: Site, text: str, limits: Limits) -> None:
    assert checked(site, {"x.yml": HEAD + text}, limits).diagnostics == ()


def test_places_are_where_things_begin(site: Site) -> None:
    playbook = checked(site, {"x/strategy.yml": HEAD, "x/goals.yml": "g: {title: G}\nh:\n  title: H\n"}).playbook
    place = playbook.places.of("x", "goal", "h")
    assert (place.file, place.line, place.column) == ("strategies/x/goals.yml", 2, 1)


@pytest.mark.parametrize("count", [9, 60])
def test_many_errors_hide_nothing(site: Site, count: int) -> None:
    text = HEAD + "goals:\n" + "".join(f"  g{each}: {{title: G, target: {{min: 3, max: 2}}, by: 2026}}\n" for each in range(count)) + "owner: nobody\n"
    found = checked(site, {"x.yml": text}).diagnostics
    assert sorted(each.rule for each in found) == sorted(["bad-date", "wrong-value"] * count + ["unknown-reference"])


def test_messages_are_for_people(site: Site) -> None:
    for each in checked(site, {"x.yml": TEN}).diagnostics:
        assert not re.search(r"pydantic|dict|tuple|\bstr\b|NoneType|Mapping\(", f"{each.message} {each.hint}")
