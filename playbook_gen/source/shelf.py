"""Where the files of a strategies folder lie, and how they are got from there: on this disk, or wherever else somebody keeps them."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Shelf(Protocol):
    """A strategies folder that can be read. Its paths begin with `root`.

    What is refused or missing raises `OSError`; a name that no file can have may raise `ValueError`.
    """

    root: PurePath

    def entries(self, folder: PurePath) -> Iterable[PurePath]:
        """What stands in a folder."""

    def is_folder(self, path: PurePath) -> bool:
        """Whether a path leads to a folder; what cannot be looked at is none."""

    def is_link(self, path: PurePath) -> bool:
        """Whether a path is a symbolic link."""

    def inside(self, path: PurePath) -> bool:
        """Whether a path, its symbolic links followed, stays below `root`."""

    def read(self, path: PurePath, limit: int) -> bytes:
        """A plain file's bytes, at most one more than the limit."""


class Disk:
    """A folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.root: PurePath = root
        self._whole = root.resolve()

    def entries(self, folder: PurePath) -> Iterable[PurePath]:
        """What stands in a folder. Raises `OSError`."""
        return Path(folder).iterdir()

    def is_folder(self, path: PurePath) -> bool:
        """Whether a path leads to a folder."""
        try:
            return Path(path).is_dir()
        except OSError:
            return False

    def is_link(self, path: PurePath) -> bool:
        """Whether a path is a symbolic link."""
        return Path(path).is_symlink()

    def inside(self, path: PurePath) -> bool:
        """Whether a path stays in the strategies folder."""
        try:
            return Path(path).resolve().is_relative_to(self._whole)
        except (OSError, RuntimeError, ValueError):  # A loop of links, or a name that no file can have: reading it will say so.
            return True

    def read(self, path: PurePath, limit: int) -> bytes:
        """The bytes of a plain file; a pipe is never opened."""
        found = Path(path).stat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError(0, "it is a folder" if stat.S_ISDIR(found.st_mode) else "it is no plain file")
        # Between the look and the opening a pipe may take the file's place: not waiting makes that harmless.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            return stream.read(limit + 1)
