"""Which things only have a new id: of the same kind, with nearly the same content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from playbook_gen.model.base import Thing
from playbook_gen.model.leaves import Leaf, leaves
from playbook_gen.model.links import Key, own_things
from playbook_gen.model.strategy import Plan

ALIKE = 0.6
"""From this much on, two things are one with a new id: at least six tenths of what they say is the same."""


_PAIRS = 2500
"""So many pairs at most are compared in full."""
_WORDS = 100
"""So many words of a text tell whether it is the same one."""
_LINK = re.compile(r"(\[\[)(\w+):([^\]|\s]+)")
Content = Mapping[tuple[str, ...], Leaf]


@dataclass(frozen=True, slots=True)
class Renamed:
    """`old`: new key → old key; `new`: old key → new key; `alike`: new key → how much is the same, from 0 to 1."""

    old: Mapping[Key, Key]
    new: Mapping[Key, Key]
    alike: Mapping[Key, float]

    def translated(self, leaf: Leaf) -> Leaf:
        """A value as it was, with the ids that its things have now, so that a new id alone is no change elsewhere."""
        what, _, kind = leaf.sort.partition(" ")
        if what == "prose" and self.new:
            return Leaf(leaf.sort, _LINK.sub(lambda link: f"{link[1]}{link[2]}:{self.new.get((link[2], link[3]), link.groups()[1:])[1]}", str(leaf.value)))
        if what != "refs" or not self.new:
            return leaf
        value = leaf.value
        ids = [self.new.get((kind, id_), (kind, id_))[1] for id_ in (value if isinstance(value, list) else [value])]
        return Leaf(leaf.sort, ids if isinstance(value, list) else ids[0])


def renamed(old: Mapping[Key, Thing], new: Mapping[Key, Thing]) -> Renamed:
    """Pairs each thing that came with the most similar one that went, of the same kind; each is paired once, the most similar first."""
    went = {key: thing for key, thing in old.items() if key not in new}
    came = {key: thing for key, thing in new.items() if key not in old}
    both = {kind for kind, _ in went} & {kind for kind, _ in came}
    gone, come = ({key: _content(thing) for key, thing in things.items() if key[0] in both} for things in (went, came))
    found: dict[Key, tuple[Key, float]] = {}
    used: set[Key] = set()
    for likeness, now, was in sorted(_pairs(gone, come), key=lambda each: -each[0]):
        if likeness >= ALIKE and now not in found and was not in used:
            found[now] = (was, likeness)
            used.add(was)
    old_of = {now: was for now, (was, _) in found.items()}
    return Renamed(old_of, {was: now for now, was in old_of.items()}, {now: likeness for now, (_, likeness) in found.items()})


def _pairs(gone: Mapping[Key, Content], come: Mapping[Key, Content]) -> Iterator[tuple[float, Key, Key]]:
    """How alike each thing that came is to each of its kind that went; where these are too many to be compared all, to those of the same title."""
    few = len(gone) * len(come) <= _PAIRS
    for was, before in gone.items():
        for now, after in come.items():
            if was[0] == now[0] and (few or before.get(("title",)) == after.get(("title",))):
                yield alike(before, after), now, was


def _content(thing: Thing) -> Content:
    """What a thing says; of a strategy, what all its things say, but not its period, which many have."""
    found = {way: leaf for way, leaf in leaves(thing).items() if leaf.sort != "group"}
    if isinstance(thing, Plan):
        found = {way: leaf for way, leaf in found.items() if way[0] != "period"}
        for key, each in own_things(thing):
            found |= {(*key, *way): leaf for way, leaf in leaves(each).items() if leaf.sort != "group"}
    return found


def alike(one: Content, other: Content) -> float:
    """The share of their values that two things have in common, from 0 to 1; of texts, the share of their words."""
    if not one or not other:
        return 0.0
    same = sum(_likeness(leaf, other[way]) for way, leaf in one.items() if way in other)
    return 2 * same / (len(one) + len(other))


def _likeness(one: Leaf, other: Leaf) -> float:
    if one == other:
        return 1.0
    if one.sort != other.sort or one.sort not in ("text", "prose") or not isinstance(one.value, str) or not isinstance(other.value, str):
        return 0.0
    return SequenceMatcher(None, one.value.split()[:_WORDS], other.value.split()[:_WORDS], autojunk=False).ratio()
