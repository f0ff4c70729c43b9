"""JSON Schema (draft-07) for editors, from the same models that check the files: while an author types, the editor completes, explains and refuses."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from playbook_gen.locale import message
from playbook_gen.locale.words import WORDS
from playbook_gen.model import editor_types
from playbook_gen.model.describe import described, purpose, reachable
from playbook_gen.model.example import value_of
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.vocabulary import OPEN_LISTS

DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What a schema says beside the models: a language, the words of the open lists as a playbook extends them, and the rules that `accept` may name.

    `vocabulary` is list → id → title, `rules` name → title; where no rules are given, `accept` takes any name.
    """

    language: str = "en"
    vocabulary: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: OPEN_LISTS)
    rules: Mapping[str, str] = field(default_factory=dict)


def files(told: Told) -> dict[str, Schema]:
    """Every schema by the name of its file: `strategy.json`, `playbook.json` for what is shared, and one for each section of a strategy in a folder."""
    strategy = whole(Plan, told)
    sections = {f"{name}.json": _part(strategy, name) for name in SECTIONS}
    return {"strategy.json": strategy, "playbook.json": whole(Shared, told), **sections}


def whole(model: type[BaseModel], told: Told) -> Schema:
    """The schema of a whole file: `Plan` for a strategy, `Shared` for playbook.yml."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a default that is a decimal would not be the text that its type reads; no default of that kind is told
        made = model.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Draft7)
    definitions = made.pop("$defs", {})
    for each in reachable(model):
        _describe(each, made if each is model else definitions[each.__name__], told)
    if told.rules:
        _name_rules([made, *definitions.values()], definitions, told)
    for node in _nodes({**made, "definitions": definitions}):
        _say_words(node, told)
    return {"$schema": DRAFT, **made, "definitions": definitions}


class _Draft7(GenerateJsonSchema):
    """What pydantic makes, as draft-07 has it and as the format means it: a value that may be left out may still not be null."""

    def nullable_schema(self, schema: Any) -> Schema:
        """A field may be missing; written, it has a value."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> Schema:
        """The default only where it is a word that the author could write."""
        inner, default = self.generate_inner(schema["schema"]), schema.get("default")
        return {**inner, "default": default} if isinstance(default, str) else inner

    def get_title_from_name(self, name: str) -> str:
        """A field's key as words: `needed_by` is “Needed by”."""
        words = name.replace("_", " ")
        return words.upper() if name in ("kpi", "url", "raci") else words[:1].upper() + words[1:]


def _describe(model: type[BaseModel], schema: Schema, told: Told) -> None:
    """Puts a model's and its fields' descriptions and examples where editors look for them."""
    schema["description"] = message(purpose(model), told.language)
    for name, each in described(model).items():
        inner = schema["properties"][name]
        if "$ref" in inner:  # in draft-07 whatever stands beside a reference is not read
            inner = schema["properties"][name] = {"title": inner.pop("title", _Draft7().get_title_from_name(name)), "allOf": [inner]}
        inner["description"] = message(each.text, told.language)
        if each.example:
            inner["examples"] = [value_of(message(each.example, told.language))]


def _name_rules(schemas: list[Schema], definitions: dict[str, Schema], told: Told) -> None:
    """Lets `accept` complete the rules' names, each with its title."""
    rules = {name: {**editor_types.TEXT, "description": message(title, told.language)} for name, title in told.rules.items()}
    definitions["Accept"] = {"type": "object", "properties": rules, "additionalProperties": False}
    for each in schemas:
        if "accept" in each.get("properties", {}):
            old = each["properties"]["accept"]
            kept = {key: value for key, value in old.items() if key in ("title", "description", "examples")}
            each["properties"]["accept"] = {**kept, "allOf": [{"$ref": "#/definitions/Accept"}]}


def _say_words(node: Schema, told: Told) -> None:
    """Names the words of lists, explains those of fixed choices, and refuses keys that are no ids."""
    kind, _, name = node.get("$comment", "").partition(" ")
    if kind == "list":
        words = told.vocabulary[name]
        node["enum"] = list(words)
        node["enumDescriptions"] = [message(title, told.language) if OPEN_LISTS[name].get(id_) == title else title for id_, title in words.items()]
    elif "enum" in node and all(each in WORDS for each in node["enum"]):
        node["enumDescriptions"] = [message(WORDS[each], told.language) for each in node["enum"]]
    if "patternProperties" in node:
        node["additionalProperties"] = False


def _nodes(schema: Any) -> Iterator[Schema]:
    """Each part of a schema that is one itself, and whatever else it holds."""
    waiting = [schema]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if isinstance(each.get("$comment", ""), str) and isinstance(each.get("enum", []), list):
                yield each
            waiting += [value for key, value in each.items() if key != "examples"]
        elif isinstance(each, list):
            waiting += each


def _part(strategy: Schema, section: str) -> Schema:
    """The schema of one section's own file, with the definitions that it needs."""
    part = strategy["properties"][section]
    needed: dict[str, Schema] = {}
    waiting: list[Any] = [part]
    while waiting:
        for node in _nodes(waiting.pop()):
            name = str(node.get("$ref", "")).rpartition("/")[2]
            if name and name not in needed:
                needed[name] = strategy["definitions"][name]
                waiting.append(needed[name])
    return {"$schema": DRAFT, **part, "definitions": {name: each for name, each in strategy["definitions"].items() if name in needed}}
