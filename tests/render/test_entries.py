"""What a search finds: each thing at its place, with all its words, and nothing that is hidden."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from playbook_gen import Settings, check, render
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.pages import SearchEntry, homes, planned
from playbook_gen.render.page import RenderedPage

DEMO = Path(__file__).parents[2] / "strategies"
AS_OF = date(2026, 6, 30)
Pages = Mapping[str, RenderedPage]

PLAN = """
title: The plan
period: {start: 2026-01-01, end: 2026-12-31}
summary: "First **this**.\\n\\nThen [that](https://example.org) and [[goal:many]] & [[goal:many|more]]."
tags: [in spring]
goals:
  many: {title: Many <readers>, rationale: Because *we* say so, tags: [core]}
personas: {p: {title: Somebody, needs: [A plain "answer" & soon, 1. of 2], channels: c}}
channels: {c: {title: A channel, purpose: To be there, languages: [it]}}
governance: {raci: {Close a thread: {}}, rhythm: {weekly: Read together}}
listening: {audience: [{finding: They ask for trains}]}
maturity: {assessments: [{date: 2026-01-15, answers: {budget: {level: 1, evidence: Paid case by case}}}]}
"""


@pytest.fixture
def found(site: Callable[[Mapping[str, str]], Path]) -> Callable[..., dict[str, tuple[SearchEntry, ...]]]:
    """`found(text)` is what can be found on each page of a strategy."""

    def of(text: str = PLAN, **choices: Any) -> dict[str, tuple[SearchEntry, ...]]:
        settings = Settings(AS_OF, **choices)
        checked = check(site({"strategies/x.yml": text}) / "strategies", settings)
        assert [each.message for each in checked.diagnostics] == []
        return {page.path: page.entries for page in render(checked.playbook, settings)}

    return of


@cache
def demo(reference: bool = False) -> tuple[Any, Pages]:
    settings = Settings(AS_OF, audience="leadership", reference=reference)
    playbook = check(DEMO, settings).playbook
    return (playbook, settings), {page.path: page for page in render(playbook, settings)}


def test_pages_and_things_are_called_by_kind_and_title(found: Any) -> None:
    entries = found()
    assert entries["strategies/x/index.md"][0].title == "Strategy · The plan"
    assert [each.title for each in entries["strategies/x/ogst.md"]] == ["OGST · The plan", "Goal · Many <readers>"]
    assert entries["strategies/x/personas/p.md"][0].title == "Persona · Somebody · The plan"
    assert entries["strategies/index.md"][0].title == "Strategies"


def test_a_persona_may_be_called_as_the_strategy(found: Any) -> None:
    entries = found(PLAN.replace("Somebody", "The plan"))
    assert entries["strategies/x/personas/p.md"][0].title == "Persona · The plan · The plan"


def test_in_the_language_of_the_page(found: Any) -> None:
    entries = found("title: Il piano\nlanguage: it\nperiod: {start: 2026-01-01, end: 2026-12-31}\ngoals: {g: {title: Molti}}\n", reference=True, language="it")
    assert entries["strategies/x/ogst.md"][1].title == "Traguardo · Molti"
    assert entries["reference/rules/goal-without-deadline.md"][0].title.startswith("Regola · ")


def test_texts_are_plain(found: Any) -> None:
    entries = found()
    assert entries["strategies/x/index.md"][0].text == "First this. Then that and Many <readers> & more. · in spring"
    assert entries["strategies/x/ogst.md"][1].text == "Because we say so · core"
    assert entries["strategies/x/personas/p.md"][0].text == 'A plain "answer" & soon · 1. of 2'
    assert entries["strategies/x/channels/c.md"][0].text == "To be there"


def test_what_is_no_thing_is_found_on_its_page(found: Any) -> None:
    entries = found()
    governance, listening, maturity = (entries[f"strategies/x/{each}.md"] for each in ("governance", "listening", "maturity"))
    assert governance[0].text.endswith("Close a thread · Read together")
    assert listening[0].text.endswith("They ask for trains")
    assert "Paid case by case" not in maturity[0].text
    assert [each.anchor for each in maturity if each.text == "Paid case by case"] == ["item-smi-budget"]


def test_a_persona_is_called_so_by_its_own_page_only(found: Any) -> None:
    assert [path for path, entries in found().items() for each in entries if "Somebody" in each.title] == ["strategies/x/personas/p.md"]


def test_nothing_hidden_is_found(found: Any) -> None:
    text = PLAN.replace("title: Somebody,", "title: Somebody, visible_to: staff,") + "risks: {r: {title: Ruin, visible_to: leadership}}\n"
    assert "Somebody" not in str(found(text))
    assert "Ruin" not in str(found(text, audience="staff"))
    assert "Ruin" in str(found(text, audience="leadership"))


def test_each_entry_lands_on_an_element() -> None:
    _, pages = demo(reference=True)
    for page in pages.values():
        assert page.entries[0].anchor == "", page.path
        assert {each.anchor for each in page.entries[1:]} <= page.anchors, page.path
        places = [each.anchor for each in page.entries]
        assert len(places) == len(set(places)), page.path
        assert all(each.title.strip() for each in page.entries), page.path


def test_each_thing_is_found_at_its_home() -> None:
    (playbook, settings), pages = demo()
    homes_of = homes(planned(playbook, settings))
    for plan, links in playbook.links.items():
        for key, thing in links.things.items():
            home = homes_of[(plan, key)]
            titles = [each.title for each in pages[home.path].entries if each.anchor == home.anchor]
            assert titles, key
            assert thing.title in titles[0], key


def test_every_text_is_found(text_fields: Any, site: Callable[[Mapping[str, str]], Path]) -> None:
    import yaml

    tree = yaml.safe_dump(text_fields.filled("word"), allow_unicode=True, width=10_000)
    settings = Settings(AS_OF, audience="leadership")
    playbook = check(site({"strategies/x.yml": tree, "strategies/playbook.yml": text_fields.shared}) / "strategies", settings).playbook
    whole = " ".join(f"{each.title} {each.text}" for page in render(playbook, settings) for each in page.entries)
    words = set(whole.replace("·", " ").split())
    missing = {".".join(str(step) for step in path if isinstance(step, str)) for number, path in enumerate(text_fields.paths) if f"n{number}n" not in words}
    # Codes, addresses and what concerns the file rather than the strategy.
    assert {each for each in missing if not each.endswith(("language", "languages", "url")) and ".accept." not in each} == set()


def test_the_reference_is_found_word_by_word() -> None:
    _, pages = demo(reference=True)
    words = {each.anchor: each for each in pages["reference/glossary.md"].entries}
    assert words["word-baseline"].title == "Glossary · Baseline"
    assert words["word-baseline"].text.startswith("Where a goal starts from")
    keys = {each.anchor: each for each in pages["reference/format.md"].entries}
    assert keys["format-goals"].title == "The format · Goals"
    assert "by: " in keys["format-goals"].text
    assert {f"format-{section}" for section in SECTIONS} <= keys.keys()
    rule = pages["reference/rules/goal-without-deadline.md"].entries
    assert [each.title for each in rule] == ["Rule · A goal without a deadline"]
    assert rule[0].text.endswith("goal-without-deadline")
    items = {each.anchor: each for each in pages["reference/maturity/smi.md"].entries}
    assert items["item-budget"].title == "Social Maturity Index · Is there money set aside?"


def test_what_a_review_finds_is_found(found: Any) -> None:
    entries = {each.anchor: each for each in found()["strategies/x/review.md"]}
    assert entries["goal-without-deadline-warning"].title == "Review · A goal without a deadline"
    assert entries["goal-without-deadline-warning"].text == "this goal has no deadline"


def test_a_page_says_what_it_is_about(site: Callable[[Mapping[str, str]], Path]) -> None:
    settings = Settings(AS_OF, reference=True)
    text = PLAN.replace("To be there", "word " * 60)
    pages = {page.path: page for page in render(check(site({"strategies/x.yml": text}) / "strategies", settings).playbook, settings)}
    assert pages["strategies/x/index.md"].description.startswith("First this. Then that")
    assert len(pages["strategies/x/channels/c.md"].description) <= 160
    assert pages["strategies/x/channels/c.md"].description.endswith("word…")
    assert pages["reference/rules/no-human.md"].description
    assert pages["strategies/x/ogst.md"].description == ""
    assert pages["strategies/x/personas/p.md"].tags == ()
    assert pages["strategies/x/index.md"].tags == ("in spring",)
