"""Every field of the format says what it is for, in words that a strategist knows, with an example that the format accepts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from playbook_gen import Settings, check
from playbook_gen.diagnostics import Diagnostic
from playbook_gen.locale import LANGUAGES, message
from playbook_gen.model.base import Thing
from playbook_gen.model.describe import described, purpose, reachable
from playbook_gen.model.example import value_of
from playbook_gen.model.imported import ReadingsFile
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import Plan
from playbook_gen.model.validate import validated
from playbook_gen.settings import Limits
from playbook_gen.source import yaml
from playbook_gen.source.nodes import Source

Site = Callable[[Mapping[str, str]], Path]
Model = type[BaseModel]

MODELS: list[Model] = list(dict.fromkeys([Thing, *reachable(Plan), *reachable(Shared)]))
FIELDS = [(model, field) for model in MODELS for field in model.model_fields]
EXAMPLES = [(model, field) for model, field in FIELDS if described(model)[field].example]

JARGON = re.compile(
    r"\b(?:(?i:arrays?|bool(?:ean)?s?|dict(?:ionary|ionaries)?s?|enums?|floats?|integers?|mappings?|nodes?|null|objects?|pars(?:e|er|ing)|pydantic|python"
    r"|regex|scalars?|schemas?|sequences?|strings?|syntax|tracebacks?|tuples?|yaml)|IANA|ISO|None(?:Type)?|RFC|RRULE)\b|`",
)
LONGEST = 300

# What must stand beside a field, other than what its model always needs.
BESIDE = {
    "Target.min": "max",
    "Target.max": "min",
    "Baseline.min": "max",
    "Baseline.max": "min",
    "Baseline.date": "value",
    "Answer.evidence": "level",
    "Answer.date": "level",
    **{f"ReadingsFile.{name}": "kpi" for name in ReadingsFile.model_fields if name not in ("kpi_column", "kpis")},
    "ReadingsFile.kpis": "kpi_column",
}

every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
every_example = pytest.mark.parametrize(("model", "field"), EXAMPLES, ids=[f"{model.__name__}.{field}" for model, field in EXAMPLES])
every_language = pytest.mark.parametrize("language", LANGUAGES)


def document(model: Model, field: str, language: str) -> str:
    """The smallest document in which a field can stand: with the examples of the fields that it cannot do without."""
    known = described(model)
    needed = [name for name, each in model.model_fields.items() if each.is_required()]
    names = dict.fromkeys([*needed, BESIDE.get(f"{model.__name__}.{field}", field), field])
    return "".join(f"{name}: {message(known[name].example or '', language)}\n" for name in names)


def refused(model: Model, text: str) -> Iterator[str]:
    """What the format says against a document."""
    found: list[Diagnostic] = []
    tree = yaml.parse(Source("x.yml", text), Limits(), found.append)
    if tree is not None:
        validated(model, tree, {}, None, found)
    yield from (f"{each.message}; {each.hint}" for each in found)


def has_fixed_answers(annotation: Any) -> bool:
    """Whether a field is one of a few words, or true or false: editors and the reference list these."""
    return annotation is bool or get_origin(annotation) is Literal or any(map(has_fixed_answers, get_args(annotation)))


@every_model
def test_every_field_is_described(model: Model) -> None:
    assert list(described(model)) == list(model.model_fields)


@every_model
def test_descriptions_are_short_plain_sentences(model: Model) -> None:
    texts = [purpose(model), *(each.text for each in described(model).values())]
    assert [text for text in texts if not text.endswith(".") or len(text) > LONGEST or JARGON.search(text)] == []


def test_what_has_no_example_lists_its_words() -> None:
    assert [
        f"{model.__name__}.{field}" for model, field in FIELDS if (model, field) not in EXAMPLES and not has_fixed_answers(model.model_fields[field].annotation)
    ] == []


@every_language
@every_example
def test_an_example_is_accepted(model: Model, field: str, language: str) -> None:
    assert list(refused(model, document(model, field, language))) == []


@every_language
def test_a_wrong_example_would_be_refused(language: str) -> None:
    assert list(refused(Plan, document(Plan, "period", language) + "status: finished\n")) != []


@every_language
def test_the_examples_of_a_strategy_are_one_strategy(site: Site, language: str) -> None:
    """All together they can be read, and what they refer to is there."""
    text = "".join(f"{field}: {message(each.example, language)}\n" for field, each in described(Plan).items() if each.example)
    told = value_of(message(described(Plan)["readings"].example or "", language))
    table = f"{told['date_column']};{told['value_column']}\n31/03/2026;20,1\n"
    files = {"strategies/community/strategy.yml": text, f"strategies/community/{told['file']}": table}
    found = check(site(files) / "strategies", Settings(date(2026, 3, 31)))
    assert found.diagnostics == ()
    assert set(found.playbook.plans) == {"community"}
