"""The files that make up this repository: those in git, or about to be."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


@cache
def names() -> tuple[str, ...]:
    """Their paths, in order. An unpacked sdist has no git: there they are all that .gitignore does not name, but for what it says of itself."""
    if (ROOT / ".git").exists():
        found = _listed("--cached", "--others")
    else:
        with tempfile.TemporaryDirectory() as empty:
            subprocess.run(["git", "init", "--quiet", "--bare", empty], check=True)
            found = _listed("--others", git=[f"--git-dir={empty}", f"--work-tree={ROOT}"])
            found.remove("PKG-INFO")
    return tuple(sorted(name for name in found if (ROOT / name).is_file()))


def _listed(*which: str, git: list[str] | None = None) -> list[str]:
    command = ["git", *(git or []), "ls-files", "-z", "--exclude-standard", *which]
    return [name for name in subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0") if name]
