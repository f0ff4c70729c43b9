"""What changed from commit to commit, newest first: each change once, in the commit that made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone

import pygit2
from pygit2.enums import SortMode

from playbook_gen.history.change import Change
from playbook_gen.history.changes import changes as compared
from playbook_gen.history.kept import Kept, key_of
from playbook_gen.history.repository import Entries, Entry, Repository, Stored, inside
from playbook_gen.history.stubs import cut_down
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.history.unsaved import SHARED
from playbook_gen.locale.phrase import Phrase, phrase
from playbook_gen.model.sound import as_far_as_sound, joined
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.settings import Settings
from playbook_gen.source import read


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: `day` is when it was made, by its maker's clock; `tags` are the names that stand on it."""

    id: str
    day: date
    author: str
    tags: tuple[str, ...] = ()


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
    steps = tuple(found for commit in _all(commits, walk) if (found := walk.step(commit)) is not None)
    return Log(steps, tuple(walk.notes))


def _all(commits: Iterator[pygit2.Commit], walk: Walk) -> Iterator[pygit2.Commit]:
    """The commits as far as this clone has them."""
    try:
        yield from commits
    except (pygit2.GitError, KeyError):
        walk.notes[phrase("some commits are not in this clone; what they changed is not told")] = None


def revision_of(commit: pygit2.Commit, tags: Mapping[str, tuple[str, ...]]) -> Revision:
    """A commit as people know it."""
    maker = timezone(timedelta(minutes=commit.commit_time_offset))
    return Revision(str(commit.id), datetime.fromtimestamp(commit.commit_time, maker).date(), commit.author.name, tags.get(str(commit.id), ()))


def _made(change: Change) -> tuple[object, ...]:
    """What a change comes to, whatever was before."""
    return (change.strategy, change.thing, change.kind, change.way, repr(change.after))


@dataclass(eq=False)
class Walk:
    """A way through a repository's commits."""

    repository: Repository
    settings: Settings
    kept: Kept
    tags: Mapping[str, tuple[str, ...]]
    notes: dict[Phrase, None] = field(default_factory=dict)
    _folders: dict[str, Entries] = field(default_factory=dict)

    @classmethod
    def of(cls, repository: Repository, settings: Settings, kept: Kept) -> Walk:
        """A walk that sees everything: what an audience may not know of is left out later, so that what is kept serves all."""
        return cls(repository, replace(settings, audience="leadership", language="en"), kept, repository.tags())

    def step(self, commit: pygit2.Commit) -> Step | None:
        """What a commit changed, against its parent; a merge, only what it changed against each of them. Nothing where it did not touch the folder."""
        parents = self._parents(commit)
        if parents is None:
            return None
        try:
            now, before = self._entries(commit), [self._entries(each) for each in parents] or [{}]
        except UnknownRevisionError as unknown:
            self.notes[unknown.why] = None
            return None
        if any(each == now for each in before):
            return None
        found = [self.changes(each, now) for each in before]
        others = [{_made(each) for each in more} for more in found[1:]]
        own = tuple(each for each in found[0] if all(_made(each) in more for more in others))
        files = frozenset.intersection(*(frozenset(self._files(each, now)) for each in before))
        return Step(revision_of(commit, self.tags), own, files) if own or files else None

    def _parents(self, commit: pygit2.Commit) -> list[pygit2.Commit] | None:
        """`None` where they are not in this clone."""
        found = [each for id_ in commit.parent_ids if (each := self.repository.git.get(id_)) is not None]
        if len(found) == len(commit.parent_ids):
            return [each.peel(pygit2.Commit) for each in found]
        day = revision_of(commit, {}).day
        self.notes[phrase("this clone reaches back to %(day)s only; what changed earlier is not told (git fetch --unshallow)", day=day)] = None
        return None

    def _entries(self, commit: pygit2.Commit) -> Entries:
        """What lay in the folder; a folder that did not change from commit to commit is looked into once."""
        tree = str(commit.tree_id)
        if tree not in self._folders:
            if len(self._folders) > 1000:
                self._folders.clear()
            self._folders[tree] = self.repository.entries(commit)
        return self._folders[tree]

    def changes(self, old: Entries, new: Entries) -> tuple[Change, ...]:
        """What changed between two states of the folder, worked out once."""
        names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
        parts = [f"{name} {old.get(name)} {new.get(name)}" for name in (*names, *SHARED)]
        key = key_of(str(self.settings.limits), *parts)
        known = self.kept.get(key)
        if known is None:
            known = self._worked_out(old, new, names)
            self.kept.put(key, known)
        return known

    def _worked_out(self, old: Entries, new: Entries, names: list[str]) -> tuple[Change, ...]:
        some = [{name: each[name] for name in (*names, *SHARED) if name in each} for each in (old, new)]
        sources = [joined(read(Stored(self.repository.git, each), SECTIONS, self.settings.limits)) for each in some]
        cut_down(*sources)
        before, after = (as_far_as_sound(each, self.settings)[0] for each in sources)
        return compared(before, after)

    def _files(self, old: Entries, new: Entries) -> Iterator[str]:
        """The files that differ, as they lie in the strategies folder."""
        for name in {*old, *new}:
            one, other = old.get(name), new.get(name)
            if one != other:
                yield name
                left, right = self._inner(one), self._inner(other)
                yield from (f"{name}/{each}" for each in {*left, *right} if left.get(each) != right.get(each))

    def _inner(self, entry: Entry | None) -> Entries:
        return inside(self.repository.git.get(entry.id)) if entry else {}
