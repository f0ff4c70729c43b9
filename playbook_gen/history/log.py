"""What changed from commit to commit, newest first: each change once, in the commit that made it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pygit2
from pygit2.enums import SortMode

from playbook_gen.history.change import Change
from playbook_gen.history.kept import Kept, key_of
from playbook_gen.history.merge import merged
from playbook_gen.history.repository import Repository, differing
from playbook_gen.history.revision import Revision, revision_of
from playbook_gen.history.states import States
from playbook_gen.locale.phrase import Phrase, phrase
from playbook_gen.settings import Settings

Made = tuple[tuple[Change, ...], frozenset[str]]
"""The changes of a commit, and the files that it touched."""


class Tagged(NamedTuple):
    """The tags that a commit led to: those of the earliest tagged commit that holds it. `number` counts such commits from the newest, 0 is none yet."""

    number: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit changed, the files of the strategies folder that it touched, and the tags that it led to."""

    revision: Revision
    changes: tuple[Change, ...]
    files: frozenset[str]
    tagged: Tagged


@dataclass(frozen=True, slots=True)
class Log:
    """The steps, newest first. `notes` say what could not be told."""

    steps: tuple[Step, ...] = ()
    notes: tuple[Phrase, ...] = ()


def log(walk: Walk) -> Log:
    """Every commit that leads to the one checked out and touched the strategies folder."""
    head = walk.states.repository.head()
    if head is None:
        return Log(notes=(phrase("nothing has been committed yet"),))
    commits = walk.states.repository.git.walk(head.id, SortMode.TOPOLOGICAL | SortMode.TIME)
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


@dataclass(eq=False)
class Walk:
    """A way through a repository's commits."""

    states: States
    tags: Mapping[str, tuple[str, ...]]
    notes: dict[Phrase, None] = field(default_factory=dict)
    _count: int = 0
    _tagged: dict[str, Tagged] = field(default_factory=dict)

    @classmethod
    def of(cls, repository: Repository, settings: Settings, kept: Kept) -> Walk:
        """A walk that sees everything: what an audience may not know of is left out later, so that what is kept serves all."""
        return cls(States(repository, replace(settings, audience="leadership", language="en"), kept), repository.tags())

    def step(self, commit: pygit2.Commit) -> Step | None:
        """What a commit changed against its parent, or a merge by itself. Nothing where it did not touch the folder.

        Commits are to come before their parents.
        """
        tagged = self._led_to(commit)
        parents = self._parents(commit)
        if parents is None:
            return None
        self.states.follow(commit, parents)
        changes, files = self._known(commit, parents)
        return Step(revision_of(commit, self.tags), changes, files, tagged) if files or changes else None

    def _known(self, commit: pygit2.Commit, parents: list[pygit2.Commit]) -> Made:
        """What a commit made: a commit's id stands for all files that it and those before it hold, as far as this clone has them."""
        key = key_of("commit", self.states.identity(commit))
        changes, files = self.states.kept.changes(key), self.states.kept.files(f"{key} files")
        if changes is None or files is None:
            changes, files = self._made(commit, parents)
            self.states.kept.keep(key, changes)
            self.states.kept.keep(f"{key} files", files)
        return changes, files

    def _made(self, commit: pygit2.Commit, parents: list[pygit2.Commit]) -> Made:
        if len(parents) > 1:
            return merged(self.states, commit, parents)
        parent = parents[0] if parents else None
        files = differing(self.states.folder(parent) if parent else None, self.states.folder(commit))
        return (self.states.between(parent, commit, {file.split("/")[0] for file in files}) if files else ()), files

    def _led_to(self, commit: pygit2.Commit) -> Tagged:
        """The tags that a commit led to; its parents led there too, unless to an earlier one."""
        id_ = str(commit.id)
        found = self._tagged.pop(id_, Tagged())
        if id_ in self.tags:
            self._count += 1
            found = Tagged(self._count, self.tags[id_])
        for parent in map(str, commit.parent_ids):
            self._tagged[parent] = max(found, self._tagged.get(parent, found))
        return found

    def _parents(self, commit: pygit2.Commit) -> list[pygit2.Commit] | None:
        """`None` where they are not in this clone."""
        found = self.states.repository.parents(commit)
        if found is None:
            day = revision_of(commit, {}).day
            self.notes[phrase("this clone reaches back to %(day)s only; what changed earlier is not told (git fetch --unshallow)", day=day)] = None
        return found
