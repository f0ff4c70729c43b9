"""What did not change is cut down to what others need of it, so that only what changed has to be checked and compared."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from playbook_gen.model.strategy import SECTION_OF, SECTIONS, Plan
from playbook_gen.model.walk import models_in
from playbook_gen.source import Sources
from playbook_gen.source.nodes import Mapping, mapping

_NEEDED = ("title", "visible_to", "unit", "better")
"""What a change elsewhere is told with: a thing's title, who may see it, and what a KPI's numbers are."""


def cut_down(old: Sources, new: Sources) -> None:
    """In both, leaves of each thing that stands the same in both a stub with its title, and of other sections that are the same nothing.

    The sources' strategies and shared part are replaced by smaller ones; the nodes themselves stay as they are. Call it when readings.csv was joined.
    """
    for id_ in old.strategies.keys() & new.strategies.keys():
        old.strategies[id_], new.strategies[id_] = _smaller(old.strategies[id_], new.strategies[id_])


def _smaller(old: Mapping, new: Mapping) -> tuple[Mapping, Mapping]:
    small = _copy(old), _copy(new)
    for section, kind in SECTIONS.items():
        one, other = (each.get(section) for each in (old, new))  # type: ignore[call-overload]  # any str is a key
        if one is None or other is None:
            continue
        if kind is None and one == other:
            for each in small:
                del each[section]  # type: ignore[arg-type]
        elif isinstance(one, Mapping) and isinstance(other, Mapping) and kind:
            for each, things in zip(small, _stubs(one, other, kind), strict=True):
                each[next(key for key in each if key == section)] = things
    return small


def _stubs(old: Mapping, new: Mapping, kind: str) -> tuple[Mapping, Mapping]:
    small = _copy(old), _copy(new)
    for id_, thing in old.items():
        if isinstance(thing, Mapping) and new.get(id_) == thing:
            stub = mapping(thing.source, thing.line, thing.column)
            stub.update({key: each for key, each in thing.items() if key in _kept(kind)})
            for each in small:
                each[id_] = stub
    return small


@cache
def _kept(kind: str) -> frozenset[str]:
    """The fields of a stub: those above, and those that its model needs."""
    model: Any = next(models_in(Plan.model_fields[SECTION_OF[kind]].annotation))
    assert issubclass(model, BaseModel)  # noqa: S101  models_in yields nothing else
    return frozenset((*_NEEDED, *(name for name, each in model.model_fields.items() if each.is_required())))


def _copy(tree: Mapping) -> Mapping:
    made = mapping(tree.source, tree.line, tree.column)
    made.update(tree)
    return made
