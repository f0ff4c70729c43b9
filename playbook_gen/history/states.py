"""What stood in the strategies folder at a commit, and what changed from one commit to another; each is read and worked out once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pygit2

from playbook_gen.history.change import Change
from playbook_gen.history.changes import changes as compared
from playbook_gen.history.kept import Kept, key_of
from playbook_gen.history.mended import mended
from playbook_gen.history.moved import former_place
from playbook_gen.history.repository import SHARED, Entries, Repository, Stored, some
from playbook_gen.history.stubs import cut_down
from playbook_gen.model.sound import as_far_as_sound, joined
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.settings import Settings
from playbook_gen.source import Sources, read

_READ = 256
"""So many states of strategies are remembered on the way: most commits change a strategy that another one changed shortly after."""
State = tuple[tuple[str, str], ...]
"""What stood under some names, as text: what tells a state from another."""


@dataclass(eq=False)
class States:
    """The strategies folder at every commit of a repository. `places` are by commit id where it lay then, where that is another place than today's."""

    repository: Repository
    settings: Settings
    kept: Kept
    places: dict[str, str] = field(default_factory=dict)
    _folders: dict[str, pygit2.Tree | None] = field(default_factory=dict)
    _read: dict[State, Sources] = field(default_factory=dict)
    _mended: dict[tuple[State, ...], Sources] = field(default_factory=dict)

    def folder(self, commit: pygit2.Commit) -> pygit2.Tree | None:
        """The strategies folder; `None` where there was none. Raises `UnknownRevisionError` where it is not in this clone."""
        id_ = str(commit.id)
        if id_ not in self._folders:
            self._folders[id_] = self.repository.folder(commit, self.places.get(id_))
        return self._folders[id_]

    def identity(self, commit: pygit2.Commit) -> str:
        """What all that can be told of a commit depends on: the commit, where the folder lay, how far the clone reaches, and how much is read of a file."""
        return repr((str(commit.id), self.places.get(str(commit.id)), self.repository.prefix, sorted(self.repository.ends), str(self.settings.limits)))

    def follow(self, commit: pygit2.Commit, parents: Iterable[pygit2.Commit]) -> None:
        """Finds where the folder lay in what a commit came after: where it lies in this one, unless it was moved just then."""
        here, place = self.folder(commit), self.places.get(str(commit.id))
        for parent in parents:
            if place is not None:
                self._moved(parent, self.places.get(str(parent.id), place))
            if here is not None and self.folder(parent) is None and (found := former_place(parent, here)) is not None:
                self._moved(parent, found)

    def _moved(self, commit: pygit2.Commit, place: str) -> None:
        self.places[str(commit.id)] = place
        self._folders.pop(str(commit.id), None)

    def between(self, old: pygit2.Commit | None, new: pygit2.Commit | None, names: Iterable[str]) -> tuple[Change, ...]:
        """What changed in what stands under these names in the folder; what was refused in form counts as it stood before that."""
        wanted = tuple(sorted({*names, *SHARED}))
        entries = [self._entries(each, wanted) for each in (old, new)]
        found = self._changes(*entries)
        return self._changes_of_mended(old, new, wanted) if found is None else found

    def sound(self, commit: pygit2.Commit, names: Iterable[str]) -> Sources:
        """What stood under these names, and beside them in playbook.yml; what was refused in form stands as it did before that."""
        return self._sound(self._back(commit, tuple(sorted({*names, *SHARED}))))

    def _entries(self, commit: pygit2.Commit | None, names: Iterable[str]) -> Entries:
        return some(self.folder(commit) if commit else None, names)

    def _changes(self, old: Entries, new: Entries) -> tuple[Change, ...] | None:
        """What changed between two states; `None` where something in them was refused."""
        names = sorted({name for name in {*old, *new} if old.get(name) != new.get(name)})
        key = key_of(str(self.settings.limits), *(f"{name}\0{old.get(name)}\0{new.get(name)}" for name in (*names, *SHARED)))
        known = self.kept.changes(key)
        if known is None and self.kept.flag(key) is None:
            known = self._worked_out(*({name: each[name] for name in (*names, *SHARED) if name in each} for each in (old, new)))
            self.kept.keep(key, known if known is not None else False)
        return known

    def _worked_out(self, old: Entries, new: Entries) -> tuple[Change, ...] | None:
        before, after = (as_far_as_sound(each, self.settings, linked=False) for each in cut_down(self._sources(old), self._sources(new)))
        if before.unsure or after.unsure:
            self._read.clear()  # what was refused was taken out of these trees
            return None
        return compared(before.playbook, after.playbook)

    def _sources(self, entries: Entries) -> Sources:
        """What stands in these files; a state that one commit left and a later one found is read once."""
        key = _state(entries)
        self._read[key] = found = self._read.pop(key, None) or self._fresh(entries)
        if len(self._read) > _READ:
            del self._read[next(iter(self._read))]
        return found

    def _fresh(self, entries: Entries) -> Sources:
        return joined(read(Stored(self.repository.git, entries), SECTIONS, self.settings.limits))

    def _changes_of_mended(self, old: pygit2.Commit | None, new: pygit2.Commit | None, names: tuple[str, ...]) -> tuple[Change, ...]:
        states = [self._back(each, names) for each in (old, new)]
        key = key_of("mended", str(self.settings.limits), *(repr([_state(each) for each in side]) for side in states))
        known = self.kept.changes(key)
        if known is None:
            sides = cut_down(*(self._sound(each) for each in states))
            known = compared(*(as_far_as_sound(each, self.settings, linked=False).playbook for each in sides))
            self.kept.keep(key, known)
        return known

    def _back(self, commit: pygit2.Commit | None, names: tuple[str, ...]) -> list[Entries]:
        """What stood under these names, state by state, from the last one that was sound as a whole."""
        found: list[Entries] = []
        while commit is not None:
            entries = self._entries(commit, names)
            if not found or entries != found[-1]:
                found.append(entries)
                if self._is_sound(entries):
                    break
            commit = next(iter(self.repository.parents(commit) or ()), None)
        return found[::-1] or [{}]

    def _is_sound(self, entries: Entries) -> bool:
        key = key_of("sound", str(self.settings.limits), repr(_state(entries)))
        known = self.kept.flag(key)
        if known is None:
            known = not as_far_as_sound(self._fresh(entries), self.settings, linked=False).unsure
            self.kept.keep(key, known)
        return known

    def _sound(self, states: list[Entries]) -> Sources:
        """The last of some states, each mended with the one before."""
        path: tuple[State, ...] = ()
        before: Sources | None = None
        for entries in states:
            path = (*path, _state(entries))
            if path not in self._mended:
                unsure = as_far_as_sound(self._fresh(entries), self.settings, linked=False).unsure
                self._mended[path] = mended(self._fresh(entries), unsure, before)
            before = self._mended[path]
        assert before is not None  # noqa: S101  there is always a state
        return before


def _state(entries: Entries) -> State:
    return tuple(sorted((name, str(each)) for name, each in entries.items()))
