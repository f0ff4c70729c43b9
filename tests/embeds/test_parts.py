"""`/// playbook | …` in hand-written Markdown → a live part in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from playbook_gen.embeds.parts import parts
from tests.embeds.conftest import BARE, PLAN

Embed = Callable[..., tuple[str, list[str]]]
SHOWN = {
    "scorecard trail": ("At this pace", "../strategies/trail/ogst/#goal-more"),
    "goals trail": ("Fewer letters", "no reading yet", "../strategies/trail/"),
    "goals trail goal=more": ("More answers",),
    "status-strip trail": ("2 goals:", 'class="pb-strip"'),
    "ogst-map trail": ("People trust us", "Answer at once", "pb-map"),
    "maturity-matrix trail": ("Observers", "<svg"),
    "maturity-matrix": ("<svg", 'href="../strategies/trail/"', "Scores"),
    "calendar trail month=2026-03": ("March 2026", "The spring walk", "open>"),
    "calendar trail": ("March 2026",),
    "persona anna": ("A quick answer", ">Anna</h", "nothing names this persona"),
    "persona anna strategy=trail": ("A quick answer",),
    "kpi share": ("<svg", ">Answers</h", "no formula yet"),
}


@pytest.mark.parametrize(("asked", "words"), SHOWN.items(), ids=SHOWN)
def test_a_part_shows(embed: Embed, html: Callable[[str], Any], asked: str, words: tuple[str, ...]) -> None:
    text, wrong = embed(f"# Home\n\n/// playbook | {asked}\n///\n\nAfter it.\n", page="about.md")
    assert wrong == []
    assert [each for each in words if each not in text] == []
    assert "<p>After it.</p>" in text
    assert "30 June 2026" in html(text).text
    assert "Fewer letters" not in text or "goal=" not in asked


def test_every_part_is_shown_here() -> None:
    assert {each.split()[0] for each in SHOWN} == set(parts())


EMPTY = ["scorecard bare", "status-strip bare", "ogst-map bare", "maturity-matrix bare", "calendar bare", "calendar trail month=2026-05"]


@pytest.mark.parametrize("asked", EMPTY)
def test_a_hole_is_a_hole(embed: Embed, asked: str) -> None:
    text, wrong = embed(f"/// playbook | {asked}\n///\n")
    assert wrong == []
    assert '<span class="pb-hole">nothing to show yet</span>' in text
    assert f'<a href="strategies/{asked.split()[1]}/' in text


def test_the_only_strategy_need_not_be_named(embed: Embed) -> None:
    text, wrong = embed("/// playbook | scorecard\n///\n", {"trail": PLAN})
    assert (wrong, "strategies/trail/scorecard/" in text) == ([], True)


@pytest.mark.parametrize(
    ("page", "directory_urls", "way"),
    [
        ("index.md", True, "strategies/trail/ogst/#goal-more"),
        ("about.md", True, "../strategies/trail/ogst/#goal-more"),
        ("guide/a/index.md", True, "../../strategies/trail/ogst/#goal-more"),
        ("guide/a/b.md", True, "../../../strategies/trail/ogst/#goal-more"),
        ("index.md", False, "strategies/trail/ogst.html#goal-more"),
        ("guide/a/b.md", False, "../../strategies/trail/ogst.html#goal-more"),
        ("strategies/trail/notes.md", True, "../ogst/#goal-more"),
    ],
)
def test_a_link_leads_from_where_it_stands(embed: Embed, html: Callable[[str], Any], page: str, directory_urls: bool, way: str) -> None:
    text, wrong = embed("[[goal:more]]\n\n/// playbook | scorecard trail\n///\n", page=page, directory_urls=directory_urls)
    assert wrong == []
    assert html(text).links.count(way) == 2


def test_a_part_that_stands_twice_has_its_own_ids(embed: Embed, html: Callable[[str], Any]) -> None:
    asked = ["kpi share", "ogst-map trail", "calendar trail month=2026-03", "persona anna", "maturity-matrix"]
    text, wrong = embed("".join(f"/// playbook | {each}\n///\n\n" for each in asked * 2))
    page = html(text)
    assert wrong == []
    assert len(page.ids) == len(set(page.ids)) > 20
    inside = [each[1:] for each in page.links if each.startswith("#")]
    named = [name for _, attributes in page.tags for key in ("aria-labelledby", "aria-describedby") for name in attributes.get(key, "").split()]
    assert len(named) > 4
    assert set(inside) | set(named) <= set(page.ids)


@pytest.mark.parametrize(("above", "levels"), [("", [1, 2]), ("# A\n\n## B\n\n", [3, 4]), ("# A\n\n##### B\n\n", [6, 6])])
def test_headings_go_on_below_those_around(embed: Embed, html: Callable[[str], Any], above: str, levels: list[int]) -> None:
    text, _ = embed(f"{above}/// playbook | persona anna\n///\n")
    found = html(text).headings[above.count("\n\n") :]
    assert [found[0], found[1]] == levels
    assert set(found[1:]) == {levels[1]}


def test_a_part_speaks_its_strategy_s_language(embed: Embed) -> None:
    text, _ = embed("/// playbook | scorecard\n///\n", {"trail": "language: it\n" + PLAN})
    assert 'lang="it"' in text
    assert "Ultima rilevazione" in text


def test_a_part_may_stand_in_lists_and_tabs(embed: Embed, html: Callable[[str], Any]) -> None:
    text, wrong = embed(
        '- one\n\n    /// playbook | scorecard trail\n    ///\n\n=== "Tab"\n\n    /// playbook | goals trail\n    ///\n',
        extensions=("pymdownx.tabbed", "pymdownx.superfences"),
    )
    assert wrong == []
    assert html(text).text.count("30 June 2026") == 2


CODE = ["`[[goal:none]]`", "```\n[[goal:none]]\n/// playbook | none\n///\n```", "    /// playbook | none\n    ///\n", "\\[[goal:none]]", "[[Goal]] and [[:x:]]"]


@pytest.mark.parametrize("text", CODE)
def test_code_is_code(embed: Embed, text: str) -> None:
    found, wrong = embed(text)
    assert wrong == []
    assert "<a" not in found


LINKS = {
    "[[goal:more]]": '<a href="strategies/trail/ogst/#goal-more">More answers</a>',
    "[[goal:trail/more]]": '<a href="strategies/trail/ogst/#goal-more">More answers</a>',
    "[[goal:more|our *first* goal]]": '<a href="strategies/trail/ogst/#goal-more">our *first* goal</a>',
    "[[goal:more|the `goal`]]": '<a href="strategies/trail/ogst/#goal-more">the goal</a>',
    "[[plan:bare]]": '<a href="strategies/bare/">Bare</a>',
    "[[persona:anna]]": '<a href="strategies/trail/personas/anna/">Anna</a>',
    "[[item:smi/budget|money]]": '<a href="strategies/trail/maturity/#item-smi-budget">money</a>',
    "[[item:trail/smi/budget|money]]": '<a href="strategies/trail/maturity/#item-smi-budget">money</a>',
    "[[pillar:here]]": '<a href="strategies/trail/channels/#pillar-here">From here</a>',
}


@pytest.mark.parametrize(("written", "shown"), LINKS.items(), ids=LINKS)
def test_a_link_leads_to_the_thing(embed: Embed, written: str, shown: str) -> None:
    text, wrong = embed(written)
    assert (wrong, shown in text) == ([], True), text


def test_a_link_may_stand_in_a_table(embed: Embed) -> None:
    text, wrong = embed("| a | b |\n|---|---|\n| [[goal:more\\|the goal]] | 2 |\n")
    assert wrong == []
    assert '<td><a href="strategies/trail/ogst/#goal-more">the goal</a></td>' in text


WRONG = {
    "/// playbook | scorcard trail\n///": "content/index.md:3:16 there is no part “scorcard”; did you mean “scorecard”?",
    "/// playbook\n///": "content/index.md:3:1 this says no part; write one, as in /// playbook | scorecard my-strategy; known are calendar, goals,",
    "/// playbook | scorecard trial\n///": "3:16 there is no strategy “trial”; did you mean “trail”?",
    "/// playbook | scorecard\n///": "3:16 this does not say of which strategy; write one of them: bare, trail",
    "/// playbook | scorecard trail bare\n///": "3:16 “bare” is one name too many; options are written as option=value",
    "/// playbook | scorecard trail month=3\n///": "“month” is no option of scorecard; scorecard has no options",
    "/// playbook | calendar trail moth=3\n///": "“moth” is no option of calendar; did you mean “month”?",
    "/// playbook | calendar trail month=3\n///": "“3” is not a month; write year-month, as in month=2026-03",
    "/// playbook | calendar trail month=2026-13\n///": "“2026-13” is not a month; write year-month, as in month=2026-03",
    "/// playbook | calendar trail month=2027-03\n///": "2027-03 is not in the strategy’s period; write a month from 2026-01 to 2026-12",
    "/// playbook | calendar trail month=2026-03 month=2026-04\n///": "“month” is there twice; leave one of them out",
    "/// playbook | goals trail goal=mor\n///": "there is no goal “mor” in “trail”; did you mean “more”?",
    "/// playbook | persona\n///": "this does not say which persona; write its id: persona my-persona",
    "/// playbook | persona ana\n///": "there is no persona “ana”; did you mean “anna”?",
    "/// playbook | persona anna strategy=bare\n///": "there is no persona “anna” in “bare”; None",
    "/// playbook | scorecard trail\n    month: 3\n///": "nothing belongs into this block; write options behind the part, and close it with ///",
    "/// playbook | scorecard trail\n\nThe rest.": "nothing belongs into this block; write options behind the part, and close it",
    "Our [[goal:mor]]": "content/index.md:3:5 there is no goal “mor”; did you mean “more”?",
    "[[gaol:more]]": "there are no things of the kind “gaol”; did you mean “goal”?",
    "[[plan:trial]]": "there is no strategy “trial”; did you mean “trail”?",
    "[[goal:trial/more]]": "there is no strategy “trial”; did you mean “trail”?",
    "[[item:smi/bugdet]]": "no strategy has an assessment with the item “smi/bugdet”; did you mean “smi/budget”?",
}


@pytest.mark.parametrize(("asked", "told"), WRONG.items(), ids=WRONG)
def test_what_is_not_there_is_told_in_its_place(embed: Embed, html: Callable[[str], Any], asked: str, told: str) -> None:
    text, wrong = embed(f"# Home\n\n{asked}\n\nThe rest stays.\n")
    assert len(wrong) == 1
    assert told in wrong[0]
    message = wrong[0].partition(" ")[2].partition(";")[0]
    assert message in html(text).text


def test_an_id_in_several_strategies_asks_for_the_strategy(embed: Embed) -> None:
    plans = {"one": PLAN, "two": PLAN}
    _, wrong = embed("[[goal:more]] [[item:smi/budget]]\n\n/// playbook | persona anna\n///\n", plans)
    assert [each.partition(" ")[2] for each in sorted(wrong)] == [
        "several strategies have a goal “more”; write [[goal:STRATEGY/more]] with one of them: one, two",
        "several strategies are measured by the item “smi/budget”; write [[item:STRATEGY/smi/budget]] with one of them: one, two",
        "several strategies have a persona “anna”; add strategy= and one of them: one, two",
    ]
    text, wrong = embed("[[goal:two/more]]\n\n/// playbook | persona anna strategy=two\n///\n", plans)
    assert (wrong, "strategies/two/ogst/#goal-more" in text, "strategies/two/personas/anna/" in text) == ([], True, True)


def test_what_fewer_may_see_is_not_there(embed: Embed) -> None:
    plan = PLAN.replace("anna: {title: Anna", "anna: {visible_to: leadership, title: Anna Secret")
    text, wrong = embed("[[persona:anna]]\n\n/// playbook | persona anna\n///\n", {"trail": plan, "bare": BARE})
    assert [each.partition(" ")[2] for each in wrong] == ["there is no persona “anna” for the audience “everyone”; None"] * 2
    assert "Secret" not in text
    assert embed("[[persona:anna]]\n", {"trail": plan}, audience="leadership")[1] == []


def test_problems_of_form_leave_the_page(embed: Embed) -> None:
    text, wrong = embed("# Home\n\n[[goal:more|Our goal]]\n\n/// playbook | scorecard trail\n///\n", {"trail": "title: [X]\n"})
    assert wrong == []
    assert "<p>Our goal</p>" in text
    assert 'class="admonition failure"' in text
    assert 'href="strategies/"' in text
