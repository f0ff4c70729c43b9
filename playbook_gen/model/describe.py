"""What each field is for, with an example: read from the text that stands below the field in its model's source, when somebody asks."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import NamedTuple

from pydantic import BaseModel

from playbook_gen.model.walk import models_in

_EXAMPLE = re.compile(r"\s*\bExample: (?P<example>.+)\Z", re.DOTALL)


class Described(NamedTuple):
    """What a field says, in English: one or two sentences, and a value as an author would write it, if there is one."""

    text: str
    example: str | None


@cache
def described(model: type[BaseModel]) -> Mapping[str, Described]:
    """Field → its description; a field that a model inherits or takes over is described where it was declared."""
    found: dict[str, Described] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            found |= {name: _split(text) for name, text in _texts_below(each)}
    return {name: found[name] for name in model.model_fields if name in found}


def purpose(model: type[BaseModel]) -> str:
    """What a model as a whole is: the first paragraph of its docstring."""
    return " ".join((inspect.getdoc(model) or "").partition("\n\n")[0].split())


def reachable(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all models inside it, each once, in the order in which an author meets them."""
    seen: dict[type[BaseModel], None] = {}
    waiting = [model]
    while waiting:
        each = waiting.pop(0)
        if each not in seen:
            seen[each] = None
            waiting += [below for field in each.model_fields.values() for below in models_in(field.annotation)]
    yield from seen


def _texts_below(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Each field that a class body declares, with the text that stands right after it."""
    (body,) = (node.body for node in ast.parse(dedent(inspect.getsource(model))).body if isinstance(node, ast.ClassDef))
    for pair in pairwise(body):
        match pair:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)


def _split(text: str) -> Described:
    found = _EXAMPLE.search(text)
    words = text[: found.start()] if found else text
    return Described(" ".join(words.split()), found["example"].strip() if found else None)
