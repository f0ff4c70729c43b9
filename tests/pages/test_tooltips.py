"""Which words of the glossary each kind of page explains, with and without a glossary to lead to, called as the playbook calls them."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from playbook_gen.locale import glossary

PLAN = """
title: X
period: {start: 2026-01-01, end: 2026-12-31}
team: {ada: {title: Ada}}
personas: {p: {title: P, evidence: [{kind: interview}]}}
ecosystem: {site: {title: Site, position: community, value: {brand-awareness: primary}}}
objectives: {o: {title: O}}
goals: {g: {title: G, kpi: k, objectives: o, baseline: 1, target: 2, by: 2026-12-01}}
strategies: {s: {title: S, goals: g}}
tactics: {t: {title: T, strategy: s}}
kpis: {k: {title: K}}
channels: {c: {title: C, component: site}}
governance: {raci: {publish: {accountable: ada}}}
maturity: {assessments: [{date: 2026-06-01, answers: {dedicated-staff: 2}}]}
"""
SHOWN = {
    "index": {"goal", "maturity"},
    "x/index": {"goal", "target"},
    "x/ogst": {"objective", "goal", "strategy", "tactic"},
    "x/scorecard": {"goal", "baseline", "target", "kpi", "level", "cadence"},
    "x/ecosystem": {"continuum", "component", "value", "lifecycle"},
    "x/maturity": {"gate", "shortest-way"},
    "x/personas/p": {"evidence"},
    "x/channels/c": {"cadence"},
    "x/governance": {"raci"},
    "x/review": {"finding", "severity"},
}


class Shown(NamedTuple):
    """A word of the glossary on a page: its tag, what that says of itself, and its text."""

    tag: str
    attributes: dict[str, str]
    text: str


class Words(HTMLParser):
    """Collects the words of the glossary that stand on a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Shown] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "pb-word" in told.get("class", "").split():
            self.found.append(Shown(tag, told, ""))
        if tag not in ("br", "hr", "img"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.found and self._open[-1:] == [self.found[-1].tag] and not self.found[-1].text:
            self.found[-1] = self.found[-1]._replace(text=data)


@pytest.fixture
def words(pages_of: Callable[..., Any], site: Callable[..., Path]) -> Callable[..., dict[str, list[Shown]]]:
    """`words(plan)` are the words of the glossary on each page, by its path."""

    def found(plan: str = PLAN, shared: str = "", **choices: Any) -> dict[str, list[Shown]]:
        files = {"strategies/x.yml": plan} | ({"strategies/playbook.yml": shared} if shared else {})
        pages = pages_of(site(files) / "strategies", **choices).pages
        return {path: Words(page.html).found for path, page in pages.items()}

    return found


def meanings(shown: list[Shown]) -> set[str]:
    """The ids of the words whose meaning is told."""
    told = {each.attributes["title"] for each in shown}
    return {id_ for id_, word in glossary.WORDS.items() if word.meaning in told}


@pytest.mark.parametrize("reference", [False, True])
@pytest.mark.parametrize("page", SHOWN)
def test_a_page_explains_its_words(words: Callable[..., Any], page: str, reference: bool) -> None:
    assert SHOWN[page] <= meanings(words(reference=reference)[f"strategies/{page}.md"])


def test_a_word_is_called_as_the_playbook_calls_it(words: Callable[..., Any]) -> None:
    texts = [each.text for each in words(shared="terms: {en: {goal: [Key result, Key results]}}\n")["strategies/x/ogst.md"]]
    assert "Key results" in texts
    assert "Goals" not in texts


def test_without_a_glossary_a_word_can_be_reached_by_keyboard(words: Callable[..., Any]) -> None:
    shown = words()["strategies/x/ogst.md"]
    assert {(each.tag, each.attributes["tabindex"]) for each in shown} == {("abbr", "0")}
