"""What changed in playbook.yml beside its things, and in the maturity models that it names."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from playbook_gen.history.change import Change
from playbook_gen.model.leaves import Leaf, leaves
from playbook_gen.model.links import Key
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.shared import Shared

PLAYBOOK: Key = ("playbook", "playbook")
"""Stands for playbook.yml as a whole."""
_MODEL = "maturity-model"


def is_for_all(change: Change) -> bool:
    """Whether a change is of what every strategy has from its playbook, not of a thing that only some use."""
    return change.strategy is None and change.thing[0] in (PLAYBOOK[0], _MODEL)


def of_all(old: Playbook, new: Playbook) -> Iterator[Change]:
    """Each value that is another now; nothing where a playbook only begins.

    A maturity model that came or went is told as what playbook.yml names. How it counts is what it measures.
    """
    if not old.plans and old.shared == Shared():
        return
    title = new.shared.organisation or old.shared.organisation or "playbook.yml"
    yield from _values(PLAYBOOK, title, old.shared, new.shared, "other")
    for id_, model in new.maturity_models.items():
        if id_ in old.maturity_models:
            yield from _values((_MODEL, id_), model.title["en"], old.maturity_models[id_], model, "redefined-kpi")


def _values(key: Key, title: str, old: BaseModel, new: BaseModel, weight: str) -> Iterator[Change]:
    if old == new:
        return
    before, after = leaves(old), leaves(new)
    for way in dict.fromkeys((*before, *after)):
        left, right = before.get(way), after.get(way)
        if left == right or _is_group(left) or _is_group(right):
            continue
        leaf = right or left
        sort = leaf.sort if leaf else "value"
        yield Change(
            *(None, key, title, "changed", "text" if sort in ("text", "prose") else weight, way),
            *(left.value if left else None, right.value if right else None, sort),
        )


def _is_group(leaf: Leaf | None) -> bool:
    return leaf is not None and leaf.sort == "group"
