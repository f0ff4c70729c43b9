"""What to say where a value has the wrong shape: the author's own value in the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError

from playbook_gen.model.base import Thing
from playbook_gen.model.declared import annotation_at, entry_of, holder_in, keys_at, model_at, model_in, unwrapped
from playbook_gen.model.fields import what_it_is
from playbook_gen.model.marks import TextMark
from playbook_gen.model.walk import Path
from playbook_gen.source.names import repaired
from playbook_gen.source.quotes import in_quotes

_ODD = re.compile(r"[,\[\]{}\n]|: |:\Z| #|\A[-?:#&*!|>'\"%@`\s]|\s\Z")
_LONGEST = 80


def wrong_shape(model: type[BaseModel], path: Path, error: Any) -> tuple[str, str]:
    """Message and hint where a list stands for a group of lines, a text for a list, and so on."""
    kind, given = error["type"], error["input"]
    name = str(path[-1]) if path and isinstance(path[-1], str) else None
    if kind == "tuple_type":
        return _no_list(model, path, name, given)
    if kind == "literal_error":
        words = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        return f"one word belongs here, not {what_it_is(given)}", one_text(name, given, f"write one of: {', '.join(words)}")
    return f"“key: value” lines belong here, not {what_it_is(given)}", _as_lines(model, path, name, given)


def as_written(value: Any) -> str | None:
    """A value on one line, as it may stand between brackets; `None` where it is too long for a hint."""
    text = on_one_line(value)
    return text if text and len(text) <= _LONGEST and "\n" not in text and not re.search(r"\bNone\b", text) else None


def on_one_line(value: Any) -> str | None:
    """The first twenty entries of a value, in braces and brackets, its texts in quotes where they need them; `None` for what was refused."""
    if isinstance(value, str):
        return in_quotes(value) if _ODD.search(value) else str(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {on_one_line(each)}' for key, each in islice(value.items(), 20))}}}"
    return f"[{', '.join(str(on_one_line(each)) for each in islice(value, 20))}]" if isinstance(value, Sequence) else None


def one_text(name: str | None, given: Any, hint: str) -> str:
    """The hint where one text belongs and something else stands: the one entry of a list, without its brackets."""
    if name and isinstance(given, Sequence) and not isinstance(given, str) and len(given) == 1 and isinstance(given[0], str) and (own := as_written(given[0])):
        return f"write {name}: {own}"
    return hint


def _no_list(model: type[BaseModel], path: Path, name: str | None, given: Any) -> tuple[str, str]:
    message = f"a list belongs here, not {what_it_is(given)}"
    entry = entry_of(annotation_at(model, path)[0], 0)
    inner, key = model_in(entry), f"{name}: " if name else ""
    own = as_written(given)
    if isinstance(given, str) and re.match(r"-[^\s-]", given):
        first = re.split(r"\s-", given[1:])[0][:_LONGEST]
        return "a list belongs here, and its hyphens have no space after them", f"write a space after each hyphen: - {first}"
    if isinstance(given, str) and inner is None:
        shown = own if _is_text(entry) else ", ".join(each.strip() for each in given.split(","))
        return message, f"write {key}[{shown}]" if shown else f"write a list: {key}[one, two]"
    if inner and isinstance(given, Mapping):
        first = next(iter(given), "…")
        return message, f"write {key}[{own}]" if own else f"write a hyphen and a space before its first key: - {first}: …"
    return message, f"write {key}[{{{_some_keys(inner)}}}]" if inner else f"write a list: {key}[one, two]"


def _is_text(annotation: Any) -> bool:
    return any(isinstance(each, TextMark) for wrapped in unwrapped(annotation) for each in getattr(wrapped, "__metadata__", ()))


def _as_lines(model: type[BaseModel], path: Path, name: str | None, given: Any) -> str:
    """The hint where a group of lines belongs."""
    holder, inner = holder_in(annotation_at(model, path)[0]), model_at(model, path)
    key = f"{name}: " if name else ""
    if holder:
        return _by_id(model_in(entry_of(holder, "")), name, key, given)
    if inner is None:
        return f"write {key}{{my-id: {{title: …}}}}"
    if isinstance(given, str):
        return f"write {key}{{{_in_its_field(inner, given)}}}"
    field = _list_for(inner, given)
    return f"write {field}: on a line of its own above the first hyphen" if field else f"write {key}{{{_some_keys(inner)}}}"


def _in_its_field(inner: type[BaseModel], given: str) -> str:
    """A text alone, behind the field that it seems to be meant for."""
    if re.fullmatch(r"[0-9]{4}", given) and {"start", "end"} <= inner.model_fields.keys():
        return f"start: {given}-01-01, end: {given}-12-31"
    field, own = _field_for(inner, given), as_written(given)
    return f"{field}: {own}" if field and own else _some_keys(inner)


def _by_id(things: type[BaseModel] | None, name: str | None, key: str, given: Any) -> str:
    """The hint where things by id belong, or texts by a word."""
    own = as_written(given)
    if things is None:
        return f"write {key}{{{own}: why}}" if name == "accept" and own else f"write a word, a colon and a text: {key}{{word: {own or '…'}}}"
    first = next(iter(things.model_fields))
    if isinstance(given, str):
        return f"write an id, a colon and what belongs to it: {key}{{my-id: {{{first}: …}}}}"
    title = given[0].get("title") if given and isinstance(given[0], Mapping) else None
    if isinstance(title, str) and (id_ := repaired(title)) and len(title) <= _LONGEST:
        return f"write an id and a colon instead of each hyphen: {id_}: {{title: {as_written(title)}}}"
    return f"write an id and a colon instead of each hyphen: my-id: {{{first}: …}}"


def _field_for(inner: type[BaseModel], given: str) -> str | None:
    """The field that a text alone seems to be meant for: a thing's title; else the first that takes it, those that take any text last."""
    if issubclass(inner, Thing):
        return "title"
    fields = sorted(inner.model_fields, key=lambda name: any(isinstance(each, TextMark) for each in _marks(inner, name)))
    return next((name for name in fields if _takes(inner, name, given)), None)


def _marks(inner: type[BaseModel], name: str) -> Iterator[Any]:
    field = inner.model_fields[name]
    yield from field.metadata
    for each in unwrapped(field.annotation):
        yield from getattr(each, "__metadata__", ())


def _takes(inner: type[BaseModel], name: str, given: str) -> bool:
    try:
        inner.model_validate({name: given})
    except ValidationError as invalid:
        return not any(each["loc"][:1] == (name,) for each in invalid.errors(include_url=False))
    return True


def _list_for(inner: type[BaseModel], given: Any) -> str | None:
    """The field of a model whose entries have the keys of a list's first entry."""
    keys = set(given[0]) if isinstance(given, Sequence) and given and isinstance(given[0], Mapping) else set()
    return next((name for name in inner.model_fields if keys & set(keys_at(inner, (name, 0)))), None)


def _some_keys(inner: type[BaseModel]) -> str:
    needed = [name for name, field in inner.model_fields.items() if field.is_required()]
    return ", ".join(f"{name}: …" for name in (needed or list(inner.model_fields))[:3])
