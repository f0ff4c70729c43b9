"""One publisher at a time: the folder of releases is marked as such, and its mark is what a publisher holds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playbook_gen.publishing.errors import NotOursError, NotPublishedError

MARK = ".playbook-releases"
"""The file that says of a folder that `playbook publish` may delete releases in it."""
WORDS = "Here `playbook publish` keeps the releases of a site, and deletes old ones. Readers are led to the one that `current` names.\n"
PATIENCE = 600.0
"""So many seconds a publisher waits for another one to end."""
_PAUSE = 0.1


@contextmanager
def held(folder: Path, say: Callable[[str], None], *, new: bool) -> Iterator[int]:
    """Holds the folder for this process and for those that inherit the descriptor which is given; where it is `new`, it is made and marked.

    A process that is killed lets go. Raises `NotOursError` where the folder holds something else, `NotPublishedError` where another publisher does not end.
    """
    locked = _file_locks()
    if new:
        folder.mkdir(parents=True, exist_ok=True)
    _ours(folder, new)
    lock = os.open(folder / MARK, os.O_RDWR | os.O_NOFOLLOW | (os.O_CREAT if new else 0), 0o666)
    try:
        _wait(partial(locked, lock), folder, say)
        if not os.fstat(lock).st_size:
            os.write(lock, WORDS.encode())
        yield lock
    finally:
        os.close(lock)


def _ours(folder: Path, new: bool) -> None:
    """Raises `NotOursError` where the folder is neither marked nor, for a new one, empty."""
    if not folder.is_dir():
        raise NotOursError("there is no such folder")
    others = sorted(each.name for each in folder.iterdir())
    if (folder / MARK).is_file():  # asked after the list was made: another publisher may just have made it
        return
    if others:
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        raise NotOursError(f"it holds something else ({', '.join(others[:3])}{more}), and nothing of others is touched: name a new or an empty folder")
    if not new:
        raise NotOursError("nothing was published there yet")


def _file_locks() -> Callable[[int], None]:
    """What locks a descriptor, or raises `BlockingIOError`. Raises `NotOursError` where a system has no such locks."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        raise NotOursError("this system has no file locks as Linux and macOS have them; run `mkdocs build` and copy what it makes instead") from None
    return lambda descriptor: flock(descriptor, LOCK_EX | LOCK_NB)


def _wait(locked: Callable[[], None], folder: Path, say: Callable[[str], None]) -> None:
    """Waits for the lock. What holds it may also be a build whose publisher was killed."""
    told, end = False, time.monotonic() + PATIENCE
    while True:
        try:
            return locked()
        except BlockingIOError:
            if time.monotonic() > end:
                raise NotPublishedError("another publisher has been at work there for too long") from None
        if not told:
            say(f"Another publisher is at work in {os.fsdecode(folder)}: waiting for it to end.")
            told = True
        time.sleep(_PAUSE)
