"""The exported pages under Zensical, which runs no plugins: the same pages, the same words, and every link leads somewhere."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from playbook_gen.cli import main
from tests.conftest import TextFields, mkdocs_build
from tests.links import broken
from tests.words import contents, words

pytestmark = pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="Zensical has no build for this machine: it is written in Rust")

ROOT = Path(__file__).parents[2]
HOSTILE = '{{ 7*7 }} {% raw %} <img src=x onerror=window.hit=1> *a* `b` [c](gone.md) [[d]] &lt;i&gt; :smile: --8<-- "x"'
RAN = re.compile(r"\b49 (\{|&#123;)% raw")


@dataclass(frozen=True)
class Sites:
    """One playbook twice: as MkDocs builds it with the plugin, and as Zensical builds what was exported."""

    ours: Path
    exported: Path

    @property
    def generated(self) -> list[str]:
        """The pages that the plugin makes."""
        return [page for page in pages(self.ours) if page.startswith(("strategies/", "reference/"))]


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def configured(folder: Path, **more: Any) -> Path:
    """A folder with the demo's documents, and its mkdocs.yml for an address below a folder. Who builds the pages tells their order."""
    config = yaml.safe_load(re.sub(r"!!python/name:\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    config["markdown_extensions"] = [each for each in config["markdown_extensions"] if "pymdownx.emoji" not in each]
    del config["nav"]
    config |= {"site_url": "https://example.org/play/", "site_dir": "root/play", **more}
    shutil.copytree(ROOT / "content", folder / "content")
    page = folder / "content" / "continuous-integration.md"  # it shows what looks like a template
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "---\nrender_macros: false\n", 1), encoding="utf-8")
    folder.joinpath("mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def playbook(tmp_path_factory: pytest.TempPathFactory, text_fields: TextFields) -> Path:
    """The demo, with a strategy that is hostile in every text; and with nothing to tell of the past."""
    options = {"as_of": "2026-06-30", "reference": True, "history": {"enabled": False}}
    folder = configured(tmp_path_factory.mktemp("ours"), plugins=["search", {"playbook": options}])
    shutil.copytree(ROOT / "strategies", folder / "strategies")
    (folder / "strategies" / "hostile.yml").write_text(yaml.safe_dump(text_fields.filled(HOSTILE)), encoding="utf-8")
    return folder


def exported(playbook: Path, folder: Path, **more: Any) -> Path:
    """The site that Zensical makes, strictly, of the pages of a playbook; with its macros on."""
    assets = {"extra_css": ["playbook-gen/playbook.css"], "extra_javascript": ["playbook-gen/filter.js"]}
    configured(folder, plugins=["search", "tags", "awesome-nav", "macros"], **assets, **more)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(playbook)
        result = CliRunner().invoke(main, ["export", "pages", "--to", str(folder / "content")])
    assert result.exit_code == 0, result.output
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(folder / "mkdocs.yml")]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = re.sub(r"\x1b\[[0-9;]*m", "", run.stdout + run.stderr)
    assert run.returncode == 0, re.findall(r".{60}(?: \]$|exist$)", said, re.MULTILINE)
    assert "No issues found" in said
    return folder / "root" / "play"


@pytest.fixture(scope="module")
def sites(playbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The playbook as both build it."""
    mkdocs_build(playbook)
    return Sites(playbook / "site", exported(playbook, tmp_path_factory.mktemp("zensical")))


def test_every_page_is_there_with_the_same_words(sites: Sites) -> None:
    assert pages(sites.exported) == pages(sites.ours)
    assert len(sites.generated) > 120
    assert [page for page in sites.generated if words(sites.ours / page) != words(sites.exported / page)] == []


def test_every_link_leads_somewhere(sites: Sites) -> None:
    assert broken(sites.exported, sites.exported.parent) == ""


def test_every_link_leads_somewhere_without_directories(playbook: Path, tmp_path: Path) -> None:
    site = exported(playbook, tmp_path, use_directory_urls=False)
    assert (site / "strategies" / "lantern-line-2026" / "ogst.html").exists()
    assert broken(site, site.parent) == ""


def test_the_table_of_contents_is_the_same(sites: Sites) -> None:
    shown = {page: found for page in sites.generated if (found := contents(sites.ours / page))}
    assert len(shown) > 40
    assert {page: contents(sites.exported / page) for page in shown} == shown


def test_text_stays_text(sites: Sites) -> None:
    """In titles, descriptions, navigation and search too."""
    for file in [*(sites.exported / page for page in pages(sites.exported)), sites.exported / "search.json"]:
        text = file.read_text(encoding="utf-8")
        assert not RAN.search(text), file
        assert "<img src=x" not in text, file
    assert "7*7 }}" in text


def test_the_order_is_that_of_a_strategy(sites: Sites) -> None:
    text = (sites.exported / "strategies" / "lantern-line-2026" / "listening" / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<a href="\.\./([a-z-]*)/?" class="md-nav__link"', text)
    assert list(dict.fromkeys(found))[:4] == ["ogst", "ecosystem", "calendar", "scorecard"]


def test_the_stylesheet_is_linked(sites: Sites) -> None:
    page = sites.exported / "strategies" / "lantern-line-2026" / "ogst" / "index.html"
    found = re.findall(r'(?:href|src)="([^"]*playbook-gen/[^"]+)"', page.read_text(encoding="utf-8"))
    assert {Path(each).name for each in found} == {"playbook.css", "filter.js"}
    assert all((page.parent / each).resolve().exists() for each in found)
