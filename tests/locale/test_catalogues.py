"""Every catalogue says everything that the package says, and nothing else. `python -m tests.locale.messages` brings them up to date."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from playbook_gen.locale import LANGUAGES, translations
from tests.locale.messages import CATALOGUES, Message, entries, forms, read, rewritten, wanted

PLACEHOLDER = re.compile(r"%(?:\(\w+\)[a-z]|%)?")
every_catalogue = pytest.mark.parametrize("language", CATALOGUES)


def placeholders(text: str) -> set[str]:
    """What is filled in when the text is printed, and each percent sign."""
    return set(PLACEHOLDER.findall(text))


def joints(text: str) -> list[str]:
    """The spaces and marks that a text begins and ends with."""
    return re.findall(r"\A[\s.,:;]*|[\s.,:;?]*\Z", text)


def test_every_catalogue_is_a_language() -> None:
    assert set(LANGUAGES) == {"en", *CATALOGUES}


@pytest.mark.parametrize(
    "each",
    [
        Message("no owner yet"),
        Message("no objective yet"),
        Message("%(num)s component", "%(num)s components"),
        Message("%(num)s hour", "%(num)s hours"),
        Message("Objectives"),
        Message("draft"),
        Message("Lead generation"),
        Message("Use"),
        Message("yes"),
        Message("Scorecard"),
        Message("Listening"),
        Message("The playbook cannot be built"),
    ],
    ids=[
        "in a macro's default",
        "a hole",
        "counted",
        "a unit",
        "a kind",
        "a word",
        "an open list",
        "a special word",
        "a choice",
        "a title",
        "a section",
        "outside pages",
    ],
)
def test_messages_are_found_wherever_they_stand(each: Message) -> None:
    assert each in wanted()


def test_no_message_is_said_both_with_and_without_a_number() -> None:
    assert [text for text, times in Counter(each.one for each in wanted()).items() if times > 1] == []


@every_catalogue
def test_a_catalogue_has_every_message(language: str) -> None:
    known = entries(read(language))
    assert [f"{each}, said in {', '.join(files)}" for each, files in wanted().items() if each not in known] == []


@every_catalogue
def test_a_catalogue_has_no_message_that_nobody_says(language: str) -> None:
    assert [str(each) for each in entries(read(language)) if each not in wanted()] == []


@every_catalogue
def test_a_catalogue_leaves_nothing_empty_or_fuzzy(language: str) -> None:
    catalogue = read(language)
    assert [
        str(each)
        for each, entry in entries(catalogue).items()
        if entry.fuzzy or not all(forms(entry)) or len(forms(entry)) != (catalogue.num_plurals if each.many else 1)
    ] == []


@every_catalogue
def test_a_catalogue_keeps_placeholders(language: str) -> None:
    """What is said of one thing may leave the number out."""
    number = {"%(num)s"}
    assert [
        f"{each}: {form}"
        for each, entry in entries(read(language)).items()
        for index, form in enumerate(forms(entry))
        if form and placeholders(form) | (number & placeholders(each.many or "") if index == 0 else set()) != placeholders(each.many or each.one)
    ] == []


@every_catalogue
def test_a_catalogue_begins_and_ends_as_the_source_does_where_sentences_are_joined(language: str) -> None:
    assert [
        f"{each}: {form}" for each, entry in entries(read(language)).items() for form in forms(entry) if joints(form) != joints(each.many or each.one)
    ] == []


@every_catalogue
def test_a_catalogue_is_written_as_the_update_writes_it(language: str) -> None:
    assert CATALOGUES[language].read_text("utf-8") == rewritten(language)


@every_catalogue
def test_the_pages_get_what_the_catalogue_says(language: str) -> None:
    for each, entry in entries(read(language)).items():
        if each.many is None:
            assert translations(language).gettext(each.one) == entry.string
        else:
            said = [translations(language).ngettext(each.one, each.many, number) for number in (1, 2)]
            assert said == [forms(entry)[0], forms(entry)[1]]


def test_a_language_without_a_catalogue_is_told_in_english() -> None:
    assert translations("tlh").gettext("no owner yet") == "no owner yet"
