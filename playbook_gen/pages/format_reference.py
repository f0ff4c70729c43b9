"""The format, section by section: every key with what to write, what it is for, and an example; from the models themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from playbook_gen.locale import message, term
from playbook_gen.locale.words import TYPES
from playbook_gen.model.base import Thing
from playbook_gen.model.describe import described, purpose
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.schema import Schema, Told, whole
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.walk import models_in
from playbook_gen.pages import REFERENCE, PageKind, PageSpec, SearchEntry
from playbook_gen.settings import Settings

OF_EVERY_THING = ("tags", "accept", "visible_to")


@dataclass(frozen=True, slots=True)
class Row:
    """One key: how deep it lies below its section, whether it must be there, what to write, and for a fixed choice its words with their meaning."""

    depth: int
    key: str
    needed: bool
    what: str
    words: Mapping[str, str]
    default: str | None
    description: str
    example: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the format: `plan` (a strategy's own fields), one of its sections, `thing` (what every thing may have), or `shared` (playbook.yml)."""

    id: str
    description: str
    by_id: bool
    rows: tuple[Row, ...]


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page, in the site's language, where the site wants its reference."""
    if settings.reference:
        title, parts = message("The format", settings.language), sections(playbook, settings.language)
        found = tuple(SearchEntry(f"format-{part.id}", "", " · ".join(f"{row.key}: {row.description}" for row in part.rows)) for part in parts)
        yield PageSpec("format_reference", f"{REFERENCE}/format.md", title, settings.language, context={"sections": parts}, entries=found)


Words = tuple[tuple[Any, tuple[tuple[Any, Any], ...]], ...]
"""A mapping of mappings as something that can be a key."""


def sections(playbook: Playbook, language: str) -> tuple[Section, ...]:
    """Every part of the format in its order, in a language; the words of open lists as the playbook extends them."""
    vocabulary, terms = (tuple((name, tuple(each.items())) for name, each in words.items()) for words in (playbook.vocabulary, playbook.shared.terms))
    return _sections(language, vocabulary, terms)


@lru_cache(maxsize=2)
def _sections(language: str, vocabulary: Words, terms: Words) -> tuple[Section, ...]:
    """Worked out once as long as nobody changes the words: while one writes, every save builds the page again."""
    return tuple(_of(Told(language, {name: dict(each) for name, each in vocabulary}), {name: dict(each) for name, each in terms}))


def _of(told: Told, terms: Any) -> Iterator[Section]:
    reader = _Reader(told.language, terms, {name: each for model in (Thing, Shared, Plan) for name, each in _schemas(model, told).items()})
    yield reader.section("plan", Plan, leave_out=(*SECTIONS, *OF_EVERY_THING))
    yield reader.section("thing", Thing, leave_out=("title",))
    for name, kind in SECTIONS.items():
        model = next(models_in(Plan.model_fields[name].annotation))
        yield reader.section(name, model, by_id=kind is not None, leave_out=OF_EVERY_THING)
    yield reader.section("shared", Shared, leave_out=tuple(SECTIONS))


def _schemas(model: type[BaseModel], told: Told) -> dict[str, Schema]:
    """The schema of each model, by the model's name."""
    made = whole(model, told)
    return {**made["definitions"], model.__name__: made}


class _Reader:
    """Says in words what the models and their schemas say of a field."""

    def __init__(self, language: str, terms: Any, schemas: Mapping[str, Schema]) -> None:
        self.language, self.terms, self.schemas = language, terms, schemas

    def section(self, name: str, model: type[BaseModel], *, by_id: bool = False, leave_out: tuple[str, ...] = ()) -> Section:
        """A model's fields, and those of the groups inside it, without some of its own."""
        rows = (row for field in model.model_fields if field not in leave_out for row in self.rows(model, field, 0))
        return Section(name, message(purpose(model), self.language), by_id, tuple(rows))

    def rows(self, model: type[BaseModel], field: str, depth: int) -> Iterator[Row]:
        """A field, then the fields of the group that it holds, if it holds one."""
        schema = self.schemas[model.__name__]
        node, told = schema["properties"][field], described(model).get(field)
        needed = field in schema.get("required", ())
        example = message(told.example, self.language) if told and told.example else None
        text = message(told.text, self.language) if told else ""
        yield Row(depth, field, needed, self.what(node), _choices(node), node.get("default"), text, example)
        for inner in dict.fromkeys(models_in(model.model_fields[field].annotation)):
            yield from (row for each in inner.model_fields for row in self.rows(inner, each, depth + 1))

    def what(self, node: Schema) -> str:
        """What to write there: “a day, as 2026-03-31”; “a list, each: one line of text”."""
        kind, _, of = node.get("$comment", "").partition(" ")
        if kind in TYPES:
            name = term(of, self.language, self.terms, plural=kind == "refs") if kind in ("ref", "refs") else ""
            return self._say(TYPES[kind], name=name) + self._limits(node)
        if "anyOf" in node:
            return self._say(TYPES["either"], one=self.what(node["anyOf"][0]), other=self.what(node["anyOf"][1]))
        if "allOf" in node:
            return self.what(node["allOf"][0])
        if node.get("type") == "array":
            return self._say(TYPES["array"], each=self.what(node["items"]))
        if "enum" in node or "const" in node:
            return self._say(TYPES["choice"])
        by_key = node.get("patternProperties") or node.get("additionalProperties")
        return self._say(TYPES["by-key" if by_key else "group"])

    def _limits(self, node: Schema) -> str:
        """The span of a number: “ from 1 to 3”."""
        if "minimum" not in node or node["type"] not in ("number", "integer"):
            return ""
        words = TYPES["from-to" if "maximum" in node else "from"]
        return " " + self._say(words, low=node["minimum"], high=node.get("maximum"))

    def _say(self, text: str, **values: object) -> str:
        return message(text, self.language) % values


def _choices(node: Schema) -> dict[str, str]:
    """The words of a fixed choice or an open list, each with its meaning."""
    for each in (node, node.get("items", {}), node.get("propertyNames", {}), node.get("additionalProperties") or {}):
        words: list[str] = each.get("enum", []) if isinstance(each, dict) else []
        if words:
            return dict(zip(words, each.get("enumDescriptions", words), strict=True))
    return {}


KIND = PageKind("format_reference", 920, pages, about="reference")
