"""Objects of a git repository that were written in part only, as a full disk or a crash leaves them: libgit2 reads on at their end for ever."""

from __future__ import annotations

import zlib
from pathlib import Path

_LARGEST = 2 * 1024 * 1024
"""Larger ones, in bytes, are no text of ours, and nobody reads them here."""
_STEP = 64 * 1024
_whole: dict[Path, tuple[int, int]] = {}
"""Objects that were seen to be whole, with their size and when they were written: a preview asks again and again."""


def cut_off(objects: Path) -> str | None:
    """The id of an object that is not whole, among those that are no part of a pack; `None` where all are. Raises `OSError`."""
    for folder in objects.iterdir():
        if len(folder.name) != 2 or not folder.is_dir():
            continue
        for file in folder.iterdir():
            about = file.stat()
            written = (about.st_size, about.st_mtime_ns)
            if about.st_size > _LARGEST or _whole.get(file) == written:
                continue
            if not _is_whole(file.read_bytes()):
                return f"{folder.name}{file.name}"
            _whole[file] = written
    return None


def _is_whole(packed: bytes) -> bool:
    reader, rest = zlib.decompressobj(), packed
    try:
        while rest and not reader.eof:
            reader.decompress(rest, _STEP)
            rest = reader.unconsumed_tail
    except zlib.error:
        return False
    return reader.eof
