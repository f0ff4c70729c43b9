"""The schema for editors and the models say the same of a document, as far as a schema can say it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.model.describe import described, reachable
from playbook_gen.model.example import plain, value_of
from playbook_gen.model.schema import DRAFT, Told, files
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.validate import validated
from playbook_gen.model.vocabulary import extended
from playbook_gen.rules import rules
from playbook_gen.settings import Limits
from playbook_gen.source import yaml
from playbook_gen.source.nodes import Source

DEMO = Path(__file__).parents[2] / "strategies"
WORDS = extended(value_of((DEMO / "playbook.yml").read_text(encoding="utf-8"))["vocabulary"])
TOLD = Told(vocabulary=WORDS, rules={name: rule.manual.title for name, rule in rules().items()})
MODELS = {"strategy.json": Plan, "playbook.json": Shared}

# What only a reader of the whole can say, so that a schema lets it pass: days against days, one number against another, what exists.
BEYOND = ("bad-date", "bad-recurrence", "is not after", "is not below", "not after its start", "is not a currency", "is not a time zone", "holds a character")


@cache
def schema(name: str) -> Callable[[Any], Any]:
    checked: Callable[[Any], Any] = fastjsonschema.compile(files(TOLD)[name])
    return checked


def refused_by_schema(document: Any, name: str = "strategy.json") -> str | None:
    """What the schema says against a document."""
    try:
        schema(name)(deepcopy(document))
    except fastjsonschema.JsonSchemaValueException as refused:
        return str(refused)
    return None


def refused_by_models(document: Any, name: str = "strategy.json") -> list[str]:
    """What the models say against the same document, written down as YAML."""
    found: list[Diagnostic] = []
    tree = yaml.parse(Source("x.yml", json.dumps(document, ensure_ascii=False)), Limits(), found.append)
    if tree is not None:
        validated(MODELS[name], tree, {"vocabulary": WORDS}, None, found)
    return [f"{each.rule}: {each.message}" for each in found]


@cache
def real(name: str) -> Any:
    """A strategy of the demo, as one document."""
    if name.endswith(".yml"):
        return value_of((DEMO / name).read_text(encoding="utf-8"))
    parts = {path.stem: value_of(path.read_text(encoding="utf-8")) for path in sorted((DEMO / name).glob("*.yml"))}
    return {**parts.pop("strategy"), **parts}


@pytest.mark.parametrize("name", ["asyncapi-2025.yml", "piano-triennale-2020-2022.yml", "lantern-line-2026"])
def test_real_strategies_are_accepted(name: str) -> None:
    assert refused_by_schema(real(name)) is None
    assert refused_by_models(real(name)) == []


def test_a_section_in_its_own_file_is_accepted() -> None:
    for path in sorted((DEMO / "lantern-line-2026").glob("*.yml")):
        assert refused_by_schema(value_of(path.read_text(encoding="utf-8")), f"{path.stem}.json") is None


def test_there_is_a_schema_of_every_file_that_there_can_be() -> None:
    made = files(TOLD)
    assert set(made) == {"strategy.json", "playbook.json", *(f"{section}.json" for section in SECTIONS)}
    assert {each["$schema"] for each in made.values()} == {DRAFT}
    assert all(json.loads(json.dumps(each)) == each for each in made.values())


def test_every_reference_within_a_schema_leads_somewhere() -> None:
    for name, each in files(TOLD).items():
        wanted = {value for key, value in _pairs(each) if key == "$ref"}
        assert wanted <= {f"#/definitions/{key}" for key in each["definitions"]}, name


def _pairs(schema: Any) -> Iterator[tuple[str, Any]]:
    for key, value in schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ():
        yield str(key), value
        yield from _pairs(value)


def test_the_schema_explains_what_it_knows() -> None:
    goal = files(TOLD)["goals.json"]["definitions"]["Goal"]
    assert goal["properties"]["by"]["description"] == described(_named("Goal"))["by"].text
    assert goal["properties"]["by"]["examples"]
    assert goal["properties"]["mode"]["enumDescriptions"] == ["absolute", "on top of the baseline", "per cent on top of the baseline"]
    assert goal["properties"]["by"]["title"] == "By"


def _named(name: str) -> Any:
    return next(each for each in reachable(Plan) if each.__name__ == name)


def test_it_speaks_the_language_that_is_asked_for() -> None:
    goal = files(Told("it"))["goals.json"]["definitions"]["Goal"]
    assert goal["properties"]["mode"]["enumDescriptions"][0] == "in assoluto"


def test_it_knows_the_words_that_a_playbook_adds() -> None:
    document = {"title": "T", "period": {"start": "2026-01-01", "end": "2026-12-31"}, "primary_intent": "fundraising"}
    assert refused_by_schema(document)
    fastjsonschema.compile(files(Told(vocabulary=extended({"intents": {"fundraising": "Fundraising"}})))["strategy.json"])(document)


def test_accept_knows_the_rules() -> None:
    document = {"title": "T", "period": {"start": "2026-01-01", "end": "2026-12-31"}, "accept": {"goal-without-deadline": "Because"}}
    assert refused_by_schema(document) is None
    assert refused_by_schema(document | {"accept": {"goal-without-deadlin": "Because"}})


# Documents near to real ones: each differs in a few places, where an author could have gone wrong.
VALUES: list[Any] = [
    True, False, 0, 1, 2, 5, -1, 2.5, 101, "words here", "some-id", "smi/budget", "", " ", None, [], {}, ["words here"], ["some-id"], {"some-id": 1},
    {"title": "T"}, {"some-id": {"title": "T"}}, [{"date": "2026-03-31", "value": 3}], "2026-03-31", 2026, "two\nlines", "30 %", "https://example.org/x",
    "\u200b", "words\n", "2h", "09:30", "awareness", "active", "primary", "reactive", "EUR", "higher", "week",
    {"value": 3}, {"min": 1, "max": 2}, {"min": 1}, {"unknown": "why"},
]  # fmt: skip
CHANGES = ["delete", "replace", "replace", "replace", "rename", "add", "wrap"]
KEYS = ["title", "targt", "by", "owner", "value", "level", "date", "some-id", "Some Id", "smi/budget", "awareness"]


def paths(document: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value."""
    for key, value in document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ():
        yield (*above, key)
        yield from paths(value, (*above, key))


class Changed:
    """A strategy with some changes; it shows itself by these."""

    def __init__(self, name: str, document: Any, changes: list[str]) -> None:
        self.name, self.document, self.changes = name, document, changes

    def __repr__(self) -> str:
        return f"{self.name}: {'; '.join(self.changes)}"


@st.composite
def changed(draw: st.DrawFn) -> Changed:
    """One of the real strategies with one to three changes."""
    name = draw(st.sampled_from(["asyncapi-2025.yml", "lantern-line-2026"]))
    document, changes = deepcopy(real(name)), []
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(sorted(paths(document), key=str)))
        parent = document
        for step in way:
            parent = parent[step]
        change, key, value = draw(st.sampled_from(CHANGES)), draw(st.sampled_from(KEYS)), deepcopy(draw(st.sampled_from(VALUES)))
        changes.append(f"{change} {[*way, last]} ({key}: {value!r})")
        if change == "delete":
            del parent[last]
        elif change == "replace":
            parent[last] = value
        elif change == "wrap":
            parent[last] = [parent[last]]
        elif isinstance(parent, dict) and key not in parent:
            parent[key] = parent.pop(last) if change == "rename" else value
    return Changed(name, document, changes)


@given(changed=changed())
@settings(max_examples=400, deadline=None)
def test_both_accept_and_refuse_the_same(changed: Changed) -> None:
    by_schema, by_models = refused_by_schema(changed.document), refused_by_models(changed.document)
    if by_schema:
        assert by_models, f"the schema alone refuses: {by_schema[:300]}"
    else:
        assert [each for each in by_models if not any(beyond in each for beyond in BEYOND)] == []


@pytest.mark.parametrize("model", list(dict.fromkeys([*reachable(Plan), *reachable(Shared)])))
def test_what_is_plain_to_the_models_is_plain_to_the_schema(model: Any) -> None:
    """Every example of every field is what a program that reads YAML 1.2 sees, and survives being written down."""
    for each in described(model).values():
        if each.example:
            assert plain(yaml.parse(Source("x", json.dumps(value_of(each.example))), Limits(), lambda _: None)) == value_of(each.example)
