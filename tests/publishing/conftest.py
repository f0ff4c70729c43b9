"""A tiny playbook that is published by the command itself, with MkDocs."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import write_tree

ROOT = Path(__file__).parents[2]
PLAN = "title: {}\nperiod: {{start: 2026-01-01, end: 2026-12-31}}\ngoals: {{g: {{title: More readers}}}}\n"
CONFIG = {
    "site_name": "P",
    "site_url": "https://example.org/",
    "docs_dir": "content",
    "theme": {"name": "material", "font": False},
    "plugins": ["search", {"playbook": {"as_of": "2026-06-30"}}],
}


class Playbook:
    """A playbook in a folder, published to `to`."""

    def __init__(self, folder: Path, to: Path) -> None:
        self.folder, self.to = folder, to
        write_tree(folder, {"mkdocs.yml": yaml.safe_dump(CONFIG, sort_keys=False), "content/index.md": "# Home\n", "content/about.md": "# About\n"})
        self.says("Round 0")

    def says(self, title: str) -> None:
        """Gives the strategy another title."""
        write_tree(self.folder, {"strategies/x.yml": PLAN.format(title)})

    def command(self, *more: str) -> list[str]:
        """What is typed."""
        return [sys.executable, "-m", "playbook_gen", "publish", "--to", str(self.to), "--keep", "2", *more]

    @property
    def surroundings(self) -> dict[str, Any]:
        """Where it is typed: in the playbook's folder, with a clock that stands still, so that the same words make the same bytes."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"}
        return {"cwd": self.folder, "env": environment, "text": True, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}

    def publish(self, *more: str, before: tuple[str, ...] = (), **surroundings: Any) -> subprocess.CompletedProcess[str]:
        """Runs the command to its end; `before` is typed before it."""
        return subprocess.run([*before, *self.command(*more)], **self.surroundings | surroundings, timeout=120, check=False)

    def seen(self) -> dict[str, str]:
        """What readers see: each file of the current release, by its path, as a digest."""
        return digests((self.to / "current").resolve(strict=True))

    @property
    def left(self) -> list[str]:
        """What lies among the releases and is none."""
        return [path.name for path in (self.to / "releases").iterdir() if path.name.endswith(".unfinished")]


def digests(folder: Path) -> dict[str, str]:
    """Each file of a folder by its path, as a digest."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook that is published once, to be copied."""
    folder = tmp_path_factory.mktemp("once")
    done = Playbook(folder / "ours", folder / "published").publish()
    assert done.returncode == 0, done.stdout
    return folder


@pytest.fixture
def playbook(once: Path, tmp_path: Path) -> Playbook:
    """A playbook, published once."""
    shutil.copytree(once / "published", tmp_path / "published", symlinks=True)
    return Playbook(tmp_path / "ours", tmp_path / "published")


@pytest.fixture
def obeying() -> Callable[[], tuple[str, ...]]:
    """What is typed before a command so that it obeys the permissions of files, which the system's administrator does not."""
    return lambda: ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--") if os.geteuid() == 0 else ()
