"""Whether a built site is whole, and that it is on the disk and not only on its way there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

NEVER_EMPTY = (".html", ".json", ".xml", ".gz")
"""What a build makes itself, and never without a word in it; an empty stylesheet may be meant so."""

Page = tuple[str, ...]
"""A page that a site is to have: each path below the site at which it may stand, one for each form of addresses."""


def faults(site: Path, pages: Iterable[Page]) -> list[str]:
    """What is missing in a built site, a line each: its first page, another page, a word in a file."""
    missing = [] if (site / "index.html").is_file() else ["index.html is missing: a site needs a first page, index.md"]
    missing += [f"{page[0]} is missing" for page in pages if not any((site / file).is_file() for file in page)]
    empty = sorted(file for file in _files(site) if file.suffix in NEVER_EMPTY and not file.stat().st_size)
    return [*missing, *(f"{file.relative_to(site).as_posix()} is empty" for file in empty)]


def saved(site: Path) -> None:
    """Returns when all files of a site, and the folders that name them, are on the disk."""
    for file in _files(site):
        synced(file)
    for folder, _, _ in os.walk(site):
        synced(Path(folder))


def synced(path: Path) -> None:
    """Returns when a file, or a folder's list of names, is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _files(site: Path) -> Iterator[Path]:
    """Every plain file below a folder."""
    for folder, _, names in os.walk(site, onerror=_raised):
        yield from (path for name in names if (path := Path(folder, name)).is_file() and not path.is_symlink())


def _raised(error: OSError) -> None:
    raise error
