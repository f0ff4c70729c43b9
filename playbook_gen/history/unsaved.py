"""What differs between the last commit and the files as they are now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pygit2
from pygit2.enums import FileMode

from playbook_gen.history.change import Change
from playbook_gen.history.changes import changes
from playbook_gen.history.repository import Entries, Repository, Stored, inside
from playbook_gen.history.revision import Revision, read_from, revision_of
from playbook_gen.settings import Settings
from playbook_gen.source import Disk
from playbook_gen.source.names import ENDINGS

SHARED = tuple(f"playbook{ending}" for ending in ENDINGS)
_READ = (*ENDINGS, ".csv")


def unsaved(repository: Repository, folder: Path, settings: Settings) -> tuple[Change, ...]:
    """The changes from the last commit to the folder as it is, whoever may see them."""
    head = repository.head()
    if head is None:
        return ()
    stored = repository.entries(head)
    names = _changed(repository, folder, stored)
    if not names:
        return ()
    everything = replace(settings, audience="leadership", language="en")
    before = read_from(Stored(repository.git, {name: each for name, each in stored.items() if name in names or name in SHARED}), everything)
    after = read_from(Disk(folder), everything).playbook
    ids = {strategy_of(name) for name in names}
    return changes(before.playbook, replace(after, plans={id_: plan for id_, plan in after.plans.items() if id_ in ids}))


def saved(repository: Repository, folder: Path) -> Revision | None:
    """The commit that is checked out, where the strategies folder is as it was committed."""
    head = repository.head()
    return revision_of(head, {}) if head is not None and not _changed(repository, folder, repository.entries(head)) else None


def strategy_of(name: str) -> str:
    """The id of the strategy in a file or folder of this name."""
    return PurePosixPath(name).stem if PurePosixPath(name).suffix in ENDINGS else name


def _changed(repository: Repository, folder: Path, stored: Entries) -> set[str]:
    """The names in the strategies folder below which something is other than stored."""
    then = dict(_files(repository, stored, ""))
    now = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        linked = path.is_symlink() or path.parent.is_symlink()  # stored is the link alone, which nobody follows
        if path.suffix in _READ and path.is_file() and not linked and not any(part.startswith(("_", ".")) for part in PurePosixPath(name).parts):
            now[name] = str(pygit2.hashfile(str(path)))
    return {name.split("/")[0] for name in {*then, *now} if then.get(name) != now.get(name)}


def _files(repository: Repository, entries: Entries, below: str) -> list[tuple[str, str]]:
    """Every file that is read, with the id of its content."""
    found = []
    for name, each in entries.items():
        if name.startswith(("_", ".")):
            continue
        if each.mode == FileMode.LINK:
            continue
        if PurePosixPath(name).suffix in _READ:
            found.append((f"{below}{name}", str(each.id)))
        else:
            found += _files(repository, inside(repository.git.get(each.id)), f"{below}{name}/")
    return found
