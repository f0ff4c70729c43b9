"""What the models declare at a path of a tree: keys, types, and what stands beside the types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from playbook_gen.model.walk import Path


def keys_at(model: type[BaseModel], path: Path) -> Iterator[str]:
    """The keys that the model knows at a path below it."""
    inner = model_at(model, path)
    yield from inner.model_fields if inner else ()


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the fields that stand at a path, if there are any."""
    return model_in(annotation_at(model, path)[0])


def declared(model: type[BaseModel], path: Path) -> Iterator[Any]:
    """The types of the field at a path and what it declares beside them; where a number may stand for `{value: …}`, those of the value."""
    annotation, metadata = annotation_at(model, path)
    inner = model_in(annotation)
    if inner and "value" in inner.model_fields:
        annotation, metadata = inner.model_fields["value"].annotation, inner.model_fields["value"].metadata
    yield from metadata
    for each in unwrapped(annotation):
        yield each
        yield from getattr(each, "__metadata__", ())


def annotation_at(model: type[BaseModel], path: Path) -> tuple[Any, list[Any]]:
    """The type at a path, and what the field itself declares where the path ends in one."""
    annotation: Any = model
    metadata: list[Any] = []
    for step in path:
        inner, annotation = model_in(annotation), entry_of(annotation, step)
        metadata = inner.model_fields[str(step)].metadata if inner and step in inner.model_fields else []
    return annotation, metadata


def entry_of(annotation: Any, step: str | int) -> Any:
    """The type one step further in: of a list's entries, of what stands under an id or a key."""
    model = model_in(annotation)
    if holder := holder_in(annotation):
        arguments = get_args(holder)
        return arguments[1] if holder.__origin__ is dict else arguments[0]
    return model.model_fields[str(step)].annotation if model and step in model.model_fields else None


def holder_in(annotation: Any) -> Any:
    """The type of list, or of things by id, that an annotation wraps."""
    return next((each for each in unwrapped(annotation) if getattr(each, "__origin__", None) in (dict, tuple)), None)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation wraps, not within a list or things by id."""
    return next((each for each in unwrapped(annotation) if isinstance(each, type) and issubclass(each, BaseModel)), None)


def unwrapped(annotation: Any) -> Iterator[Any]:
    """The annotation itself and what Annotated and `| None` wrap."""
    yield annotation
    if getattr(annotation, "__origin__", None) not in (dict, tuple):
        for inner in get_args(annotation):
            yield from unwrapped(inner)
