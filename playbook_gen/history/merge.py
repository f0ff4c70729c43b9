"""What a merge changed itself: what no side had made so, what one side had made and the merge undid, and which side won where both had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pygit2

from playbook_gen.history.change import Change, by_weight
from playbook_gen.history.repository import differing, some
from playbook_gen.history.states import States


def merged(states: States, commit: pygit2.Commit, parents: Sequence[pygit2.Commit]) -> tuple[tuple[Change, ...], frozenset[str]]:
    """The changes that a merge made, and the files of the strategies folder in which it made something.

    Against each parent these are those that no other parent had made of the same value since they parted; where nobody knows when that was, those that it made
    against all.
    """
    own: dict[tuple[object, ...], Change] = {}
    files: set[str] = set()
    for parent in parents:
        others = [_Other(states, commit, parent, each) for each in parents if each is not parent]
        touched = differing(states.folder(parent), states.folder(commit))
        files |= {file for file in touched if not any(each.brought(file) for each in others)}
        names = {name for name in _names(touched) if not any(each.brought_alone(name) for each in others)}
        found = states.between(parent, commit, names) if names else ()
        made = [each.made(names) for each in others] if found else []
        for change in found:
            if not any(each(change) for each in made):
                own.setdefault(what(change), change)
    return tuple(sorted(own.values(), key=by_weight)), frozenset(files)


def what(change: Change) -> tuple[object, ...]:
    """What a change comes to, whatever was before."""
    return (change.strategy, change.thing, change.kind, change.way, repr(change.after))


class _Other:
    """Another parent of a merge, as seen from `parent`: what it brought in."""

    def __init__(self, states: States, commit: pygit2.Commit, parent: pygit2.Commit, other: pygit2.Commit) -> None:
        base = states.repository.base(parent, other)
        self.states, self.commit, self.parent, self.other, self.base = states, commit, parent, other, base
        self.left = differing(states.folder(other), states.folder(commit))
        self.since = differing(states.folder(base), states.folder(other)) if base else None

    def brought(self, file: str) -> bool:
        """Whether a file is as this parent has it, by its own doing."""
        return file not in self.left and (self.since is None or file in self.since)

    def brought_alone(self, name: str) -> bool:
        """Whether all that stands under a name is as this parent has it, and only this one had touched it."""
        here = [some(self.states.folder(each), (name,)) for each in (self.other, self.commit, self.base, self.parent) if each]
        return here[0] == here[1] and (len(here) == 3 or here[2] == here[3])

    def made(self, names: Iterable[str]) -> Callable[[Change], bool]:
        """Tells whether a change is of this parent's making."""
        if self.base is None:
            left = {what(each) for each in self.states.between(self.other, self.commit, names)}
            return lambda change: what(change) not in left
        own = {(what(each), repr(each.before)) for each in self.states.between(self.base, self.other, names)}
        return lambda change: (what(change), repr(change.before)) in own


def _names(files: Iterable[str]) -> set[str]:
    """What the files stand under in the folder itself."""
    return {file.split("/")[0] for file in files}
