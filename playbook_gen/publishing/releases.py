"""The folder of releases: each release in a folder of its own, and `current`, a symbolic link that is replaced in one step.

A release's folder has its own name only while it is whole; what is being built or deleted has `.unfinished` behind it.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from playbook_gen.publishing.errors import NotOursError
from playbook_gen.publishing.whole import synced

RELEASES = "releases"
CURRENT = "current"
NEXT = ".current-next"
"""The link's name before it takes the place of `current`."""
UNFINISHED = ".unfinished"
_NAME = re.compile(r"(?P<number>[0-9]{4,})-[0-9]{8}T[0-9]{6}Z")
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}


def number(name: str) -> int:
    """A release's number, by its name: number, day and time in UTC, as in `0012-20260131T070000Z`; 0 for a name that is no release's."""
    found = _NAME.fullmatch(name)
    return int(found["number"]) if found else 0


def names(folder: Path) -> list[str]:
    """The releases that are whole, the oldest first."""
    return sorted((each for each in _folders(folder) if number(each)), key=number)


def release(folder: Path, name: str) -> Path:
    """The folder of a release."""
    return folder / RELEASES / name


def unfinished(folder: Path, name: str) -> Path:
    """The folder of a release while it is built, or deleted."""
    return folder / RELEASES / f"{name}{UNFINISHED}"


def current(folder: Path) -> str | None:
    """The name of the release that readers are led to; `None` where there is none yet. Raises `NotOursError` where `current` is something else."""
    link = folder / CURRENT
    if not os.path.lexists(link):
        return None
    way = link.readlink() if link.is_symlink() else Path()
    if way.parent != Path(RELEASES) or not number(way.name):
        raise NotOursError(f"{CURRENT} there is not the link that publishing makes: move it away")
    return way.name


def start(folder: Path) -> str:
    """Makes the folder of a new release, not finished yet; its name, with a number that none had."""
    (folder / RELEASES).mkdir(exist_ok=True)
    taken = [number(each.removesuffix(UNFINISHED)) for each in _folders(folder)]
    name = f"{max(taken, default=0) + 1:04}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    unfinished(folder, name).mkdir()
    return name


def finish(folder: Path, name: str) -> None:
    """Gives a release that is whole its own name."""
    unfinished(folder, name).rename(release(folder, name))
    synced(folder / RELEASES)


def point_to(folder: Path, name: str) -> None:
    """Leads readers to a release, in one step: at any moment there is either the old link or the new one."""
    _link(folder, name)
    synced(folder)
    (folder / NEXT).replace(folder / CURRENT)
    synced(folder)


def try_links(folder: Path) -> None:
    """Makes a link and takes it away. Raises `NotOursError` where that is not possible, before anything is built in vain."""
    try:
        _link(folder, "none")
    except OSError as error:
        if error.errno in _NO_LINKS:
            raise NotOursError("symbolic links, which publishing needs, cannot be made there: name a folder on a file system that has them") from None
        raise
    (folder / NEXT).unlink()


def retire(folder: Path, name: str) -> None:
    """Marks a release as one to be deleted; from then on nobody is led to it."""
    release(folder, name).rename(unfinished(folder, name))


def clear(folder: Path) -> list[str]:
    """Deletes what killed runs left, and what is retired; nothing behind a symbolic link. What could not be deleted, with the reason, a line each."""
    left = []
    for name in _folders(folder):
        if name.endswith(UNFINISHED) and number(name.removesuffix(UNFINISHED)):
            try:
                shutil.rmtree(release(folder, name))
            except OSError as error:
                left.append(f"{release(folder, name)}: {error.strerror}")
    return left


def _link(folder: Path, name: str) -> None:
    if (folder / NEXT).is_symlink():
        (folder / NEXT).unlink()
    (folder / NEXT).symlink_to(Path(RELEASES, name), target_is_directory=True)


def _folders(folder: Path) -> list[str]:
    """The names of the folders among the releases; links are none. Raises `NotOursError` where the releases are elsewhere."""
    if (folder / RELEASES).is_symlink():
        raise NotOursError(f"{RELEASES} there is a symbolic link, and nothing behind one is touched")
    if not (folder / RELEASES).exists():
        return []
    with os.scandir(folder / RELEASES) as entries:
        return [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
