"""Hints that need more than the refused value: the field that it stands in, and the things that it may name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.model.declared import annotation_at, declared, keys_at
from playbook_gen.model.fields import NUMBER, SLUG, repaired
from playbook_gen.model.marks import Between, Refers
from playbook_gen.model.shapes import one_text
from playbook_gen.model.strategy import SECTION_OF
from playbook_gen.model.walk import Path
from playbook_gen.source.nodes import find


def better_hint(model: type[BaseModel], path: Path, error: Any, trees: tuple[Any, ...]) -> str | None:
    """What to write instead of a refused value, if its field or the things in `trees`, its own and the shared ones, tell more than the value alone."""
    rule, given = error["type"], error["input"]
    if rule == "bad-id" and isinstance(given, str) and error["loc"][-1:] != ("[key]",):
        kind = next((each.kind for each in _marks(model, path) if isinstance(each, Refers)), None)
        return _id_of(kind, given, dict(_titles(kind, trees))) if kind in SECTION_OF else None
    if rule == "wrong-type" and isinstance(given, str) and not re.search("[0-9]", given) and "unknown" in keys_at(model, path[:-1]):
        return f"write a number, or why nobody knows it: {path[-2]}: {{unknown: why}}"
    if rule == "wrong-type" and isinstance(given, str) and not NUMBER.match(given):
        scale = next((each for each in declared(model, path) if isinstance(each, Between)), None)
        return _on_scale(scale.low, scale.high) if scale and scale.high is not None and scale.high - scale.low < 6 else None
    if rule == "wrong-type":
        return one_text(str(path[-1]) if path else None, given, "") or None
    return None


def _marks(model: type[BaseModel], path: Path) -> Iterator[Any]:
    """What a field declares, for one of its entries too."""
    if path and isinstance(path[-1], int):
        path = path[:-1]
    yield from declared(model, path)
    yield from annotation_at(model, path)[1]


def _on_scale(low: int, high: int) -> str:
    numbers = [str(each) for each in range(low, high + 1)]
    return f"write {', '.join(numbers[:-1])} or {numbers[-1]} ({low} is low, {high} is high)"


def _titles(kind: str | None, trees: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    """The ids of a kind with their titles; a refused id as it will be once it is repaired."""
    for tree in trees:
        section = find(tree, (SECTION_OF[kind],)) if kind in SECTION_OF and tree is not None else None
        if not isinstance(section, Mapping) or section is tree:
            continue
        for key, thing in section.items():
            title = find(thing, ("title",)) if isinstance(thing, Mapping) else None
            yield str(key) if SLUG.match(key) else repaired(key), str(title)


def _id_of(kind: str | None, given: str, titles: dict[str, str]) -> str:
    """What to write where a thing is named by its title, or by an id that is none."""
    if "," in given:
        return f"write a list of ids: [{', '.join(filter(None, map(repaired, given[:200].split(','))))}]"
    id_ = repaired(given[:100])
    named = next((key for key, title in titles.items() if title.casefold() == given.strip().casefold()), None)
    if named or id_ in titles:
        return f"write {named or id_}: things are named by their ids"
    near = did_you_mean(id_, titles) or ""
    if near.startswith("did"):
        return near
    section, entry = SECTION_OF[str(kind)], f"{id_ or 'my-id'}: {{title: {given[:60]}}}"
    if not titles:
        return f"add {'a team' if kind == 'team' else f'the {kind}'} first: {section}: {{{entry}}}; then write {id_ or 'my-id'}"
    listed = "" if len(titles) > 12 else f": {', '.join(titles)}"
    return f"write an id of {'the team' if kind == 'team' else section}{listed}; or add {entry} there"
