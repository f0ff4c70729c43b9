"""What differs between the last commit and the files as they are now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pygit2
from pygit2.enums import FileMode

from playbook_gen.history.change import Change
from playbook_gen.history.changes import changes
from playbook_gen.history.repository import GIT_ERRORS, Entries, Repository, inside
from playbook_gen.history.revision import Revision, revision_of
from playbook_gen.history.states import States
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.model.sound import as_far_as_sound, joined
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.source import Disk, read
from playbook_gen.source.names import ENDINGS

_READ = (*ENDINGS, ".csv")


def unsaved(states: States, folder: Path) -> tuple[Change, ...]:
    """The changes from the last commit to the folder as it is."""
    head = states.repository.head()
    if head is None:
        return ()
    names = _changed(states.repository, folder, states.repository.entries(head))
    if not names:
        return ()
    before = as_far_as_sound(states.sound(head, names), states.settings).playbook
    after = as_far_as_sound(joined(read(Disk(folder), SECTIONS, states.settings.limits)), states.settings).playbook
    ids = {strategy_of(name) for name in names}
    return changes(before, replace(after, plans={id_: plan for id_, plan in after.plans.items() if id_ in ids}))


def saved(repository: Repository, folder: Path) -> Revision | None:
    """The commit that is checked out, where the strategies folder is as it was committed; `None` too where the repository cannot be read."""
    head = repository.head()
    try:
        return revision_of(head, {}) if head is not None and not _changed(repository, folder, repository.entries(head)) else None
    except (UnknownRevisionError, *GIT_ERRORS):  # nobody can say what was committed
        return None


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
            now[name] = _id(path, then.get(name))
    return {name.split("/")[0] for name in {*then, *now} if then.get(name) != now.get(name)}


def _id(path: Path, stored: str | None) -> str:
    """The id of a file's content; where only its line ends differ from what is stored, as clones on Windows have them, that one's."""
    content = path.read_bytes()
    found = str(pygit2.hash(content))
    if found != stored and b"\r\n" in content:
        plain = str(pygit2.hash(content.replace(b"\r\n", b"\n")))
        return plain if plain == stored else found
    return found


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
