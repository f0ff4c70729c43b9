"""Every link of the demo leads somewhere, to the very place on the page that it names. lychee follows them, in the files, without a network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def lychee() -> str:
    """The program. Where no build of it exists for the machine, this fails and says what to do: links are never left unchecked in silence."""
    beside = Path(sys.executable).parent
    found = shutil.which("lychee", path=str(beside)) or shutil.which("lychee")
    if found is None:
        pytest.fail(
            "The links need lychee to check them, and it is not here. requirements.lock brings it for Linux on x86-64, macOS and Windows; "
            "on another machine install it so that `lychee` is on PATH.",
            pytrace=False,
        )
    return found


def broken(lychee: str, site: Path) -> str:
    """What lychee says of the links of a site that lead nowhere; nothing where all are good."""
    pages = site.with_name("pages.txt")
    pages.write_text("".join(f"{page}\n" for page in sorted(site.rglob("*.html"))), encoding="utf-8")
    options = ["--offline", "--include-fragments", "--index-files", "index.html", "--root-dir", str(site), "--no-progress", "--mode", "plain"]
    run = subprocess.run([lychee, *options, "--files-from", str(pages)], cwd=site.parent, capture_output=True, text=True, check=False)
    assert run.returncode in (0, 2), run.stderr  # 2 is its word for broken links
    return run.stdout if run.returncode else ""


def test_every_link_of_the_demo_leads_somewhere(lychee: str, demo_site: Path) -> None:
    assert broken(lychee, demo_site) == ""


@pytest.mark.parametrize("href", ["gone/", "there/#nowhere", "#nowhere"])
def test_a_broken_link_is_found(lychee: str, tmp_path: Path, href: str) -> None:
    (tmp_path / "site" / "there").mkdir(parents=True)
    (tmp_path / "site" / "there" / "index.html").write_text("<p id=here>There</p>", encoding="utf-8")
    page = tmp_path / "site" / "index.html"
    page.write_text('<a href="there/#here">There</a>', encoding="utf-8")
    assert broken(lychee, tmp_path / "site") == ""
    page.write_text(f'<a href="{href}">There</a>', encoding="utf-8")
    assert "[ERROR]" in broken(lychee, tmp_path / "site")
