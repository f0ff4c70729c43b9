"""A playbook as one value: its strategies, what they share, the maturity models they are measured by, and who points at whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from playbook_gen.diagnostics import Place
from playbook_gen.model.links import Key, Links
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTION_OF, Plan
from playbook_gen.model.walk import Path
from playbook_gen.source.nodes import Mapping as Nodes
from playbook_gen.source.nodes import Scalar, at, key_of, place


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand in the author's files. `starts`: plan (empty: playbook.yml) and key → the thing's id, or with the kind `section` the section's name;
    `trees`: plan → its files as they were read.
    """

    starts: Mapping[tuple[str, Key], Place] = field(default_factory=dict)
    trees: Mapping[str, Nodes] = field(default_factory=dict)

    def section(self, plan: str, name: str) -> Place | None:
        """Where a section begins; `None` where the plan has none of that name."""
        return self.starts.get((plan, ("section", name)))

    def of(self, plan: str, kind: str, id_: str, path: Path = ()) -> Place:
        """Where a thing of a plan, or one that it shares, stands; with a path below it, what stands there, if anything does.

        A list or a mapping stands where its key does, else where it begins.
        """
        if path and (found := self._below(plan, path if kind == "plan" else (SECTION_OF[kind], id_, *path))):
            return found
        return self.starts.get((plan, (kind, id_))) or self.starts.get(("", (kind, id_))) or self.starts[(plan, ("plan", plan))]

    def _below(self, plan: str, path: Path) -> Place | None:
        parent = at(self.trees[plan], path[:-1])
        node = at(parent, path[-1:]) if parent is not None else None
        if node is None:
            return None
        return place(key_of(parent, str(path[-1])) if isinstance(parent, Nodes) and not isinstance(node, Scalar) else node)


@dataclass(frozen=True, slots=True, eq=False)
class Playbook:
    """What one audience sees. Each is equal to itself only, so that what follows from one can be kept.

    `left_out` counts the things that the audience may not see. `whole` is whether every strategy is in it: none is missing because of an error of form.
    """

    shared: Shared
    plans: Mapping[str, Plan]
    links: Mapping[str, Links]
    maturity_models: Mapping[str, MaturityModel]
    vocabulary: Mapping[str, Mapping[str, str]]
    left_out: int = 0
    places: Places = field(default_factory=Places)
    whole: bool = True
