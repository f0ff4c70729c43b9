"""MkDocs, and ProperDocs in its place: the same site. With PLAYBOOK_HOST=properdocs every test of this folder runs under ProperDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import mkdocs
import pytest

from tests.conftest import HOST, write_tree
from tests.words import words

SITE = """
    site_name: P
    docs_dir: content
    theme: {name: material, font: false}
    plugins: [search, tags, {playbook: {as_of: 2026-06-30, reference: true}}]
    """
PLAN = """
    title: X
    period: {start: 2026-01-01, end: 2026-12-31}
    goals: {g: {title: G <b> {{ 7*7 }}}}
    personas: {p: {title: P, tags: [riders]}}
    """.replace("G <b> {{ 7*7 }}", '"G <b> {{ 7*7 }}"')


def test_it_is_the_host_that_was_asked_for() -> None:
    assert mkdocs.__name__ == HOST


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site as each host's own command builds it, strictly."""
    folder = write_tree(tmp_path_factory.mktemp("hosts"), {"mkdocs.yml": SITE, "content/index.md": "# Home\n", "strategies/x.yml": PLAN})
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1780000000"}
    found = {}
    for host in ("mkdocs", "properdocs"):
        found[host] = folder / host
        command = [sys.executable, "-m", host, "build", "--strict", "--site-dir", str(found[host])]
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        assert "WARNING" not in run.stderr
        assert "pages of 1 strategy" in run.stderr
    return found


def test_both_make_the_same_files(sites: dict[str, Path]) -> None:
    files = {host: {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} for host, site in sites.items()}
    assert files["mkdocs"] == files["properdocs"]
    assert len([each for each in files["mkdocs"] if each.endswith(".html")]) > 70


def test_both_make_the_same_bytes_but_for_their_names(sites: dict[str, Path]) -> None:
    """Each page says what made it; the search, the sitemap and all else say nothing of it."""
    one, other = sites.values()
    for path in (each for each in one.rglob("*") if each.is_file() and each.suffix != ".gz"):
        there = other / path.relative_to(one)
        if path.suffix == ".html":
            assert words(path) == words(there)
        if path.read_bytes() != there.read_bytes():
            lines = [(a, b) for a, b in zip(path.read_text("utf-8").splitlines(), there.read_text("utf-8").splitlines(), strict=True) if a != b]
            assert all("generator" in a for a, _ in lines), (path, lines[:3])
