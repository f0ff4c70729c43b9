"""Where a site stands and how it writes its addresses: every link leads somewhere, below a folder and in several versions too."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import Built, mkdocs_build
from tests.links import broken
from tests.story import Story

ROOT = Path(__file__).parents[2]
PLAN = "strategies/lantern-line-2026"
BELOW = "team/play"


def demo(folder: Path, **more: object) -> Built:
    """The demo's invented strategy, with the reference, as a site."""
    shutil.copytree(ROOT / "strategies", folder / "strategies", ignore=shutil.ignore_patterns("asyncapi*", "piano*"))
    story = Story(folder)
    config = {
        "site_name": "P",
        "docs_dir": "content",
        "theme": {"name": "material", "font": False, "features": ["navigation.path", "navigation.tabs"]},
        "plugins": ["search", {"playbook": {"as_of": "2026-06-30", "reference": True}}],
        **more,
    }
    home = f"# Home\n\n[A goal]({PLAN}/ogst.md#goal-second-night-36)\n"
    story.commit({"mkdocs.yml": yaml.safe_dump(config, sort_keys=False), "content/index.md": home}, "2026-06-05")
    return mkdocs_build(folder)


@pytest.mark.parametrize("address", [None, f"https://example.org/{BELOW}/"], ids=["nowhere", "below a folder"])
@pytest.mark.parametrize("directories", [True, False], ids=["folders", "files"])
def test_every_link_leads_somewhere(tmp_path: Path, directories: bool, address: str | None) -> None:
    built = demo(tmp_path, use_directory_urls=directories, **({"site_url": address} if address else {}))
    page = f"{PLAN}/ogst/" if directories else f"{PLAN}/ogst.html"
    assert "WARNING" not in built.log
    assert f'href="{page}#goal-second-night-36"' in built.page("")
    host = tmp_path / "host"  # 404.html names the whole way from where the host begins
    site = host / BELOW if address else host
    site.parent.mkdir(parents=True, exist_ok=True)
    built.site_dir.rename(site)
    assert broken(site, host) == ""
    if address:
        assert f'<link rel="canonical" href="{address}{page}">' in (site / page / ("index.html" if directories else "")).read_text(encoding="utf-8")
        assert f"<loc>{address}{page}</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    found = {each["location"] for each in json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]}
    assert {page, f"{page}#goal-second-night-36"} <= found


SITE = """
    site_name: P
    site_url: https://example.org/play/
    docs_dir: content
    theme: {name: material, font: false}
    extra: {version: {provider: mike}}
    plugins: [search, mike, {playbook: {as_of: 2026-06-30}}]
    """
STRATEGY = "title: {}\nperiod: {{start: 2026-01-01, end: 2026-12-31}}\ngoals: {{g: {{title: A goal}}}}\npersonas: {{p: {{title: P}}}}\n"


def test_versions_stand_beside_each_other(tmp_path: Path) -> None:
    """mike keeps each in a folder of a branch."""
    folder = tmp_path / "repository"
    story = Story(folder)
    for name, value in (("user.name", "Ada"), ("user.email", "ada@example.org")):
        story.git.config[name] = value
    for version, title in (("1.0", "The first"), ("2.0", "The second")):
        story.commit(
            {"mkdocs.yml": SITE, "content/index.md": "# Home\n\n[X](strategies/x/ogst.md)\n", "strategies/x.yml": STRATEGY.format(title)}, "2026-01-05"
        )
        mike(folder, "deploy", "--update-aliases", version, "latest")
    mike(folder, "set-default", "latest")
    site = tmp_path / "host" / "play"
    site.mkdir(parents=True)
    story.git.checkout(story.git.branches["gh-pages"], directory=str(site))
    assert [each["version"] for each in json.loads((site / "versions.json").read_text(encoding="utf-8"))] == ["2.0", "1.0"]
    shown = {each: (site / each / "strategies/x/index.html").read_text(encoding="utf-8") for each in ("1.0", "2.0", "latest")}
    assert {each: re.findall(r"<h1[^>]*>(.*?)</h1>", page) for each, page in shown.items()} == {
        "1.0": ["The first"],
        "2.0": ["The second"],
        "latest": ["The second"],
    }
    assert 'href="https://example.org/play/2.0/strategies/x/"' in shown["2.0"]
    assert broken(site, site.parent) == ""


def mike(folder: Path, *arguments: str) -> None:
    programs = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        [sys.executable, "-c", "from mike.driver import main; main()", *arguments], cwd=folder, env=programs, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
