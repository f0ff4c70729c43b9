"""What an author writes is shown: every text, number and day of the demo stands on a page of its strategy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from playbook_gen import locale
from playbook_gen.locale.words import WORDS
from playbook_gen.model.channel import Cadence
from playbook_gen.model.duration import Duration
from playbook_gen.model.links import shared_things
from playbook_gen.model.markdown import LINK
from playbook_gen.model.marks import ProseMark, Refers
from playbook_gen.model.vocabulary import OPEN_LISTS

KEYS_ARE_IDS = {
    *("team", "personas", "ecosystem", "objectives", "goals", "strategies", "tactics", "kpis", "pillars", "channels", "calendar", "decisions", "risks"),
    *("competitors", "answers", "efforts", "accept"),
}
LABELS = {id_: title for titles in OPEN_LISTS.values() for id_, title in titles.items()} | WORDS
# A repetition is shown as its days.
ELSEWHERE = {"repeat"}
AS_TITLE = {("maturity", "target"), ("maturity", "model"), ("language",)}


def leaves(value: Any, path: tuple[str, ...] = (), mark: object = None) -> Iterator[tuple[tuple[str, ...], object, Any]]:
    """Path, mark (prose, reference) and value of everything that an author wrote, defaults left out."""
    if isinstance(value, BaseModel) and not isinstance(value, Cadence):
        for name in value.model_fields_set:
            field = type(value).model_fields[name]
            marks = [*field.metadata, *_metadata(field.annotation)]
            yield from leaves(getattr(value, name), (*path, name), next((each for each in marks if isinstance(each, ProseMark | Refers)), None))
    elif isinstance(value, dict):
        for key, each in value.items():
            if not path or path[-1] not in KEYS_ARE_IDS:
                yield (*path, "key"), None, key
            yield from leaves(each, (*path, str(key)))
    elif isinstance(value, tuple) and not isinstance(value, Duration):
        for index, each in enumerate(value):
            yield from leaves(each, (*path, str(index)), mark)
    elif value is not None:
        yield path, mark, value


def _metadata(annotation: Any) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for each in get_args(annotation):
        yield from _metadata(each)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def is_shown(text: str, value: Any, mark: object, language: str) -> bool:
    """Whether a value stands in the text of the pages, in one of the ways in which its type is shown; prose piece by piece, between its links."""
    if isinstance(mark, ProseMark):
        pieces = re.split(r"^\s*(?:[-*]|\d+\.) |\n\n|https?://\S+?\)", LINK.sub(lambda found: found[3] or "\n\n", value), flags=re.MULTILINE)
        return all(" ".join(words(each)) in text for each in pieces)
    return any(" ".join(words(each)) in text for each in ways(value, language))


def ways(value: Any, language: str) -> Iterator[str]:
    if isinstance(value, bool):
        yield ""
    elif isinstance(value, date):
        if (value.month, value.day) in ((1, 1), (12, 31)):
            yield str(value.year)  # a period of whole years
        yield from (locale.day(value, language), locale.short_day(value, language), locale.weekday(value, language) + f" {value.day}")
    elif isinstance(value, Duration):
        yield str(value.amount)
    elif isinstance(value, Decimal | int):
        yield from (locale.number(Decimal(value), language), locale.number(abs(Decimal(value)), language))
    elif isinstance(value, Cadence):
        yield locale.number(value.posts, language) if value.posts is not None else "answers"
    else:
        yield value
        yield locale.message(LABELS.get(value, value), language)


def all_words(pages: list[Any]) -> str:
    """What the pages say, in their text, in the titles of their elements and in the addresses that they link to."""
    titles = (attributes.get("title", "") for page in pages for _, attributes in page.tags)
    links = (link for page in pages for link in page.links)
    return " ".join(" ".join(words(each)) for each in (*(page.text for page in pages), *titles, *links))


@pytest.mark.parametrize("plan", ["lantern-line-2026", "asyncapi-2025", "piano-triennale-2020-2022"])
def test_every_value_is_shown(demo: Any, html: Callable[[str], Any], plan: str) -> None:
    found = demo()
    model = found.playbook.plans[plan]
    text = all_words([html(page.html) for page in found.pages.values() if page.plan == plan])
    missing = [
        f"{'.'.join(path)}: {value}"
        for path, mark, value in leaves(model)
        if not isinstance(mark, Refers) and not ELSEWHERE & set(path) and path not in AS_TITLE and not is_shown(text, value, mark, model.language or "en")
    ]
    assert missing == []


def test_what_is_shown_by_its_title(demo: Any, html: Callable[[str], Any]) -> None:
    """The quadrant aimed at, and each language by its name."""
    found = demo()
    plan = found.playbook.plans["lantern-line-2026"]
    text = all_words([html(page.html) for page in found.pages.values() if page.plan == plan.id])
    model = found.playbook.maturity_models[plan.maturity.model]
    assert " ".join(words(model.quadrants[plan.maturity.target].title["en"])) in text
    assert "english" in text


def test_every_shared_value_is_shown(demo: Any, html: Callable[[str], Any]) -> None:
    found = demo()
    text = all_words([html(page.html) for page in found.pages.values()])
    missing = [
        f"{key}: {value}" for key, thing in shared_things(found.playbook.shared) for _, mark, value in leaves(thing) if not is_shown(text, value, mark, "en")
    ]
    assert missing == []
