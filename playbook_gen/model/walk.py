"""Finds the references and the texts in any model, by what its fields declare: no list of fields to keep."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from playbook_gen.model import markdown
from playbook_gen.model.base import Thing
from playbook_gen.model.marks import ProseMark, Refers, TextMark

Path = tuple[str | int, ...]


class Mention(NamedTuple):
    """One place where `holder` names a thing: `kind` and `id` are what is named, `path` leads there from the walked model.

    In prose, `brackets` says how many `[[` stand before this one, where that is known.
    """

    holder: Thing
    kind: str
    id: str
    path: Path
    brackets: int | None = None


@cache
def _marks(model: type[BaseModel]) -> tuple[tuple[str, object], ...]:
    """The fields of a model that hold references or texts (with their mark), or further models (`None`)."""
    found: list[tuple[str, object]] = []
    for name, field in model.model_fields.items():
        if any(models_in(field.annotation)):
            found.append((name, None))
        elif mark := next((each for each in (*field.metadata, *metadata(field.annotation)) if isinstance(each, Refers | TextMark)), None):
            found.append((name, mark))
    return tuple(found)


def metadata(annotation: Any) -> Iterator[object]:
    """What a type declares of itself, at any depth of it."""
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from metadata(inner)


def field_names(model: type[BaseModel]) -> frozenset[str]:
    """The keys that a model and all models inside it know."""
    below = [field_names(each) for field in model.model_fields.values() for each in models_in(field.annotation)]
    return frozenset(model.model_fields).union(*below)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field's type names, at any depth of it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def mentions(model: BaseModel, holder: Thing, path: Path = ()) -> Iterator[Mention]:
    """Every reference and every `[[…]]` below `model`; a nested thing becomes the holder of what it names."""
    for name, mark in _marks(type(model)):
        value = getattr(model, name)
        if value is None:
            continue
        if isinstance(mark, Refers):
            yield from _refs(value, mark.kind, holder, (*path, name))
        elif isinstance(mark, ProseMark):
            for kind, id_, brackets in markdown.prose_links(value):
                yield Mention(holder, kind, id_, (*path, name), brackets)
        elif mark is None:
            yield from _inside(value, holder, (*path, name))


def _refs(value: str | tuple[str, ...], kind: str, holder: Thing, path: Path) -> Iterator[Mention]:
    if isinstance(value, str):
        yield Mention(holder, kind, value, path)
    else:
        for index, each in enumerate(value):
            yield Mention(holder, kind, each, (*path, index))


def _inside(value: object, holder: Thing, path: Path) -> Iterator[Mention]:
    if isinstance(value, BaseModel):
        yield from mentions(value, value if isinstance(value, Thing) else holder, path)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _inside(each, holder, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _inside(each, holder, (*path, index))


def texts(thing: Thing) -> Iterator[tuple[Path, str]]:
    """Every text and prose of a thing with the path to it; not those of things inside it, nor why findings are accepted."""
    return (found for found in _texts(thing, ()) if found[0][0] != "accept")


def _texts(model: BaseModel, path: Path) -> Iterator[tuple[Path, str]]:
    values = model.__dict__
    for name, mark in _marks(type(model)):
        value = values[name]
        if not value or isinstance(mark, Refers):
            continue
        if isinstance(value, str):
            yield (*path, name), value
        else:
            yield from _texts_in(value, (*path, name))


def _texts_in(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        if not isinstance(value, Thing):
            yield from _texts(value, path)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts_in(each, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts_in(each, (*path, index))
