"""Whether every link of a site leads somewhere, to the very place on the page that it names. lychee follows them, in the files, without a network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest


@cache
def lychee() -> str:
    """The program. Where no build of it exists for the machine, a test fails and says what to do: links are never left unchecked in silence."""
    beside = Path(sys.executable).parent
    found = shutil.which("lychee", path=str(beside)) or shutil.which("lychee")
    if found is None:
        pytest.fail(
            "The links need lychee to check them, and it is not here. requirements.lock brings it for Linux on x86-64, macOS and Windows; "
            "on another machine install it so that `lychee` is on PATH.",
            pytrace=False,
        )
    return found


def broken(site: Path, root: Path | None = None) -> str:
    """What lychee says of the links of a site that lead nowhere; nothing where all are good. `root` is what an address that begins with `/` begins at."""
    pages = site.with_name("pages.txt")
    found = sorted(site.rglob("*.html"))
    assert found
    pages.write_text("".join(f"{page}\n" for page in found), encoding="utf-8")
    options = ["--offline", "--include-fragments", "--index-files", "index.html", "--root-dir", str(root or site), "--no-progress", "--mode", "plain"]
    run = subprocess.run([lychee(), *options, "--files-from", str(pages)], cwd=site.parent, capture_output=True, text=True, check=False)
    assert run.returncode in (0, 2), run.stderr  # 2 is its word for broken links
    return run.stdout if run.returncode else ""
