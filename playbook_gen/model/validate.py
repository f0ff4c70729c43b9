"""A tree held against a model: every problem at once, by taking out what is refused and trying the rest again."""

from __future__ import annotations

from functools import cache, partial
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from playbook_gen.diagnostics import MOST, Diagnostic
from playbook_gen.model.marks import OrOne
from playbook_gen.model.places import problems
from playbook_gen.model.walk import Path, models_in
from playbook_gen.source.nodes import Mapping as MappingNode
from playbook_gen.source.nodes import Node, Refused, find, key_of, mapping, scalar, sequence
from playbook_gen.source.nodes import Sequence as SequenceNode

ModelT = TypeVar("ModelT", bound=BaseModel)
Removed = dict[int, tuple[Any, set[str | int]]]
"""What was taken out of lists and mappings, by these; they are kept with it, so that no other gets the number of one."""
PLACEHOLDER = "…"


def validated(
    model: type[ModelT], tree: Any, context: dict[str, Any], plan: str | None, report: list[Diagnostic], unsure: set[Path] | None = None
) -> tuple[ModelT | None, bool]:
    """The model of a tree, and whether it was without problems.

    What is refused is taken out of the tree and the rest is tried again, so that checks across fields still see what is sound. `unsure` gets the paths of what
    nobody can say after that: of what was refused, and of all around an unknown key, which may be any other key misspelt.
    """
    removed: Removed = {}
    _listed(model, tree)
    for _ in range(8):
        try:
            return model.model_validate(tree, context=context), not removed
        except ValidationError as invalid:
            found = list(problems(model, tree, invalid.errors(include_url=False)[: MOST + 1], plan, context.get("shared")))
        report += [each for path, each in found if each is not None and not _follows(tree, path, removed)]
        if unsure is not None:
            unsure |= {path[:-1] if each is not None and each.rule == "unknown-key" else path for path, each in found}
        for path, _ in sorted(found, key=lambda each: str(each[0]), reverse=True):
            parent, step = _take_out(tree, path)
            removed.setdefault(id(parent), (parent, set()))[1].add(step)
        if len(found) > MOST or not isinstance(tree, MappingNode):
            break
    return None, False


def _listed(model: type[BaseModel], tree: Any) -> None:
    """Puts a group that stands alone where several may stand into a list, so that every path leads through one."""
    for name in _of_groups(model) if isinstance(tree, MappingNode) else ():
        alone = tree.get(name)
        if isinstance(alone, MappingNode):
            tree[key_of(tree, name)] = sequence(alone)


@cache
def _of_groups(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that hold one group or several."""
    either = (name for name, field in model.model_fields.items() if any(isinstance(each, OrOne) for each in field.metadata))
    return tuple(name for name in either if any(models_in(model.model_fields[name].annotation)))


def _follows(tree: Any, path: Path, removed: Removed) -> bool:
    """Whether a problem only follows from what was taken out before: at that place, or in the mapping around it."""
    here, above = find(tree, path), find(tree, path[:-1])
    if isinstance(above, MappingNode) and isinstance(above.get("<<"), Refused):  # type: ignore[call-overload]  # any str is a key
        return path[-1] not in above  # what is missing may have been meant to come with the merge
    return id(here) in removed or (bool(path) and id(above) in removed and path[-1] in removed[id(above)][1])


def _take_out(tree: Any, path: Path) -> tuple[Any, str | int]:
    """Removes what a problem is about: the value, or the placeholder's lack; returns where that was."""
    parent = tree
    for step in path[:-1]:
        below = parent[step] if _has(parent, step) else None
        if not isinstance(below, MappingNode | SequenceNode):
            return _drop(parent, step)
        parent = below
    last = path[-1] if path else ""
    if not _has(parent, last) and last in ("title", "date", "value", "start", "end", "period"):
        _fill(parent, str(last))
        return parent, last
    return _drop(parent, last)


_DAYS = {"start": "0001-01-01", "end": "9999-12-31", "date": "0001-01-01"}


def _fill(parent: Any, key: str) -> None:
    """Puts a stand-in where a needed key is missing, so that the rest of the thing is still checked."""
    source, line, column = parent.source, parent.line, parent.column
    make = partial(scalar, source=source, line=line, column=column)
    if key == "period":
        value: Node = mapping(source, line, column)
        cast("MappingNode", value).update({make("start"): make(_DAYS["start"]), make("end"): make(_DAYS["end"])})
    else:
        value = make(_DAYS.get(key, "0" if key == "value" else PLACEHOLDER))
    parent[make(key)] = value


def _has(parent: Any, step: str | int) -> bool:
    if isinstance(parent, MappingNode):
        return step in parent
    return isinstance(parent, SequenceNode) and isinstance(step, int) and step < len(parent)


def _drop(parent: Any, step: str | int) -> tuple[Any, str | int]:
    if _has(parent, step):
        del parent[step]
    return parent, step
