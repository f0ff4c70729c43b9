"""Every field that refers, found in the models: to nothing, to what fewer may see; and what a thing points at, both ways."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

import pytest
import yaml
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from playbook_gen import Settings, check
from playbook_gen.model.marks import ProseMark, Refers
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTION_OF, Plan
from playbook_gen.settings import Audience

Site = Callable[[Mapping[str, str]], Path]
NEEDED = {"title": "T", "date": date(2026, 3, 1), "value": 1, "period": {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}}
ALSO = {"answers": {"level": 1}}


class Field(NamedTuple):
    """A field that holds references (`kind`) or prose, and the keys and list places that lead to it."""

    path: tuple[str | int, ...]
    kind: str | None

    def tree(self, value: object) -> dict[str, Any]:
        """The smallest strategy in which the field has this value."""
        tree: Any = value
        model = models(self.path)
        for step, holder in reversed(list(zip(self.path, model, strict=True))):
            tree = [tree] if isinstance(step, int) else {**needed(holder, step), step: tree}
        return {**NEEDED, **tree} if "title" not in tree else tree


def needed(holder: type[BaseModel] | None, step: str) -> dict[str, Any]:
    """What else the mapping around a field must hold."""
    if holder is None:
        return {}
    found = {name: NEEDED[name] for name, field in holder.model_fields.items() if field.default is PydanticUndefined and name != step and name in NEEDED}
    return found | ({"level": 1} if holder.__name__ == "Answer" else {})


def models(path: tuple[str | int, ...], root: type[BaseModel] = Plan) -> list[type[BaseModel] | None]:
    """For each step of a path, the model that the step's mapping is; `None` in free mappings and lists."""
    annotation: Any = root
    found: list[type[BaseModel] | None] = []
    for step in path:
        model, below = inside(annotation)
        found.append(model)
        annotation = model.model_fields[str(step)].annotation if model else below
    return found


def inside(annotation: Any) -> tuple[type[BaseModel] | None, Any]:
    """The model that an annotation holds, or what its mapping or list holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, None
    if get_origin(annotation) in (dict, tuple):
        return None, [each for each in get_args(annotation) if each is not Ellipsis][-1]
    return next((found for each in get_args(annotation) if (found := inside(each)) != (None, None)), (None, None))


@cache
def fields(root: type[BaseModel] = Plan) -> tuple[Field, ...]:
    return tuple(walk(root, ()))


def walk(annotation: Any, path: tuple[str | int, ...]) -> Iterator[Field]:
    model, below = inside(annotation)
    if model:
        for name, field in model.model_fields.items():
            marks = [*field.metadata, *metadata(field.annotation)]
            kind = next((each.kind for each in marks if isinstance(each, Refers)), None)
            if kind or any(isinstance(each, ProseMark) for each in marks):
                yield Field((*path, name), kind)
            else:
                yield from walk(field.annotation, (*path, name))
    elif below is not None:
        step = 0 if get_origin(outer(annotation)) is tuple else "budget" if path[-1:] == ("answers",) else "x"
        yield from walk(below, (*path, step))


def outer(annotation: Any) -> Any:
    """The mapping or list in an annotation, without what is around it."""
    if get_origin(annotation) in (dict, tuple):
        return annotation
    return next((found for each in get_args(annotation) if (found := outer(each)) is not None), None)


def metadata(annotation: Any) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for each in get_args(annotation):
        yield from metadata(each)


def name(field: Field) -> str:
    return ".".join(map(str, field.path))


def found(site: Site, tree: Mapping[str, Any], audience: Audience = "everyone") -> list[tuple[str, str]]:
    """Rule and the text at the place of each refusal."""
    root = site({"strategies/x.yml": yaml.safe_dump(dict(tree), sort_keys=False, width=1000)})
    checked = check(root / "strategies", Settings(as_of=date(2026, 6, 30), audience=audience))
    lines = {file: text.split("\n") for file, text in checked.texts.items()}
    return [(each.rule, lines[each.place.file][each.place.line - 1][each.place.column - 1 :]) for each in checked.diagnostics]


def test_there_are_such_fields() -> None:
    assert {"owner", "approved.by", "tactics.x.closes", "governance.raci.x.accountable", "governance.escalation.0.inform"} <= set(map(name, fields()))
    assert {"summary", "listening.audience.0.finding", "maturity.assessments.0.answers.budget.evidence"} <= set(map(name, fields()))
    assert {field.kind for field in fields()} - {None} == {*SECTION_OF} - {"entry", "decision", "risk"} | {"item"}


@pytest.mark.parametrize("field", fields(), ids=name)
def test_a_reference_to_nothing(site: Site, field: Field) -> None:
    text = "nobody-here" if field.kind else "See [[goal:nobody-here]]."
    shown = "nobody-here" if field.kind else "[[goal:nobody-here]]."
    assert found(site, field.tree(text)) == [("unknown-reference", shown)]


@pytest.mark.parametrize("field", [each for each in fields() if each.kind != "item"], ids=name)
def test_a_reference_to_what_fewer_may_see(site: Site, field: Field) -> None:
    kind = field.kind or "risk"
    text = "for-few" if field.kind else "See [[risk:for-few]]."
    shown = "for-few" if field.kind else "[[risk:for-few]]."
    tree = field.tree(text)
    hidden = {"title": "Hidden", "visible_to": "staff", **({"date": NEEDED["date"]} if kind == "entry" else {})}
    tree.setdefault(SECTION_OF[kind], {})["for-few"] = hidden
    assert found(site, tree) == [("reference-to-hidden", shown)]
    assert found(site, tree | {"visible_to": "staff"}) == []


@pytest.mark.parametrize("field", [each for each in fields(Shared) if each.kind != "channel"], ids=name)
def test_a_reference_of_what_is_shared(site: Site, field: Field) -> None:
    text = "nobody-here" if field.kind else "See [[team:nobody-here]]."
    tree: Any = text
    for step, holder in reversed(list(zip(field.path, models(field.path, Shared), strict=True))):
        tree = [tree] if isinstance(step, int) else {**needed(holder, step), step: tree}
    site({"strategies/playbook.yml": yaml.safe_dump(tree, sort_keys=False)})
    plan = {name: NEEDED[name] for name in ("title", "period")}
    assert [rule for rule, _ in found(site, plan)] == ["unknown-reference"]


def test_a_thousand_references_to_nothing(site: Site) -> None:
    plan = {name: NEEDED[name] for name in ("title", "period")}
    started = time.perf_counter()
    refused = found(site, plan | {"summary": "\n".join(["[[goal:nobody]]"] * 1_000), "human": "[[goal:n" * 2_400})
    assert time.perf_counter() - started < 4
    assert len(refused) == 1_000
    assert all(text.startswith("[[goal:nobody]]") for _, text in refused)
