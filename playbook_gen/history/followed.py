"""What had another id before is the same strategy, the same thing: changes of the past are told under the ids of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from playbook_gen.history.change import Change
from playbook_gen.history.log import Step
from playbook_gen.model.links import Key, shared_things
from playbook_gen.model.playbook import Playbook

Owned = tuple[str | None, Key]
"""A thing and the strategy that it belongs to; `None` for playbook.yml. A strategy belongs to itself."""


class Followed:
    """Which ids things had: learnt from the changes that gave them new ones, newest first."""

    def __init__(self, steps: Iterable[Step], unsaved: Iterable[Change], playbook: Playbook) -> None:
        self._now: dict[Owned, Owned] = {}
        self._there = _there(playbook)
        self._back(unsaved)
        self.steps = tuple(self._told(step) for step in steps)
        if self._now:  # what had its old id still on another branch, and comes later in time than the new id
            self.steps = tuple(self._once_more(step) for step in self.steps)

    def former(self, plan: str) -> tuple[str, ...]:
        """All ids that a strategy had, with today's."""
        return (plan, *(was or "" for (was, key), (now, _) in self._now.items() if now == plan and key == ("plan", was)))

    def _told(self, step: Step) -> Step:
        changes = tuple(map(self._as_now, step.changes)) if self._now else step.changes
        self._back(step.changes)
        return step if changes == step.changes else replace(step, changes=changes)

    def _once_more(self, step: Step) -> Step:
        return replace(step, changes=tuple(each if (each.strategy, each.thing) in self._there else self._as_now(each) for each in step.changes))

    def _as_now(self, change: Change) -> Change:
        strategy, thing = self._today((change.strategy, change.thing))
        return replace(change, strategy=strategy, thing=thing)

    def _today(self, owned: Owned) -> Owned:
        strategy, thing = owned
        if strategy is not None and thing != ("plan", strategy):
            strategy = self._now.get((strategy, ("plan", strategy)), owned)[0]
        return self._now.get((strategy, thing), (strategy, thing))

    def _back(self, changes: Iterable[Change]) -> None:
        """Before these changes, things had the ids that these took from them."""
        for each in changes:
            if each.kind == "renamed" and each.was:
                was = (each.was if each.thing[0] == "plan" else self._today((each.strategy, each.thing))[0], (each.thing[0], each.was))
                self._now[was] = self._today((each.strategy, each.thing))


def _there(playbook: Playbook) -> frozenset[Owned]:
    return frozenset(_all(playbook))


def _all(playbook: Playbook) -> Iterator[Owned]:
    yield from ((None, key) for key, _ in shared_things(playbook.shared))
    for id_, links in playbook.links.items():
        yield (id_, ("plan", id_))
        yield from ((id_, key) for key in links.things)
