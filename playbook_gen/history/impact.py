"""What a change touches, and whom it concerns: followed along the references, from objectives down to acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from playbook_gen.history.change import Change
from playbook_gen.model.links import Key, Links
from playbook_gen.model.playbook import Playbook

_DOWN = {
    "objective": ("goal", "strategy"),
    "goal": ("goal", "strategy", "channel"),
    "strategy": ("tactic",),
    "kpi": ("goal", "strategy", "tactic", "channel"),
    "persona": ("objective", "strategy", "tactic", "channel"),
    "component": ("objective", "channel"),
    "channel": ("tactic", "persona"),
    "pillar": ("channel", "tactic"),
}
"""Kind → the kinds of thing that hang on it: what one would have to look at again."""
_UP = {"goal": ("objective",), "strategy": ("goal", "objective"), "tactic": ("strategy",), "channel": ("component", "goal")}
"""Kind → the kinds that it serves: what may now be served less well."""
_ON = ("objective", "goal", "strategy", "kpi", "tactic")
"""Through these a change goes on to what hangs on them; a channel or a persona in between serves too much else."""
_WHO = ("owner", "deputy", "approver", "asked_of", "accountable", "responsible")


class Impact(NamedTuple):
    """`touches`: the things, nearest first; `concerns`: ids of the team."""

    touches: tuple[Key, ...]
    concerns: tuple[str, ...]


def impact(change: Change, old: Playbook, new: Playbook) -> Impact:
    """Through the references as they are now, for what was taken out as they were. What changes for a strategy as a whole touches no thing of its own."""
    playbook = old if change.kind == "removed" else new
    found: list[Key] = []
    concerned: list[str] = []
    for id_, links in playbook.links.items():
        if change.strategy not in (None, id_) or change.thing not in links.things:
            continue
        touched = _touched(links, change.thing)
        found += touched
        concerned += [name for key in (change.thing, *touched) for name in _people(links, key)]
    return Impact(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(concerned)))


def _touched(links: Links, start: Key) -> list[Key]:
    """What hangs on a thing at any depth, then what it serves."""
    down = _follow(links, start, _DOWN, lambda key: [each.source for each in links.to(*key)])
    up = _follow(links, start, _UP, lambda key: [each.target for each in links.of(*key)])
    return [*down, *(each for each in up if each not in down)]


def _follow(links: Links, start: Key, kinds: dict[str, tuple[str, ...]], neighbours: Callable[[Key], list[Key]]) -> list[Key]:
    found: dict[Key, None] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        for key in neighbours(here):
            if key != start and key not in found and key in links.things and key[0] in kinds.get(here[0], ()):
                found[key] = None
                waiting += [key] if key[0] in _ON else []
    return list(found)


def _people(links: Links, key: Key) -> list[str]:
    return [each.target[1] for each in links.of(*key) if each.target[0] == "team" and each.field in _WHO]
