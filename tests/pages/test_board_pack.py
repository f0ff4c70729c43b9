"""The board pack: its parts exist only where the strategy has something, its holes are named, and its sums mix nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from playbook_gen import Settings, check
from playbook_gen.pages.resources import resources

HEAD = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
OBJECTIVE = "objectives: {o: {title: O}}\n"


@pytest.fixture
def pack(site: Callable[..., Path], pages_of: Callable[..., Any], html: Callable[[str], Any]) -> Callable[[str], Any]:
    """`pack(text)` is the board pack of the strategy of that text, read; nothing where it has none."""

    def made(text: str) -> Any:
        page = pages_of(site({"strategies/x.yml": HEAD + text}) / "strategies").pages.get("strategies/x/board-pack.md")
        return page and html(re.sub(r"</(?:li|t[hd]|p|d[td]|h\d)>|<br>", r" \g<0>", page.html))

    return made


@pytest.fixture
def parts(site: Callable[..., Path], pages_of: Callable[..., Any]) -> Callable[[str], list[str]]:
    """`parts(text)` are the ids of the document's parts."""
    return lambda text: [
        each.id for each in pages_of(site({"strategies/x.yml": HEAD + text}) / "strategies").pages["strategies/x/board-pack.md"].headings if each.level == 2
    ]


def test_a_strategy_that_says_nothing_has_none(pack: Callable[[str], Any]) -> None:
    assert pack("") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OBJECTIVE, ["strategy", "appendix"]),
        ("goals: {g: {title: G}}\n", ["strategy", "scorecard", "variances", "appendix"]),
        ("kpis: {k: {title: K}}\n", ["scorecard", "appendix"]),
        ("decisions: {d: {title: D}}\n", ["decisions", "appendix"]),
        ("risks: {r: {title: R}}\n", ["risks", "appendix"]),
        ("maturity: {assessments: []}\n", ["maturity", "appendix"]),
        ("budget: {amount: 0, currency: EUR, per: year}\n", ["resources", "appendix"]),
        ("team: {t: {title: T, hours_per_week: 3}}\n", ["resources", "appendix"]),
        ("wont_do: [Dance]\n", ["wont-do", "appendix"]),
    ],
)
def test_a_part_exists_where_the_strategy_has_something_for_it(parts: Callable[[str], list[str]], text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_the_cover_names_what_is_missing(pack: Callable[[str], Any]) -> None:
    text = pack(OBJECTIVE).text
    assert "This strategy has no goal yet: nobody can tell whether it works." in text
    assert "Contents The strategy on a page Appendix Missing from this strategy: Team, Listening, " in text
    assert "Decisions, Risks, Money and hours, What we decided against." in text


def test_a_goal_stands_once_under_the_objective_of_the_highest_rank(pack: Callable[[str], Any]) -> None:
    objectives = "objectives: {b: {title: Second, rank: 2}, a: {title: First, rank: 1}, c: {title: Third}}\n"
    text = pack(objectives + "goals: {g: {title: Both, objectives: [a, b]}, s: {title: Stray}}\n").text
    strategy = text[text.index("1. The strategy on a page") : text.index("2. Scorecard")]
    assert strategy.count("no deadline yet") == 2
    assert (
        strategy.index("1. First") < strategy.index("Both –") < strategy.index("2. Second Served as well by: Both Third no goal yet Serving no objective Stray")
    )


KPIS = "kpis: {{{}}}\ngoals: {{{}}}\n".format(
    ", ".join(f"k{n}: {{title: Kpi {n}., better: higher, readings: [{{date: 2026-06-30, value: {n}}}]}}" for n in range(15)),
    ", ".join(f"g{n}: {{title: Goal {n}, kpi: k{n}, baseline: 0, target: {20 if n > 12 else 1}, by: 2026-12-31}}" for n in range(14)) + ", h: {title: No KPI}",
)


def test_the_scorecard_has_twelve_kpis_worst_first_and_says_what_it_leaves_out(pack: Callable[[str], Any]) -> None:
    text = pack(KPIS).text
    card = text[text.index("2. Scorecard") : text.index("3. What is behind")]
    assert card.count("Kpi ") == 12
    assert card.index("Kpi 0.") < card.index("Kpi 13.") < card.index("Kpi 1.")
    assert "2 more KPIs with goals stand no worse and are left out here; their goals are in the appendix." in card
    assert "1 goal has no KPI, so nobody can tell how it stands. 1 KPI serves no goal and is not shown here." in card


def test_of_a_kpi_with_several_goals_the_worst_stands_there(pack: Callable[[str], Any]) -> None:
    kpi = "kpis: {k: {title: K, better: higher, readings: [{date: 2026-06-30, value: 3}]}}\n"
    text = pack(
        kpi + "goals: {a: {title: A, kpi: k, baseline: 0, target: 2, by: 2026-12-31}, b: {title: B, kpi: k, baseline: 0, target: 90, by: 2026-12-31}}\n"
    ).text
    assert "K and 1 more goal that stands no worse ■ off course" in text


BEHIND = """
kpis: {k: {title: K, better: higher, readings: [{date: 2026-06-30, value: 3}]}}
goals: {g: {title: Far, kpi: k, baseline: 0, target: 90, by: 2026-12-31}, n: {title: Unread, target: 3, by: 2026-12-31}}
"""
ACTING = """
team: {t: {title: Tess}}
strategies: {s: {title: S, goals: [g]}}
tactics:
  late: {title: Late, strategy: s, due: 2026-05-31, status: running, owner: t}
  soon: {title: Soon, strategy: s, due: 2026-08-31}
  over: {title: Over, strategy: s, status: done}
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BEHIND, "no owner yet no tactic answers it Of 1 goal nobody can tell how it stands: ○ 1 no reading. They are in the appendix."),
        (BEHIND + ACTING, "Late: running, overdue since 31 May 2026, Tess Soon: planned, by 31 Aug 2026, no owner yet Of 1 goal"),
        ("goals: {g: {title: G}}\n", "No goal is known to be missed, off course or at risk. Of 1 goal nobody can tell how it stands: – 1 no target."),
    ],
)
def test_what_is_behind_is_told_with_who_acts(pack: Callable[[str], Any], text: str, told: str) -> None:
    assert told in pack(text).text


DECISIONS = """
decisions:
  b: {title: Later, needed_by: 2026-09-01, recommendation: Yes please}
  a: {title: Sooner, needed_by: 2026-07-01, question: Shall we?, options: [Yes, No]}
  c: {title: Old, decided: {date: 2026-01-05}}
  d: {title: New, decided: {date: 2026-02-05, outcome: Done so}}
"""


def test_decisions_are_asked_by_urgency_and_told_by_day(pack: Callable[[str], Any]) -> None:
    text = pack(DECISIONS).text
    assert "2 decisions are asked of leadership, the first by 1 July 2026." in text
    assert (
        "Sooner By 1 July 2026 Shall we? Yes No no recommendation yet Later By 1 September 2026 no question written no options yet We recommend: Yes please"
        in text
    )
    assert "Decided New: Done so 5 Feb 2026 Old: no outcome written 5 Jan 2026" in text


RISKS = """
risks:
  a: {title: Mild, likelihood: 1, impact: 2}
  b: {title: Grave, likelihood: 3, impact: 3}
  c: {title: Unjudged}
  d: {title: Also, likelihood: 1, impact: 2}
"""


def test_risks_stand_by_weight_and_their_numbers_in_the_grid(pack: Callable[[str], Any]) -> None:
    text = pack(RISKS).text
    assert "Impact 1 Impact 2 Impact 3 3 – – 1 2 – – – 1 – 2, 3 – No." in text
    assert "1 Grave 3 3 nothing written" in text
    assert "4 Unjudged not said not said" in text


MONEY = """
tactics:
  a: {title: A, budget: {amount: 100, currency: EUR, per: total}}
  b: {title: B, budget: {amount: 50.5, currency: EUR, per: total}}
  c: {title: C, budget: {amount: 7, currency: USD, per: total}}
  d: {title: D, budget: {amount: 9, currency: EUR, per: month}}
  e: {title: E}
  f: {title: F, budget: {amount: 999, currency: EUR, per: total}, status: stopped}
team: {t: {title: T, hours_per_week: 4}, u: {title: U}}
channels:
  x: {title: X, resources: {hours_per_week: 6, budget: {amount: 0, currency: EUR, per: year}}, paid: {budget: {amount: 20}}}
  y: {title: Y, resources: {hours_per_week: 90}, status: closed}
"""


def test_only_money_in_one_currency_and_for_one_span_is_added_up(pack: Callable[[str], Any]) -> None:
    text = pack(MONEY).text
    assert "Tactics €150.50 in total US$7 in total €9 / month 4 of 5" in text
    assert "Channels €0 / year 1 of 1 Paid reach 20 no currency no span of time 1 of 1" in text
    assert "What the team has 4 1 of 2 What the channels need 6 1 of 1 The channels need more hours than the team has." in text


@pytest.mark.parametrize(
    ("budget", "spent", "gone"),
    [
        ("{amount: 200, per: year, spent: 50, spent_by: 2026-07-01}", 25, 50),
        ("{amount: 200, per: total, spent: 300, spent_by: 2027-05-31}", 150, 100),
        ("{amount: 200, per: total, spent: 0, spent_by: 2025-12-01}", 0, 0),
        ("{amount: 200, per: month, spent: 50, spent_by: 2026-06-30}", 25, None),
        ("{amount: 200, spent: 50, spent_by: 2026-06-30}", 25, None),
        ("{amount: 200, per: year, spent: 50}", 25, None),
        ("{amount: 0, per: year, spent: 50, spent_by: 2026-07-01}", None, 50),
        ("{per: year, spent: 50, spent_by: 2026-07-01}", None, 50),
        ("{amount: 200, per: year}", None, None),
    ],
)
def test_the_share_spent_stands_against_the_share_of_the_period(site: Callable[..., Path], budget: str, spent: int | None, gone: int | None) -> None:
    checked = check(site({"strategies/x.yml": f"{HEAD}budget: {budget}\n"}) / "strategies", Settings(date(2026, 6, 30)))
    assert checked.diagnostics == ()
    found = resources(checked.playbook, checked.playbook.plans["x"])
    assert (found.spent, found.gone) == (spent, gone)


def test_money_for_a_year_is_not_held_against_a_longer_period(site: Callable[..., Path]) -> None:
    text = "title: X\nperiod: {start: 2026-01-01, end: 2027-12-31}\nbudget: {amount: 200, per: year, spent: 50, spent_by: 2026-07-01}\n"
    checked = check(site({"strategies/x.yml": text}) / "strategies", Settings(date(2026, 6, 30)))
    assert resources(checked.playbook, checked.playbook.plans["x"]).gone is None


PEOPLE = """
personas:
  a: {title: Ada, evidence: [{kind: interview, date: 2025-01-10}, {kind: survey, date: 2026-01-10}]}
  b: {title: Bea, evidence: [{kind: assumption, date: 2024-06-29}]}
  c: {title: Cem}
  d: {title: Dan, evidence: [{note: Heard it}]}
channels: {x: {title: Xylo, status: paused}, y: {title: Yodel}}
"""


def test_the_appendix_says_how_old_the_evidence_is_and_what_has_ended(pack: Callable[[str], Any]) -> None:
    text = pack(PEOPLE).text
    assert "Ada: interview, survey; newest evidence of 10 January 2026 Bea: assumption; newest evidence of 29 June 2024 older than two years" in text
    assert "Cem: assumed, without evidence Dan: kind not said; no date yet" in text
    assert "Channels: Yodel" in text
    assert "Channels paused or closed Xylo: paused" in text


def test_it_is_in_the_language_of_the_strategy(demo: Callable[..., Any]) -> None:
    page = demo().pages["strategies/piano-triennale-2020-2022/board-pack.md"]
    assert page.title == "Fascicolo per il consiglio"
    assert [each.title for each in page.headings][1:3] == ["1. La strategia in una pagina", "2. Quadro degli indicatori"]


def test_a_long_title_is_cut_in_the_running_line_only(pack: Callable[[str], Any]) -> None:
    found = pack(OBJECTIVE + 'organisation: "</style> & co"\n').text
    assert found.startswith("As of 30 June 2026 · X Board pack · </style> & co X")
