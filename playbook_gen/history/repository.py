"""A strategies folder in its git repository: revisions by name, and what lay in the folder then. Read only, from the object store; no git program is run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath, PurePosixPath
from typing import NamedTuple

import pygit2
from pygit2.enums import FileMode

from playbook_gen.history.cut_off import cut_off
from playbook_gen.history.moved import former_place
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.locale.phrase import Phrase, phrase
from playbook_gen.source.names import ENDINGS

# The check is for programs that run what a stranger's repository configures, as hooks. Nothing of the kind is done here, and builds often run as another user.
pygit2.settings.owner_validation = False
SHARED = tuple(f"playbook{ending}" for ending in ENDINGS)
"""What the file may be called that holds what all strategies share."""
GIT_ERRORS = (pygit2.GitError, KeyError, ValueError, OSError)


class Entry(NamedTuple):
    """A file or folder as it is stored: the id of its content, and what it is, one of `FileMode`."""

    id: pygit2.Oid
    mode: int

    def __str__(self) -> str:
        return f"{self.mode:o} {self.id}"


Entries = Mapping[str, Entry]
"""What stands in a folder, by name."""


@dataclass(frozen=True, eq=False)
class Repository:
    """`prefix` leads from the top of the repository to the strategies folder; it is empty where they are the same."""

    git: pygit2.Repository
    prefix: str

    def commit(self, name: str) -> pygit2.Commit:
        """The commit that a tag, a branch, an id or an expression such as `HEAD~3` names. Raises `UnknownRevisionError`."""
        for told in (name, f"refs/tags/{name}", f"refs/heads/{name}"):
            try:
                return self.git.revparse_single(told).peel(pygit2.Commit)
            except (*GIT_ERRORS, TypeError):
                continue
        why = phrase("there is no revision “%(name)s” here", name=name[:100])
        if self.git.is_shallow:
            why = phrase("there is no revision “%(name)s” in this shallow clone; fetch the whole history: git fetch --unshallow", name=name[:100])
        raise UnknownRevisionError(why)

    def head(self) -> pygit2.Commit | None:
        """The commit that is checked out; `None` where nothing has been committed yet."""
        try:
            return None if self.git.head_is_unborn else self.git.head.peel(pygit2.Commit)
        except GIT_ERRORS:
            return None

    def folder(self, commit: pygit2.Commit, place: str | None = None) -> pygit2.Tree | None:
        """The strategies folder at a commit, or what lay at another place; `None` where there was none.

        Raises `UnknownRevisionError` where it is not in this clone.
        """
        path = self.prefix if place is None else place
        try:
            found: object = commit.tree
            if path:
                found = commit.tree[path] if path in commit.tree else None  # noqa: SIM401  a tree has no `get`
        except GIT_ERRORS:
            raise UnknownRevisionError(phrase("the files of revision %(name)s are not in this clone", name=str(commit.id)[:10])) from None
        return found if isinstance(found, pygit2.Tree) else None

    def entries(self, commit: pygit2.Commit) -> Entries:
        """What lay in the strategies folder at a commit, wherever that was then; nothing where there was none.

        Raises `UnknownRevisionError` where it is not in this clone.
        """
        found, head = self.folder(commit), self.head()
        now = self.folder(head) if head else None
        if found is None and now is not None:
            place = former_place(commit, now)
            found = self.folder(commit, place) if place is not None else None
        return inside(found)

    def parents(self, commit: pygit2.Commit) -> list[pygit2.Commit] | None:
        """What a commit came after; `None` where that is not in this clone."""
        found = [each for id_ in commit.parent_ids if (each := self.git.get(id_)) is not None]
        if len(found) < len(commit.parent_ids) or str(commit.id) in self.ends:
            return None
        return [each.peel(pygit2.Commit) for each in found]

    def base(self, one: pygit2.Commit, other: pygit2.Commit) -> pygit2.Commit | None:
        """The last commit that two have in common; `None` where there is none in this clone."""
        try:
            found = self.git.merge_base(one.id, other.id)
            return self.git[found].peel(pygit2.Commit) if found else None
        except GIT_ERRORS:
            return None

    @cached_property
    def ends(self) -> frozenset[str]:
        """The commits at which a shallow clone ends: they have no parents here, but had some."""
        for folder in (Path(self.git.path), Path(self.git.path).parent.parent):  # that of a work tree lies in its repository's
            if self.git.is_shallow and (folder / "shallow").is_file():
                return frozenset((folder / "shallow").read_text(encoding="ascii", errors="replace").split())
        return frozenset()

    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """Commit id → the tags on it, by name."""
        found: dict[str, list[str]] = {}
        for name in sorted(each for each in self.git.references if each.startswith("refs/tags/")):
            try:
                commit = self.git.references[name].peel(pygit2.Commit)
            except GIT_ERRORS:
                continue
            found.setdefault(str(commit.id), []).append(name.removeprefix("refs/tags/"))
        return {id_: tuple(names) for id_, names in found.items()}


def opened(folder: Path) -> Repository | Phrase:
    """The repository that a folder is kept in, or why there is none."""
    whole = folder.resolve()
    try:
        place = pygit2.discover_repository(str(whole))
        git = pygit2.Repository(place) if place else None
    except GIT_ERRORS as error:
        return phrase("the git repository cannot be read: %(why)s", why=str(error)[:200])
    if git is None or git.workdir is None:
        return phrase("the strategies are not kept in git")
    if damaged := _damaged(git):
        return phrase("the git repository cannot be read: %(why)s", why=damaged)
    top = Path(git.workdir).resolve()
    if not whole.is_relative_to(top):
        return phrase("the strategies are not kept in git")
    prefix = whole.relative_to(top).as_posix()
    return Repository(git, "" if prefix == "." else prefix)


def _damaged(git: pygit2.Repository) -> str | None:
    """What may not be read, if anything."""
    own = Path(git.path) / "objects"  # a work tree's lie in its repository
    try:
        found = cut_off(own if own.is_dir() else Path(git.path).parent.parent / "objects")
    except OSError as error:
        return str(error)[:200]
    return f"object {found} is cut off" if found else None


def inside(tree: object) -> Entries:
    """What stands in a folder; nothing in what is none."""
    return {each.name or "": Entry(each.id, each.filemode) for each in tree} if isinstance(tree, pygit2.Tree) else {}


def differing(old: pygit2.Tree | None, new: pygit2.Tree | None) -> frozenset[str]:
    """The paths of the files that differ between two folders."""
    if old is None or new is None:
        there = new if old is None else old
        deltas = there.diff_to_tree().deltas if there is not None else ()
    else:
        deltas = old.diff_to_tree(new).deltas
    return frozenset(each.new_file.path or each.old_file.path for each in deltas)


def some(tree: pygit2.Tree | None, names: Iterable[str]) -> Entries:
    """Of what stands in a folder, what has one of these names."""
    return {name: Entry((found := tree[name]).id, found.filemode) for name in names if tree is not None and name in tree}


class Stored:
    """A strategies folder as it was stored: a shelf of `entries`. Links are not followed."""

    def __init__(self, git: pygit2.Repository, entries: Entries, root: str = "strategies") -> None:
        self.root: PurePath = PurePosixPath(root)
        self._git, self._entries = git, entries

    def _at(self, path: PurePath) -> Entry | None:
        """`None` for the folder itself. Raises `OSError` where nothing is."""
        entries, found = self._entries, None
        for name in path.relative_to(self.root).parts:
            if name not in entries:
                raise FileNotFoundError(2, "No such file or directory")
            found = entries[name]
            entries = inside(self._git.get(found.id)) if found.mode == FileMode.TREE else {}
        return found

    def entries(self, folder: PurePath) -> Iterable[PurePath]:
        """What stood in a folder. Raises `OSError`."""
        found = self._at(folder)
        if found and found.mode != FileMode.TREE:
            raise NotADirectoryError(20, "Not a directory")
        return [folder / name for name in (inside(self._git.get(found.id)) if found else self._entries)]

    def is_folder(self, path: PurePath) -> bool:
        """Whether a folder stood there."""
        return self._mode(path) == FileMode.TREE

    def is_link(self, path: PurePath) -> bool:
        """Whether a symbolic link stood there."""
        return self._mode(path) == FileMode.LINK

    def _mode(self, path: PurePath) -> int | None:
        try:
            found = self._at(path)
        except OSError:
            return None
        return found.mode if found else FileMode.TREE

    def inside(self, path: PurePath) -> bool:
        """Whether a path stays in the folder: what is stored links nowhere."""
        return ".." not in path.parts

    def read(self, path: PurePath, limit: int) -> bytes:
        """A file's bytes. Raises `OSError` where no plain file stood, or where it is not in this clone."""
        found = self._at(path)
        blob = self._git.get(found.id) if found and found.mode in (FileMode.BLOB, FileMode.BLOB_EXECUTABLE) else None
        if not isinstance(blob, pygit2.Blob):
            raise OSError(0, "it is no plain file of this clone")
        return blob.data[: limit + 1]
