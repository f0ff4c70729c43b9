"""The review page and what the summary and the portfolio tell of it: findings in plain words, grouped, with place and what to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playbook_gen.rules import rules

PLAN = """
title: X
period: {start: 2026-01-01, end: 2026-12-31}
status: approved
human: We sign with a first name
goals:
  a: {title: Goal A, by: 2026-12-31}
  b: {title: Goal B}
  c: {title: Goal C, accept: {goal-without-deadline: The board decides in July, no-human: x}}
kpis:
  k: {title: Kappa, source: survey}
"""
RULES = ("goal-without-deadline", "kpi-incomplete", "no-one-thing", "no-human")
HIDDEN = "What fewer people may see than those whom this site is for was not looked at, so something may seem to be missing that is only hidden."
Pages = Callable[..., Any]
Site = Callable[..., Path]


@pytest.fixture
def page(pages_of: Pages, site: Site, html: Callable[[str], Any]) -> Callable[..., Any]:
    """`page(name, text, …)` is one page of a single strategy, `x/review` unless told."""

    def one(text: str = PLAN, path: str = "strategies/x/review.md", shared: str = "", **choices: Any) -> Any:
        files = {"strategies/x.yml": text} | ({"strategies/playbook.yml": shared} if shared else {})
        return html(pages_of(site(files) / "strategies", **({"select": RULES} | choices)).pages[path].html)

    return one


def test_findings_stand_under_what_they_concern_the_strategy_first(page: Callable[..., Any]) -> None:
    text = page().text
    assert "■ 1 serious, ▲ 1 to mend, ○ 1 worth a thought" in text
    places = [text.index(each) for each in ("The strategy as a whole", "Goals", "A goal without a deadline", "KPIs", "Accepted The author")]
    assert places == sorted(places)


def test_a_finding_has_its_thing_its_line_why_it_matters_and_what_to_write(page: Callable[..., Any]) -> None:
    found = page()
    assert "This goal has no deadline. Goal B x.yml:7" in found.text
    assert "Without a day nobody can say that a goal was missed" in found.text
    assert "What to write: Add by: with the day" in found.text
    assert "../ogst/#goal-b" in found.links


def test_the_line_is_a_link_where_the_site_knows_its_files(page: Callable[..., Any]) -> None:
    assert "https://git.example.org/edit/main/strategies/x.yml#L7" in page(source_base="https://git.example.org/edit/main/").links


def test_what_is_accepted_stands_with_its_reason_and_is_not_counted(page: Callable[..., Any]) -> None:
    text = page().text
    accepted = text[text.index("Accepted") :]
    assert "A goal without a deadline: Goal C x.yml:8 The board decides in July" in accepted
    assert "Goal C does not occur now x" in accepted


def test_it_says_what_was_checked_and_what_could_not_be(page: Callable[..., Any]) -> None:
    text = page(select=(), ignore=("no-human",)).text
    checked = text[text.index("What was checked") :]
    assert f"As of 30 June 2026, {len(rules()) - 1} of the doctrine’s {len(rules())} rules were applied." in checked
    assert "Not asked, because this site leaves them out: " in checked
    assert "Nothing to look at, because the strategy has none of it: " in checked
    assert HIDDEN in checked


def test_it_does_not_say_whether_anything_is_hidden(page: Callable[..., Any]) -> None:
    with_secret, without = (page(PLAN + f"risks: {{r: {{title: R{told}}}}}\n").text for told in (", visible_to: staff", ""))
    assert HIDDEN in with_secret
    assert HIDDEN in without
    assert HIDDEN not in page(audience="leadership").text


def test_nothing_found_is_said(page: Callable[..., Any]) -> None:
    text = page(select=("no-human",)).text
    assert "Nothing found. The 1 rule of the doctrine that was applied is content." in text


def test_a_draft_says_that_it_counts_less(page: Callable[..., Any]) -> None:
    text = page(PLAN.replace("approved", "draft")).text
    assert "▲ 1 to mend, ○ 2 worth a thought. It is a draft, so each finding counts one step less." in text


def test_a_retired_strategy_is_checked_for_form_only(page: Callable[..., Any]) -> None:
    text = page(PLAN.replace("approved", "retired")).text
    assert "This strategy is retired. Only its form is checked." in text
    assert "The board decides in July" in text


def test_in_italian_everything_is(page: Callable[..., Any]) -> None:
    text = page(PLAN.replace("title: X", "title: X\nlanguage: it", 1)).text
    for english in ("goal", "deadline", "What", "to mend", "strategy", "Accepted"):
        assert english not in text.replace("goal-without", "")
    assert "■ 1 da risolvere" in text
    assert "Che cosa scrivere:" in text


def test_the_summary_has_the_count_and_the_three_that_matter_most(page: Callable[..., Any]) -> None:
    found = page(path="strategies/x/index.md", select=(*RULES, "goal-without-kpi"))
    section = found.text[found.text.index("What this strategy does not yet say") :]
    places = [section.index(each) for each in ("A goal without a deadline", "This goal has no KPI", "Kappa" if "Kappa" in section else "This KPI does not say")]
    assert places == sorted(places)
    assert "and 2 more like it" in section
    assert "All findings: ■ 1 serious, ▲ 4 to mend, ○ 1 worth a thought" in section
    assert "review/#goal-without-deadline-error" in found.links


def test_what_is_shared_stands_on_the_portfolio_once(page: Callable[..., Any]) -> None:
    shared = "kpis: {s: {title: Sigma}}\nteam: {t: {title: T, accept: {personal-data: It is a role}, contact: anna.rossi@example.org}}\n"
    options = {"shared": shared, "select": (*RULES, "kpi-unused", "personal-data")}
    found = page(path="strategies/index.md", **options)
    section = found.text[found.text.index("What the shared part does not yet say") :]
    assert "Sigma playbook.yml:1" in section
    assert "Sigma" not in page(**options).text


def test_one_rule_may_find_something_in_two_sections(page: Callable[..., Any]) -> None:
    plan = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
    found = page(f"{plan}kpis: {{k: {{title: TBD}}}}\nrisks: {{r: {{title: TBD}}}}\n", select=("placeholder-text",))
    assert [each for each in found.ids if "placeholder-text" in each] == ["kpis-placeholder-text-info", "risks-placeholder-text-info"]
