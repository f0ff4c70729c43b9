"""The reference: what the words mean, what can be written, what is asked; and the words explained where they are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from playbook_gen.locale import LANGUAGES, message
from playbook_gen.locale.glossary import GLOSSARY, GROUPS, WORDS
from playbook_gen.locale.words import KINDS, STATUSES
from playbook_gen.model.describe import described
from playbook_gen.model.maturity_model import built_in
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.rules import rules

PLAN = """
title: X
period: {start: 2026-01-01, end: 2026-12-31}
goals: {a: {title: Goal A}}
objectives: {o: {title: Better}}
"""
Pages = Callable[..., Any]
Site = Callable[..., Path]


@pytest.fixture
def reference(pages_of: Pages, site: Site) -> Callable[..., Any]:
    """`reference()` is a tiny playbook with its reference; `shared` is its playbook.yml."""

    def made(shared: str = "", **choices: Any) -> Any:
        files = {"strategies/x.yml": PLAN} | ({"strategies/playbook.yml": shared} if shared else {})
        return pages_of(site(files) / "strategies", **({"reference": True} | choices))

    return made


def of_reference(made: Any) -> dict[str, Any]:
    return {path: page for path, page in made.pages.items() if path.startswith("reference/")}


def test_a_site_that_does_not_want_it_has_none(reference: Callable[..., Any]) -> None:
    made = reference(reference=False)
    assert of_reference(made) == {}
    assert all("reference/" not in page.html for page in made.pages.values())


def test_it_has_a_page_for_each_rule_and_each_maturity_model(reference: Callable[..., Any]) -> None:
    pages = of_reference(reference())
    assert set(pages) == {
        *(f"reference/{name}.md" for name in ("index", "glossary", "format", "rules/index")),
        *(f"reference/rules/{name}.md" for name in rules()),
        *(f"reference/maturity/{id_}.md" for id_ in built_in()),
    }
    assert all(page.plan is None and page.place is None for page in pages.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_leads_to_a_page_and_a_place_on_it(reference: Callable[..., Any], html: Callable[[str], Any], language: str, directory_urls: bool) -> None:
    from playbook_gen.pages.addresses import address

    pages = reference(language=language, directory_urls=directory_urls).pages
    there = {address(path, directory_urls): page for path, page in pages.items()}
    for path, page in of_reference(reference(language=language, directory_urls=directory_urls)).items():
        for link in html(page.html).links:
            way, _, fragment = link.partition("#")
            target = there[_resolved(address(path, directory_urls), way)]
            assert not fragment or fragment in target.anchors, f"{path}: {link}"


def _resolved(here: str, way: str) -> str:
    from posixpath import dirname, join, normpath

    if not way:
        return here
    there = normpath(join(dirname(here), way))
    return f"{there}/" if way.endswith("/") else there


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_says_each_word_once(reference: Callable[..., Any], html: Callable[[str], Any], language: str) -> None:
    found = html(reference(language=language).pages["reference/glossary.md"].html)
    assert [each for each in found.ids if each.startswith("word-")] == [f"word-{id_}" for id_ in WORDS]
    for word in WORDS.values():
        assert message(word.meaning, language) in found.text


def test_the_glossary_knows_each_status_and_names_things_as_the_tables_do() -> None:
    assert set(GLOSSARY["status"]) == set(STATUSES)
    assert set(GLOSSARY) == set(GROUPS)
    assert [id_ for id_, word in WORDS.items() if word.title is None and id_ not in KINDS and id_ not in STATUSES] == []
    assert len(WORDS) == sum(map(len, GLOSSARY.values()))


def test_the_glossary_calls_things_as_the_playbook_does(reference: Callable[..., Any], html: Callable[[str], Any]) -> None:
    made = reference("terms: {en: {goal: [Outcome, Outcomes]}}")
    assert "Outcome How far, and by when?" in html(made.pages["reference/glossary.md"].html).text


@pytest.mark.parametrize("name", rules())
def test_a_rules_page_is_its_manual(reference: Callable[..., Any], html: Callable[[str], Any], name: str) -> None:
    found, manual = html(of_rule(reference, name).html), rules()[name].manual
    assert found.headings == [1, 2, 2, 2, 2]
    for words in (manual.title, manual.why, manual.flags[1:-1].replace("`", ""), manual.accept[1:-1].replace("`", ""), name, f"accept: {{{name}: "):
        assert " ".join(words.split()) in found.text
    for example in (manual.fails, manual.passes):
        assert " ".join(example.split()) in found.text


def of_rule(reference: Callable[..., Any], name: str) -> Any:
    key = f"reference/rules/{name}.md"
    if not KEPT:
        KEPT.update(reference().pages)
    return KEPT[key]


KEPT: dict[str, Any] = {}


def test_the_list_of_rules_has_each_once(reference: Callable[..., Any], html: Callable[[str], Any]) -> None:
    links = html(reference().pages["reference/rules/index.md"].html).links
    assert sorted(links) == sorted(f"{name}/" for name in rules()) or sorted(links) == sorted(f"../rules/{name}/" for name in rules())


def test_the_format_tells_every_key_with_what_to_write(reference: Callable[..., Any], html: Callable[[str], Any]) -> None:
    page = reference().pages["reference/format.md"]
    found = html(page.html)
    assert [heading.id for heading in page.headings] == [
        "format_reference",
        "format-plan",
        "format-thing",
        *(f"format-{each}" for each in SECTIONS),
        "format-shared",
    ]
    assert "title needed one line of text The name of the strategy" in found.text
    assert "baseline a number; or a group of these keys Where you start from" in found.text
    assert "mode one of these words: absolute , additive on top of the baseline" in found.text.replace("absolute,", "absolute ,")
    assert "target: 30" in found.text
    for each in described(Plan).values():
        assert not each.example or len(each.example) > 60 or each.example in found.text


def test_the_format_has_the_words_that_the_playbook_adds(reference: Callable[..., Any], html: Callable[[str], Any]) -> None:
    made = reference("vocabulary: {intents: {fundraising: Raising funds}}")
    assert "fundraising Raising funds" in html(made.pages["reference/format.md"].html).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_maturity_model_is_told_whole(reference: Callable[..., Any], html: Callable[[str], Any], language: str) -> None:
    model = built_in()["smi"]
    found = html(reference(language=language).pages["reference/maturity/smi.md"].html)
    for _, id_, item in model.items():
        for text in (item.question, item.recommendation, *item.levels.values()):
            assert " ".join(model.text(text, language).split()) in found.text
        assert f"smi/{id_}" in found.text
    assert "published topic" in found.text or language != "en"


# The words where they are read.


class Explained(HTMLParser):
    """The glossary's words on a page: what is printed and what is told; and where a word stands that must not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[tuple[str, str]] = []
        self.misplaced: list[str] = []
        self.open: list[str] = []
        self.told: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("class") == "pb-word":
            self.told = found["title"]
            assert tag == "a" or found.get("tabindex") == "0"
            self.misplaced += [each for each in self.open if each in ("h1", "h2", "h3", "a", "abbr", "button")]
        if tag not in ("br", "hr", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.told is not None:
            self.words.append((data, self.told))
            self.told = None


WHERE = {
    "strategies/index.md": "goal",
    "strategies/lantern-line-2026/index.md": "target",
    "strategies/lantern-line-2026/ogst.md": "objective",
    "strategies/lantern-line-2026/scorecard.md": "vanity",
    "strategies/lantern-line-2026/ecosystem.md": "continuum",
    "strategies/lantern-line-2026/maturity.md": "gate",
    "strategies/lantern-line-2026/governance.md": "raci",
    "strategies/lantern-line-2026/review.md": "finding",
}


@pytest.mark.parametrize(("path", "id_"), WHERE.items())
def test_a_word_is_explained_where_it_is_read(demo: Callable[..., Any], path: str, id_: str) -> None:
    found = Explained(demo().pages[path].html)
    assert WORDS[id_].meaning in [told for _, told in found.words]


def test_no_word_is_explained_in_a_heading_or_a_link(demo: Callable[..., Any]) -> None:
    assert {path: found for path, page in demo().pages.items() if (found := Explained(page.html).misplaced)} == {}


def test_an_italian_page_explains_in_italian(demo: Callable[..., Any]) -> None:
    words = Explained(demo().pages["strategies/piano-triennale-2020-2022/ogst.md"].html).words
    assert ("Obiettivi", message(WORDS["objective"].meaning, "it")) in words
    assert ("Risultati attesi", message(WORDS["goal"].meaning, "it")) in words


def test_with_the_reference_a_word_is_a_link_to_it(reference: Callable[..., Any]) -> None:
    page = reference().pages["strategies/x/ogst.md"].html
    assert re.search(r'<a class="pb-word" href="\.\./\.\./\.\./reference/glossary/#word-objective" title="A direction', page)


def test_a_finding_leads_to_its_rule(reference: Callable[..., Any], html: Callable[[str], Any]) -> None:
    assert "../../../reference/rules/goal-without-deadline/" in html(reference().pages["strategies/x/review.md"].html).links
