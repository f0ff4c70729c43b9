"""What did not change is left out before two moments are compared, so that only what changed has to be checked; what that names stays as a stub."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from playbook_gen.model.strategy import SECTION_OF, SECTIONS, Plan
from playbook_gen.model.walk import models_in
from playbook_gen.source import Sources
from playbook_gen.source.nodes import Mapping, Node, Scalar, Sequence, mapping

_NEEDED = ("title", "visible_to", "unit", "better")
"""What a change elsewhere is told with: a thing's title, who may see it, and what a KPI's numbers are."""


def cut_down(old: Sources, new: Sources) -> tuple[Sources, Sources]:
    """Both without what stands the same in both: things that something changed names stay as a stub with their title, and a strategy its title and period.

    The trees that are given stay as they are. Call it when readings.csv was joined.
    """
    one, other = dict(old.strategies), dict(new.strategies)
    for id_ in one.keys() & other.keys():
        one[id_], other[id_] = _smaller(one[id_], other[id_])
    return replace(old, strategies=one), replace(new, strategies=other)


def _smaller(old: Mapping, new: Mapping) -> tuple[Mapping, Mapping]:
    small = tuple(_without_same(each, other) for each, other in ((old, new), (new, old)))
    named = set(_texts(small))
    for each, whole in zip(small, (old, new), strict=True):
        _add_stubs(each, whole, named)
    return small[0], small[1]


def _without_same(tree: Mapping, other: Mapping) -> Mapping:
    """What is in a strategy and stands differently in the other one; of a section of things, those things."""
    small = mapping(tree.source, tree.line, tree.column)
    for key, node in tree.items():
        beside = other.get(key)
        if beside == node and key not in ("title", "period", "visible_to"):
            continue
        if SECTIONS.get(key) and isinstance(node, Mapping) and isinstance(beside, Mapping):
            things = mapping(node.source, node.line, node.column)
            things.update({id_: thing for id_, thing in node.items() if beside.get(id_) != thing})
            small[key] = things
        else:
            small[key] = node
    return small


def _add_stubs(small: Mapping, whole: Mapping, named: set[str]) -> None:
    """Stubs of the things that were left out and are named by what stayed."""
    for key, node in whole.items():
        kind = SECTIONS.get(key)
        if kind is None or not isinstance(node, Mapping):
            continue
        kept: Any = small.get(key, {})
        if isinstance(kept, dict):
            things = mapping(node.source, node.line, node.column)
            things.update({id_: _stub(thing, kind) for id_, thing in node.items() if id_ in named and id_ not in kept and isinstance(thing, Mapping)})
            things.update(kept)
            small[key] = things


def _stub(thing: Mapping, kind: str) -> Mapping:
    made = mapping(thing.source, thing.line, thing.column)
    made.update({key: each for key, each in thing.items() if key in _kept(kind)})
    return made


@cache
def _kept(kind: str) -> frozenset[str]:
    """The fields of a stub: those above, and those that its model needs."""
    model: Any = next(models_in(Plan.model_fields[SECTION_OF[kind]].annotation))
    assert issubclass(model, BaseModel)  # noqa: S101  models_in yields nothing else
    return frozenset((*_NEEDED, *(name for name, each in model.model_fields.items() if each.is_required())))


def _texts(nodes: Iterable[Node]) -> Iterable[str]:
    """Every scalar below some nodes: among them all ids that they name."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += node.values()
        elif isinstance(node, Sequence):
            waiting += node
        elif isinstance(node, Scalar):
            yield node
