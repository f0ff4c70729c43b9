"""A playbook as one value: its strategies, what they share, the maturity models they are measured by, and who points at whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from playbook_gen.diagnostics import Place
from playbook_gen.model.links import Key, Links
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTION_OF, Plan
from playbook_gen.model.walk import Path
from playbook_gen.source.nodes import Mapping as Nodes
from playbook_gen.source.nodes import Scalar, at, key_of, place

FoundT = TypeVar("FoundT")


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand in the author's files. `starts`: plan (empty: playbook.yml) → key → the thing's id, or with the kind `section` the section's name;
    `trees`: plan → its files as they were read.
    """

    starts: Mapping[str, Mapping[Key, Place]] = field(default_factory=dict)
    trees: Mapping[str, Nodes] = field(default_factory=dict)

    def part(self, plans: tuple[str, ...]) -> Places:
        """Those of some plans only."""
        return Places({each: self.starts[each] for each in plans if each in self.starts}, {each: self.trees[each] for each in plans if each in self.trees})

    def section(self, plan: str, name: str) -> Place | None:
        """Where a section begins; `None` where the plan has none of that name."""
        return self.starts.get(plan, {}).get(("section", name))

    def of(self, plan: str, kind: str, id_: str, path: Path = ()) -> Place:
        """Where a thing of a plan, or one that it shares, stands; with a path below it, what stands there, if anything does.

        A list or a mapping stands where its key does, else where it begins.
        """
        if path and (found := self._below(plan, path if kind == "plan" else (SECTION_OF[kind], id_, *path))):
            return found
        return self.starts[plan].get((kind, id_)) or self.starts[""].get((kind, id_)) or self.starts[plan][("plan", plan)]

    def _below(self, plan: str, path: Path) -> Place | None:
        parent = at(self.trees[plan], path[:-1])
        node = at(parent, path[-1:]) if parent is not None else None
        if node is None:
            return None
        return place(key_of(parent, str(path[-1])) if isinstance(parent, Nodes) and not isinstance(node, Scalar) else node)


@dataclass(frozen=True, slots=True, eq=False)
class Playbook:
    """What one audience sees. Each is equal to itself only, and keeps what follows from it.

    `titles` is by id the strategies that can be named in it. `left_out` counts the things that the audience may not see. `whole` is whether every strategy is
    in it: none is missing because of an error of form.
    """

    shared: Shared
    plans: Mapping[str, Plan]
    links: Mapping[str, Links]
    maturity_models: Mapping[str, MaturityModel]
    vocabulary: Mapping[str, Mapping[str, str]]
    left_out: int = 0
    places: Places = field(default_factory=Places)
    whole: bool = True
    titles: Mapping[str, str] = field(default_factory=dict)
    _parts: dict[str | None, Playbook] = field(default_factory=dict)
    _found: dict[Callable[..., Any], tuple[tuple[Any, ...], Any]] = field(default_factory=dict)

    def part(self, plan: str | None = None) -> Playbook:
        """All that a strategy's pages and findings come from: it alone, what is shared, the titles of strategies that it names; without a strategy, what is
        shared alone.

        Nothing else can be seen through it, so that what follows from it stays as it is while it does.
        """
        if plan not in self._parts:
            plans = {} if plan is None else {plan: self.plans[plan]}
            links = {each: self.links[each] for each in plans}
            places, titles = self.places.part(("", *plans)), self._titles_in(plan)
            made = replace(self, plans=plans, links=links, places=places, whole=True, titles=titles, _parts={}, _found={})
            self._parts[plan] = made._parts[plan] = made
        return self._parts[plan]

    def _titles_in(self, plan: str | None) -> dict[str, str]:
        """The titles of a strategy and of those that it names."""
        named = () if plan is None else (plan, *(id_ for kind, id_ in self.links[plan].targets if kind == "plan"))
        return {id_: self.titles[id_] for id_ in named if id_ in self.titles}

    def take_over(self, last: Playbook) -> None:
        """Takes from an earlier playbook the parts that would be the same, with all that was found in them."""
        if any(getattr(self, name) is not getattr(last, name) for name in ("shared", "maturity_models", "vocabulary")):
            return
        for plan, part in last._parts.items():
            owners = ("",) if plan is None else ("", plan)
            if plan in (None, *self.plans) and self._holds(part, plan) and all(self.places.trees[each] is last.places.trees[each] for each in owners):
                self._parts[plan] = part

    def forget(self) -> None:
        """Drops all that was found in it: no more is to come of it. What is asked for all the same is worked out again."""
        for each in (*self._parts.values(), self):
            each._found.clear()
            each._parts.clear()

    def _holds(self, part: Playbook, plan: str | None) -> bool:
        """Whether a strategy is in this playbook as it is in a part of an earlier one."""
        if plan is not None and (self.plans[plan] is not part.plans[plan] or self.links[plan] is not part.links[plan]):
            return False
        return self._titles_in(plan) == part.titles

    def once(self, find: Callable[..., FoundT], *given: Any) -> FoundT:
        """What `find` finds in this playbook with what else it is given: looked for again only where that is not equal to the last time's."""
        known = self._found.get(find)
        if known is None or known[0] != given:
            known = self._found[find] = (given, find(self, *given))
        return known[1]
