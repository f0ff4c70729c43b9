"""What a thing points at, and what points at it: references resolved within one plan and what it shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from playbook_gen.model.shared import SHARED_KINDS
from playbook_gen.model.strategy import SECTION_OF
from playbook_gen.model.walk import Path, mentions

if TYPE_CHECKING:
    from playbook_gen.model.base import Thing
    from playbook_gen.model.shared import Shared
    from playbook_gen.model.strategy import Plan

Key = tuple[str, str]
"""A thing's kind and id."""


class Reference(NamedTuple):
    """`source` names `target` in its field `field`."""

    source: Key
    target: Key
    field: str


@dataclass(frozen=True, slots=True)
class Links:
    """The things of one plan, own first and then the shared ones it reaches, with every reference in both directions."""

    things: Mapping[Key, Thing]
    shared: frozenset[Key]
    _from: Mapping[Key, tuple[Reference, ...]] = field(default_factory=dict)
    _to: Mapping[Key, tuple[Reference, ...]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> tuple[Thing, ...]:
        """The things of one kind, in the author's order, own first."""
        return tuple(thing for (each, _), thing in self.things.items() if each == kind)

    def to(self, kind: str, id_: str, *sources: str) -> tuple[Reference, ...]:
        """What points at a thing; with `sources`, only things of those kinds."""
        found = self._to.get((kind, id_), ())
        return tuple(each for each in found if each.source[0] in sources) if sources else found

    def things_to(self, kind: str, id_: str, source: str, *fields: str) -> tuple[Thing, ...]:
        """The things of kind `source` that name this one (in one of `fields`, if given), each once."""
        keys = dict.fromkeys(each.source for each in self.to(kind, id_, source) if not fields or each.field in fields)
        return tuple(self.things[key] for key in keys)

    @property
    def targets(self) -> Iterable[Key]:
        """All that something points at."""
        return self._to

    def of(self, kind: str, id_: str) -> tuple[Reference, ...]:
        """What a thing points at."""
        return self._from.get((kind, id_), ())


def own_things(plan: Plan) -> Iterator[tuple[Key, Thing]]:
    """Every thing that stands in the plan's own files, by section and in the author's order."""
    for kind, section in SECTION_OF.items():
        for id_, thing in getattr(plan, section).items():
            yield (kind, id_), thing


def shared_things(shared: Shared) -> Iterator[tuple[Key, Thing]]:
    """Every thing of playbook.yml."""
    for kind in SHARED_KINDS:
        for id_, thing in getattr(shared, SECTION_OF[kind]).items():
            yield (kind, id_), thing


def link(plan: Plan, shared: Shared) -> Links:
    """Resolves a checked plan's references; what cannot be resolved was refused before."""
    own, offered = dict(own_things(plan)), dict(shared_things(shared))
    references = list(_references(plan, plan.id))
    reached: dict[Key, Thing] = {}
    waiting = [each.target for each in references]
    while waiting:
        key = waiting.pop(0)
        if key in offered and key not in own and key not in reached:
            reached[key] = offered[key]
            below = list(_references(offered[key], plan.id))
            references += below
            waiting += [each.target for each in below]
    ordered = {key: thing for key, thing in offered.items() if key in reached}
    return _index({("plan", plan.id): plan, **own, **ordered}, frozenset(reached), references)


def _references(thing: Thing, plan_id: str) -> Iterator[Reference]:
    for mention in mentions(thing, thing):
        holder = mention.holder
        source = (holder.KIND, holder.id if holder.KIND != "plan" else plan_id)
        yield Reference(source, (mention.kind, mention.id), _field(mention.path, holder is thing))


def _field(path: Path, own: bool) -> str:
    """The holder's field that a path goes through: below a plan, a nested thing's path begins with its section and id."""
    return str(path[0] if own else path[2])


def _index(things: dict[Key, Thing], shared: frozenset[Key], references: list[Reference]) -> Links:
    by_source: dict[Key, list[Reference]] = defaultdict(list)
    by_target: dict[Key, list[Reference]] = defaultdict(list)
    for each in dict.fromkeys(references):
        by_source[each.source].append(each)
        by_target[each.target].append(each)
    return Links(things, shared, {k: tuple(v) for k, v in by_source.items()}, {k: tuple(v) for k, v in by_target.items()})
