"""What changed from commit to commit, newest first: each change once, in the commit that made it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import zip_longest

import pygit2
from pygit2.enums import SortMode

from playbook_gen.history.change import Change
from playbook_gen.history.changes import changes as compared
from playbook_gen.history.kept import Kept, key_of
from playbook_gen.history.repository import Entries, Entry, Repository, Stored, differing, some
from playbook_gen.history.revision import Revision, revision_of
from playbook_gen.history.stubs import cut_down
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.history.unsaved import SHARED, strategy_of
from playbook_gen.locale.phrase import Phrase, phrase
from playbook_gen.model.sound import as_far_as_sound, joined
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.settings import Settings
from playbook_gen.source import Sources, read


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit changed, and the files of the strategies folder that it touched."""

    revision: Revision
    changes: tuple[Change, ...]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Log:
    """The steps, newest first. `notes` say what could not be told."""

    steps: tuple[Step, ...] = ()
    notes: tuple[Phrase, ...] = ()


def log(walk: Walk) -> Log:
    """Every commit that leads to the one checked out and touched the strategies folder."""
    head = walk.repository.head()
    if head is None:
        return Log(notes=(phrase("nothing has been committed yet"),))
    commits = walk.repository.git.walk(head.id, SortMode.TOPOLOGICAL | SortMode.TIME)
    with _uncollected():
        steps = tuple(found for commit in _all(commits, walk) if (found := walk.step(commit)) is not None)
    return Log(steps, tuple(walk.notes))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the collector of circular garbage from walking over what is read again and again: there are no circles in it, and a fifth of the time is saved."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _all(commits: Iterator[pygit2.Commit], walk: Walk) -> Iterator[pygit2.Commit]:
    """The commits as far as this clone has them."""
    try:
        yield from commits
    except (pygit2.GitError, KeyError):
        walk.notes[phrase("some commits are not in this clone; what they changed is not told")] = None


def _made(change: Change) -> tuple[object, ...]:
    """What a change comes to, whatever was before."""
    return (change.strategy, change.thing, change.kind, change.way, repr(change.after))


_READ = 256
"""So many states of strategies are remembered on the way: most commits change a strategy that another one changed shortly after."""


def _is_broken(name: str, sources: Sources) -> bool:
    """Whether something of what lies under a name of the strategies folder could not be read."""
    return sources.shared_failed if name in SHARED else strategy_of(name) in sources.failed


@dataclass(eq=False)
class Walk:
    """A way through a repository's commits."""

    repository: Repository
    settings: Settings
    kept: Kept
    tags: Mapping[str, tuple[str, ...]]
    ends: frozenset[str]
    notes: dict[Phrase, None] = field(default_factory=dict)
    _read: dict[tuple[tuple[str, str], ...], Sources] = field(default_factory=dict)

    @classmethod
    def of(cls, repository: Repository, settings: Settings, kept: Kept) -> Walk:
        """A walk that sees everything: what an audience may not know of is left out later, so that what is kept serves all."""
        return cls(repository, replace(settings, audience="leadership", language="en"), kept, repository.tags(), repository.ends())

    def step(self, commit: pygit2.Commit) -> Step | None:
        """What a commit changed, against its parent; a merge, only what it changed against each of them. Nothing where it did not touch the folder."""
        parents = self._parents(commit)
        if parents is None:
            return None
        try:
            now, before = self.repository.folder(commit), [self.repository.folder(each) for each in parents] or [None]
        except UnknownRevisionError as unknown:
            self.notes[unknown.why] = None
            return None
        if any((each and each.id) == (now and now.id) for each in before):
            return None
        files = [differing(each, now) for each in before]
        found = [self._readable_changes(each, now, names, parent) for each, names, parent in zip_longest(before, files, parents)]
        others = [{_made(each) for each in more} for more in found[1:]]
        own = tuple(each for each in found[0] if all(_made(each) in more for more in others))
        touched = frozenset.intersection(*files)
        return Step(revision_of(commit, self.tags), own, touched) if own or touched else None

    def _parents(self, commit: pygit2.Commit) -> list[pygit2.Commit] | None:
        """`None` where they are not in this clone."""
        found = [each for id_ in commit.parent_ids if (each := self.repository.git.get(id_)) is not None]
        if len(found) == len(commit.parent_ids) and str(commit.id) not in self.ends:
            return [each.peel(pygit2.Commit) for each in found]
        day = revision_of(commit, {}).day
        self.notes[phrase("this clone reaches back to %(day)s only; what changed earlier is not told (git fetch --unshallow)", day=day)] = None
        return None

    def changes(self, old: Entries, new: Entries) -> tuple[Change, ...]:
        """What changed between two states of the folder, worked out once."""
        names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
        parts = [f"{name}\0{old.get(name)}\0{new.get(name)}" for name in (*names, *SHARED)]
        key = key_of(str(self.settings.limits), *parts)
        known = self.kept.changes(key)
        if known is None:
            known = self._worked_out(old, new, names)
            self.kept.keep(key, known)
        return known

    def _readable_changes(self, before: pygit2.Tree | None, now: pygit2.Tree | None, files: frozenset[str], parent: pygit2.Commit | None) -> tuple[Change, ...]:
        """The same of two folders; but what could not be read at all is left as it was, and what can be read again is held against what could be read last."""
        names = {file.split("/")[0] for file in files}
        old, new = (some(each, {*names, *SHARED}) for each in (before, now))
        found = self.changes(old, new)
        broken = {name for name in names if not self._is_readable(name, new.get(name))}
        mended = {name for name in names if not self._is_readable(name, old.get(name))}
        if not broken | mended:
            return found
        last = {name: self._last_readable(name, parent) for name in mended - broken}
        kept = {name: entry for name, entry in old.items() if name not in broken | mended}
        kept |= {name: entry for name, entry in last.items() if entry is not None}
        return self.changes(kept, {name: entry for name, entry in new.items() if name not in broken})

    def _last_readable(self, name: str, commit: pygit2.Commit | None) -> Entry | None:
        """What stood there before it broke; nothing where it was never sound."""
        while commit is not None:
            entry = some(self.repository.folder(commit), (name,)).get(name)
            if entry is None or self._is_readable(name, entry):
                return entry
            parents = self._parents(commit)
            commit = parents[0] if parents else None
        return None

    def _is_readable(self, name: str, entry: Entry | None) -> bool:
        """Whether the files of a strategy are YAML at all; what is not there can be read."""
        if entry is None:
            return True
        key = self._readable_key(name, entry)
        known = self.kept.flag(key)
        if known is None:
            known = not _is_broken(name, read(Stored(self.repository.git, {name: entry}), SECTIONS, self.settings.limits))
            self.kept.keep(key, known)
        return known

    def _readable_key(self, name: str, entry: Entry) -> str:
        return key_of("readable", str(self.settings.limits), name, str(entry))

    def _worked_out(self, old: Entries, new: Entries, names: list[str]) -> tuple[Change, ...]:
        parts = [{name: each[name] for name in (*names, *SHARED) if name in each} for each in (old, new)]
        sources = [self._sources(each) for each in parts]
        for each, found in zip(parts, sources, strict=True):
            for name in each.keys() & set(names):
                self.kept.keep(self._readable_key(name, each[name]), not _is_broken(name, found))
        before, after = (as_far_as_sound(each, self.settings, linked=False)[0] for each in cut_down(*sources))
        return compared(before, after)

    def _sources(self, entries: Entries) -> Sources:
        """What stands in these files; a state that one commit left and a later one found is read once."""
        key = tuple(sorted((name, str(each)) for name, each in entries.items()))
        found = self._read.pop(key, None)
        if found is None:
            found = joined(read(Stored(self.repository.git, entries), SECTIONS, self.settings.limits))
        self._read[key] = found
        if len(self._read) > _READ:
            del self._read[next(iter(self._read))]
        return found
