"""Files of ours in a folder that may hold others' too: a list tells them apart, so that theirs are never replaced and ours that are over are taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import click

LIST = ".playbook-pages"
"""What was written, as `sha256sum` writes it: a file that is no longer what stands there is somebody else's now."""
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<path>.+)")


@dataclass(frozen=True, slots=True)
class Put:
    """The paths that were written, or stood there as they are to be; those that are others' and were left; those that were taken away."""

    written: tuple[str, ...]
    others: tuple[str, ...]
    gone: tuple[str, ...]


def put(folder: Path, files: Mapping[str, bytes]) -> Put:
    """Makes a folder's files of ours these. Nothing is written outside it, nor through a link in it. Raises `OSError` where that cannot be done."""
    folder.mkdir(parents=True, exist_ok=True)
    known = _listed(folder)
    new = {(_digest(content), path) for path, content in files.items()}
    others = tuple(path for path in files if not _is_free(folder, path, known | new))
    gone = tuple(sorted({path for _, path in known if path not in files and (folder / path).exists() and _is_free(folder, path, known)}))
    mine = {(digest, path) for digest, path in new if path not in others}
    _list(folder, known | mine)  # first, so that whatever a run that was ended has written is known for ours by the next
    for path in set(files) - set(others):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(files[path])
    for path in gone:
        _taken_away(folder, path)
    _list(folder, mine)
    return Put(tuple(path for path in files if path not in others), others, gone)


def _listed(folder: Path) -> set[tuple[str, str]]:
    """What the list says, by digest and path; none where there is no list."""
    file = folder / LIST
    if file.is_symlink():
        raise click.UsageError(f"{click.format_filename(file)} is a link; name another folder")
    text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    found = (_LINE.fullmatch(line) for line in text.splitlines())
    return {(each["digest"], each["path"]) for each in found if each and _is_below(each["path"])}


def _list(folder: Path, told: set[tuple[str, str]]) -> None:
    (folder / LIST).write_text("".join(f"{digest}  {path}\n" for path, digest in sorted((path, digest) for digest, path in told)), encoding="utf-8")


def _is_below(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/")


def _is_free(folder: Path, path: str, known: set[tuple[str, str]]) -> bool:
    """Whether a file of ours may stand there: nothing does, on a way without links, or one that was ours."""
    file = folder / path
    if any(each.is_symlink() for each in (file, *file.parents) if each.is_relative_to(folder) and each != folder):
        return False
    return not file.exists() or (file.is_file() and (_digest(file.read_bytes()), path) in known)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _taken_away(folder: Path, path: str) -> None:
    """Deletes a file, and the folders that are empty then."""
    (folder / path).unlink()
    for above in (folder / path).parents:
        if above == folder or any(above.iterdir()):
            return
        above.rmdir()
