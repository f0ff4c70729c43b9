"""The program that makes the site of a mkdocs.yml, as a process of its own: whatever becomes of it, it writes nowhere but into the folder that it is given."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from playbook_gen.publishing.errors import NotPublishedError

PROGRAM = "mkdocs"


def is_installed() -> bool:
    """Whether the program is there for the Python that runs this."""
    return find_spec(PROGRAM) is not None


def build(settings: Path, to: Path, lock: int) -> None:
    """Builds strictly from a settings file into a folder; its words go where ours go. Raises `NotPublishedError` where it fails.

    The process inherits the lock: where it outlives us, nobody else is at work while it still writes.
    """
    command = [sys.executable, "-m", PROGRAM, "build", "--strict", "--config-file", str(settings.resolve()), "--site-dir", str(to.resolve())]
    done = subprocess.run(command, cwd=settings.resolve().parent, pass_fds=(lock,), check=False)  # noqa: S603  our own command
    if done.returncode:
        raise NotPublishedError("the build failed, as it says above")
