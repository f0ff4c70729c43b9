"""A model taken apart into its single values, each with the way to it: so that two of them can be held against each other, value by value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from playbook_gen.model.base import Thing
from playbook_gen.model.channel import Cadence
from playbook_gen.model.duration import Duration
from playbook_gen.model.marks import InList, ProseMark, Refers, TextMark
from playbook_gen.model.measure import Measure
from playbook_gen.model.plain import is_default, plain
from playbook_gen.model.walk import metadata

Way = tuple[str, ...]
_TOLD_APART_BY = ("date", "title", "level", "source", "kind")


class Leaf(NamedTuple):
    """One value of a model, as JSON holds it, and what sort of value that is.

    `sort` is `group` for a model or a list's item as a whole (what stands in it follows); `text`, `prose`, `refs KIND`, `list NAME` (a word of an open list),
    `measure`, or `value` for all else.
    """

    sort: str
    value: Any


def leaves(thing: BaseModel) -> dict[Way, Leaf]:
    """Every value that a thing's author wrote (or a playbook's, a maturity model's), by the way to it.

    The way leads over fields and keys, and of a list's items what tells them apart (a day, a title), else their number.
    Values that are as without a word are left out, and so are the things inside a thing.
    """
    return dict(_fields(thing, ()))


def _fields(model: BaseModel, way: Way) -> Iterator[tuple[Way, Leaf]]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        if not is_default(model, name, value):
            yield from _value(value, _sort(type(model), name), (*way, name))
    yield from (((*way, name), Leaf("value", value)) for name, value in (model.__pydantic_extra__ or {}).items())


def _value(value: Any, sort: str, way: Way) -> Iterator[tuple[Way, Leaf]]:
    if isinstance(value, Measure):
        yield from _measure(value, way)
    elif isinstance(value, Cadence) and value.reactive:
        yield way, Leaf("value", "reactive")
    elif isinstance(value, BaseModel):
        yield way, Leaf("group", plain(value))
        yield from _fields(value, way)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if not isinstance(each, Thing):
                yield from _value(each, sort, (*way, str(key)))
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        for key, each in zip(_keys(value), value, strict=True):
            yield from _value(each, sort, (*way, *key))
    elif not isinstance(value, tuple) or value or isinstance(value, Duration):
        yield way, Leaf(sort, plain(value))


def _measure(value: Measure, way: Way) -> Iterator[tuple[Way, Leaf]]:
    """A number or a range as one value; the day of a baseline, or why nobody knows it, beside that."""
    if value.is_range:
        yield way, Leaf("measure", {"min": plain(value.min), "max": plain(value.max)})
    elif value.value is not None:
        yield way, Leaf("measure", plain(value.value))
    beside = {name: each for name, each in plain(value).items() if name not in ("value", "min", "max")}
    yield from (((*way, name), Leaf(_sort(type(value), name), each)) for name, each in beside.items())


def _keys(items: Sequence[BaseModel]) -> list[Way]:
    """What tells a list's items apart: of each the first such field, else its number, from 1; of several alike, which one it is beside that."""
    found: list[Way] = []
    seen: Counter[str] = Counter()
    for number, each in enumerate(items, 1):
        key = next((str(value) for name in _TOLD_APART_BY if (value := getattr(each, name, None)) is not None), str(number))
        seen[key] += 1
        found.append((key,) if seen[key] == 1 else (key, str(seen[key])))
    return found


@cache
def _sort(model: type[BaseModel], name: str) -> str:
    field = model.model_fields[name]
    for mark in (*field.metadata, *metadata(field.annotation)):
        if isinstance(mark, Refers):
            return f"refs {mark.kind}"
        if isinstance(mark, InList):
            return f"list {mark.name}"
        if isinstance(mark, TextMark):
            return "prose" if isinstance(mark, ProseMark) else "text"
    return "value"
