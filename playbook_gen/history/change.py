"""One change: what a reviewer should know of it, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from playbook_gen.model.links import Key
from playbook_gen.settings import Audience

WEIGHTS = ("lowered-target", "slipped-date", "redefined-kpi", "moved-baseline", "edited-reading", "status", "owner", "text", "other")
"""How much a change matters, the most first (COMMANDS, `diff --format json`)."""
HEAVY = WEIGHTS[:5]
"""What a reviewer must not overlook."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in one thing; `strategy` is `None` for what stands in playbook.yml.

    `way` leads from the thing to the value that changed (field, keys); it is empty where the thing as a whole was added, removed or given a new id (`was`: the
    old one, `alike`: how much of it is the same, from 0 to 1). `before` and `after` are as JSON holds them, `None` where there was or is nothing; `sort` is the
    leaf's (`playbook_gen.model.leaves.Leaf`). `unit` is what a number is counted in, `unit_before` what it was counted in; where these, or the ways of
    counting, differ, the values are `apart`: no difference can be told. `names` are the titles of the ids among the values; `seen_by` is who may know of the
    change.
    """

    strategy: str | None
    thing: Key
    title: str
    kind: Literal["added", "removed", "changed", "renamed"]
    weight: str = "other"
    way: tuple[str, ...] = ()
    before: Any = None
    after: Any = None
    sort: str = "value"
    unit: str | None = None
    unit_before: str | None = None
    apart: bool = False
    names: tuple[tuple[str, str], ...] = ()
    was: str | None = None
    alike: float | None = None
    seen_by: Audience = "everyone"

    @property
    def field(self) -> str | None:
        """The way as one word: `target`, `budget.amount`."""
        return ".".join(self.way) or None


def by_weight(change: Change) -> int:
    """Sorts changes: what matters most first."""
    return WEIGHTS.index(change.weight)
