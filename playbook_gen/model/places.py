"""Turns a pydantic error's path into a diagnostic at the right character of the author's file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, get_args

from pydantic import BaseModel

from playbook_gen.diagnostics import Diagnostic, Place, did_you_mean
from playbook_gen.model.fields import is_blank, what_it_is
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.model.walk import Path
from playbook_gen.source.nodes import Refused, find, key_of, place

OURS = (
    "missing-key",
    "wrong-type",
    "wrong-value",
    "bad-date",
    "bad-id",
    "bad-recurrence",
    "null",
    "too-large",
    "unknown-key",
    "unknown-reference",
    "duplicate-key",
)


def place_of(tree: Any, path: Path) -> Place:
    """The place of what stands at `path`, or of the nearest thing above it that exists."""
    return place(find(tree, path))


def place_of_key(tree: Any, path: Path) -> Place:
    """The place of the key that `path` ends in; where there is none, of the nearest thing above."""
    parent = find(tree, path[:-1])
    if isinstance(parent, Mapping) and path[-1] in parent:
        return place(key_of(parent, str(path[-1])))
    return place(parent)


def thing_at(path: Path, plan: str | None) -> str | None:
    """The `kind:id` that a path lies in; the plan itself where it lies in none."""
    kind = SECTIONS.get(str(path[0])) if len(path) > 1 else None
    if kind:
        return f"{kind}:{path[1]}"
    return f"plan:{plan}" if plan else None


def problems(model: type[BaseModel], tree: Any, errors: list[Any], plan: str | None) -> Iterator[tuple[Path, Diagnostic | None]]:
    """Each pydantic error's path with its diagnostic; `None` for what follows from a value that was refused before."""
    for error in errors:
        path: Path = tuple(each for each in error["loc"] if each != "[key]")
        path += tuple(error.get("ctx", {}).get("at", ()))
        on_key = error["loc"][-1:] == ("[key]",) or error["type"] == "extra_forbidden"
        if isinstance(find(tree, path), Refused):
            yield path, None
            continue
        rule, message, hint = _explained(model, path, error)
        where = place_of_key(tree, path) if on_key or rule == "unknown-key" else place_of(tree, path)
        if where.file.endswith(".csv") and rule != "bad-date":
            rule = "bad-reading"
        yield path, Diagnostic(rule, where, message, hint, strategy=plan, thing=thing_at(path, plan))


def _explained(model: type[BaseModel], path: Path, error: Any) -> tuple[str, str, str]:
    """Rule, message and hint of one pydantic error."""
    kind, given = error["type"], error["input"]
    if kind in OURS:
        return kind, error["ctx"]["message"], error["ctx"]["hint"] or "leave it out, or write one that is known here"
    name = str(path[-1]) if path else "this file"
    if kind == "missing":
        return "missing-key", f"“{name}” is missing", f"add {name}: …"
    if kind == "extra_forbidden":
        known = sorted(keys_at(model, path[:-1]))
        hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
        if name == "id":
            hint = f"{'the key above' if len(path) > 1 else 'the name of the file or folder'} is the id: leave this out"
        return "unknown-key", f"“{name[:60]}” is not a key that is known here", hint
    if isinstance(given, str) and is_blank(given):
        return "null", "this value is empty", "leave the key out until there is something to say"
    if kind == "literal_error" and isinstance(given, str):
        choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        return "wrong-value", f"“{given[:60]}” is not possible here", f"write one of: {', '.join(choices)}"
    return "wrong-type", *_wrong_shape(model, path, error)


def _wrong_shape(model: type[BaseModel], path: Path, error: Any) -> tuple[str, str]:
    """Message and hint where a list stands for a mapping, a text for a list, and so on."""
    kind, given = error["type"], what_it_is(error["input"])
    if kind == "tuple_type":
        return f"a list belongs here, not {given}", "write a list: [one, two]"
    if kind == "literal_error":
        return f"one word belongs here, not {given}", f"write one of: {error['ctx']['expected']}"
    keys = list(islice(keys_at(model, path), 3))
    hint = f"write {', '.join(f'{key}: …' for key in keys)}" if keys else "write an id, a colon and what belongs to it: my-id: {title: …}"
    return f"“key: value” lines belong here, not {given}", hint


def keys_at(model: type[BaseModel], path: Path) -> Iterator[str]:
    """The keys that the model knows at a path below it."""
    annotation: Any = model
    for step in path:
        annotation = _below(annotation, step)
    inner = _model_in(annotation)
    yield from inner.model_fields if inner else ()


def _below(annotation: Any, step: str | int) -> Any:
    model = _model_in(annotation)
    holders = [each for each in _unwrapped(annotation) if getattr(each, "__origin__", None) in (dict, tuple)]
    if holders:
        arguments = get_args(holders[0])
        return arguments[1] if holders[0].__origin__ is dict else arguments[0]
    return model.model_fields[str(step)].annotation if model and step in model.model_fields else None


def _unwrapped(annotation: Any) -> Iterator[Any]:
    """The annotation itself and what Annotated and `| None` wrap."""
    yield annotation
    if getattr(annotation, "__origin__", None) not in (dict, tuple):
        for inner in get_args(annotation):
            yield from _unwrapped(inner)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    return next((each for each in _unwrapped(annotation) if isinstance(each, type) and issubclass(each, BaseModel)), None)
