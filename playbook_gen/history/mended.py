"""What nobody can say of a state of the strategies, because its form was wrong, is taken from another state: so that a slip of the pen is told as no change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, cast

from pydantic import BaseModel

from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTION_OF, SECTIONS, Plan
from playbook_gen.model.walk import Path, models_in
from playbook_gen.source import Sources
from playbook_gen.source.nodes import Mapping as MappingNode
from playbook_gen.source.nodes import Node, key_of


def mended(sources: Sources, unsure: Mapping[str, frozenset[Path]], other: Sources | None) -> Sources:
    """The same with what is unsure (`playbook_gen.model.sound.Sound`) as it stands in `other`; what stands there neither is left out.

    The trees that are given change.
    """
    strategies = dict(sources.strategies)
    for id_ in unsure.keys() - {""}:
        tree = _mended(strategies.get(id_), unsure[id_], other.strategies.get(id_) if other else None)
        strategies = {**strategies, id_: tree} if tree is not None else {each: kept for each, kept in strategies.items() if each != id_}
    shared = _mended(sources.shared, unsure[""], other.shared if other else None, Shared) if "" in unsure else sources.shared
    return replace(sources, strategies=strategies, shared=shared)


def _mended(tree: MappingNode | None, unsure: frozenset[Path], other: MappingNode | None, model: type[BaseModel] = Plan) -> MappingNode | None:
    if other is not None and (() in unsure or tree is None):
        return other
    for path in sorted(unsure - {()}, key=len):
        if tree is not None and not _put(tree, path, other):
            tree = _without(tree, path, model)
    return tree


def _put(tree: MappingNode, path: Path, other: MappingNode | None) -> bool:
    """Takes over what stands at a path; `False` where nothing does."""
    here, there = _at(tree, path[:-1]), _at(other, path[:-1])
    if here is None or there is None or path[-1] not in there:
        return False
    key = key_of(there, str(path[-1]))
    here[key] = there[key]
    return True


def _without(tree: MappingNode, path: Path, model: type[BaseModel]) -> MappingNode | None:
    """The tree without what stands at a path; without all that needs it, too, since nobody can say what that is."""
    around = _at(tree, path[:-1])
    if around is not None:
        around.pop(str(path[-1]), None)  # type: ignore[call-overload]  # a text finds the key of the same text
    if len(path) == 1:
        return None if path[0] in _required(model) else tree
    section = _at(tree, path[:1])
    if len(path) == 3 and section is not None and path[2] in _required(_thing(str(path[0]))):
        section.pop(str(path[1]), None)  # type: ignore[call-overload]
    return tree


def _at(tree: MappingNode | None, path: Path) -> MappingNode | None:
    node: Node | None = tree
    for step in path:
        node = node.get(step) if isinstance(node, MappingNode) else None  # type: ignore[call-overload]  # a text finds the key of the same text
    return node if isinstance(node, MappingNode) else None


@cache
def _thing(section: str) -> type[BaseModel]:
    """The model of a section's things."""
    return next(models_in(Plan.model_fields[SECTION_OF[cast("str", SECTIONS[section])]].annotation))


@cache
def _required(model: Any) -> frozenset[str]:
    return frozenset(name for name, each in model.model_fields.items() if each.is_required())
