"""The OGST map: objectives, their goals, the strategies that serve these, the tactics that carry them out, as a tree that is read across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Node:
    """Things of a kind that share what is below them, or a hole where `ids` is empty. `again`: they stand further up, with what is below them."""

    kind: str
    ids: tuple[str, ...] = ()
    below: tuple[Node, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Served:
    """Who serves whom, in the order to be shown: the objectives; objective → goals; goal → strategies; strategy → tactics.

    `None` as a key holds what hangs on nothing: `goals[None]` serve no objective. `direct`: the strategies that serve an objective with no goal between.
    """

    objectives: Sequence[str]
    goals: Mapping[str | None, Sequence[str]]
    strategies: Mapping[str | None, Sequence[str]]
    tactics: Mapping[str | None, Sequence[str]]
    direct: Mapping[str | None, Sequence[str]]


def ogst_map(served: Served) -> tuple[Node, ...]:
    """The tree of each objective, then what serves none. Every branch has its four kinds or ends in a hole; what is met again has nothing below it."""
    drawing = _Drawing(served)
    trees = tuple(Node("objective", (each,), drawing.objective(each)) for each in served.objectives)
    loose = drawing.objective(None) if served.goals.get(None) or served.strategies.get(None) else ()
    if served.tactics.get(None):
        loose = (*loose, Node("goal", (), (Node("strategy", (), drawing.tactics(None)),)))
    return (*trees, Node("objective", (), loose)) if loose else trees


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What has been drawn so far, so that nothing is drawn twice."""

    served: Served
    seen: set[tuple[str, str]] = field(default_factory=set)

    def objective(self, objective: str | None) -> tuple[Node, ...]:
        """The goals of an objective, those with the same strategies together; then the strategies that serve it directly, below a hole."""
        groups: dict[tuple[str, ...] | None, list[str]] = {}
        for goal in self.served.goals.get(objective, ()):
            key = None if ("goal", goal) in self.seen else tuple(self.served.strategies.get(goal, ()))
            groups.setdefault(key, []).append(goal)
            self.seen.add(("goal", goal))
        nodes = [Node("goal", tuple(ids), () if key is None else self.strategies(key), again=key is None) for key, ids in groups.items()]
        direct = self.served.direct.get(objective, ()) if objective else self.served.strategies.get(None, ())
        if direct:
            nodes.append(Node("goal", (), self.strategies(direct)))
        return tuple(nodes) or (Node("goal"),)

    def strategies(self, ids: Sequence[str]) -> tuple[Node, ...]:
        """Strategies, each with its tactics where it is met first."""
        nodes = []
        for each in ids:
            again = ("strategy", each) in self.seen
            self.seen.add(("strategy", each))
            nodes.append(Node("strategy", (each,), () if again else self.tactics(each), again))
        return tuple(nodes) or (Node("strategy"),)

    def tactics(self, strategy: str | None) -> tuple[Node, ...]:
        """The tactics of a strategy, as one."""
        return (Node("tactic", tuple(self.served.tactics.get(strategy, ()))),)
