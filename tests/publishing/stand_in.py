"""A site that is built at once, and a publisher of it that can be ended, or fail, at any step it takes in the file system.

As a program: `python stand_in.py FOLDER WORD [kill|fail] [STEP]`, or `--roll-back` for the word. Without a step it prints how many there are.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playbook_gen.publishing import publish, roll_back
from playbook_gen.publishing.errors import NotPublishedError
from playbook_gen.publishing.releases import names, release

FILES = ("index.html", "a/index.html", "search/search_index.json")
PAGES = (("a/index.html", "a.html"),)
STEPS = {"open", "fcntl.flock", "shutil.rmtree", *(f"os.{name}" for name in ("mkdir", "rename", "symlink", "remove", "rmdir", "listdir", "scandir", "fsync"))}

BACK = "--roll-back"


def built(word: str) -> Callable[[Path, int], None]:
    """What builds a site every file of which tells a word."""

    def build(to: Path, _: int) -> None:
        for name in FILES:
            (to / name).parent.mkdir(exist_ok=True)
            (to / name).write_text(f"{name}: {word}\n" * 1000, encoding="utf-8")

    return build


def published(folder: Path, word: str, keep: int = 3) -> str:
    """Publishes the site that tells a word; the release's name."""
    return publish(folder, built(word), PAGES, keep, print).name


def tells(site: Path) -> str:
    """The word that a site tells in each of its files; raises `AssertionError` where it is not whole."""
    texts = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*") if path.is_file()}
    word = texts["index.html"].splitlines()[0].partition(": ")[2]
    assert texts == {name: f"{name}: {word}\n" * 1000 for name in FILES}
    return word


def told(folder: Path) -> str:
    """What readers see; raises `AssertionError` where that, or another release, is not whole."""
    for each in names(folder):
        tells(release(folder, each))
    return tells((folder / "current").resolve(strict=True))


class Steps:
    """Counts the steps, and does something at one of them."""

    def __init__(self, act: str, step: int) -> None:
        self.act, self.step, self.taken = act, step, 0

    def __call__(self, event: str, _: tuple[Any, ...]) -> None:
        if event not in STEPS:
            return
        self.taken += 1
        if self.taken == self.step and self.act == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.taken == self.step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def main(folder: str, word: str, act: str = "", step: str = "0") -> int:
    """Publishes, watched; 1 where nothing was published."""
    steps, fsync = Steps(act, int(step)), os.fsync

    def watched(descriptor: int) -> None:
        sys.audit("os.fsync", descriptor)
        fsync(descriptor)

    os.fsync = watched
    sys.addaudithook(steps)
    try:
        roll_back(Path(folder), print) if word == BACK else published(Path(folder), word)
    except (NotPublishedError, OSError):
        return 1
    if not act:
        sys.stdout.write(f"{steps.taken}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
