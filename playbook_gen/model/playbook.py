"""A playbook as one value: its strategies, what they share, the maturity models they are measured by, and who points at whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from playbook_gen.diagnostics import Place
from playbook_gen.model.links import Key, Links
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import Plan


@dataclass(frozen=True, slots=True, eq=False)
class Playbook:
    """What one audience sees. Each is equal to itself only, so that what follows from one can be kept.

    `left_out` counts the things that the audience may not see; `places` tells where each thing stands in the files.
    """

    shared: Shared
    plans: Mapping[str, Plan]
    links: Mapping[str, Links]
    maturity_models: Mapping[str, MaturityModel]
    vocabulary: Mapping[str, Mapping[str, str]]
    left_out: int = 0
    places: Mapping[tuple[str, Key], Place] = field(default_factory=dict)

    def place(self, plan: str, kind: str, id_: str) -> Place:
        """Where a thing of a plan, or one that it shares, stands in the author's files."""
        return self.places.get((plan, (kind, id_))) or self.places.get(("", (kind, id_))) or self.places[(plan, ("plan", plan))]
