"""The extension without the plugin: it reads the strategies itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from playbook_gen.embeds import alone
from tests.embeds.conftest import PLAN

Site = Callable[[Mapping[str, str]], Path]


def convert(text: str, **options: Any) -> str:
    return Markdown(extensions=["playbook_gen.embeds"], extension_configs={"playbook_gen.embeds": options}).convert(text)


def test_options_tell_where_the_strategies_are(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site({"plans/trail.yml": PLAN})
    reads: list[Path] = []
    check = alone.pipeline.check
    monkeypatch.setattr(alone.pipeline, "check", lambda folder, settings: (reads.append(folder), check(folder, settings))[1])
    told = {"strategies_dir": str(root / "plans"), "as_of": "2026-06-30"}
    text = "[[goal:more]]\n\n/// playbook | status-strip\n///\n"
    assert 'href="strategies/trail/ogst/#goal-more"' in convert(text, **told)
    assert 'href="../strategies/trail/ogst.html#goal-more"' in convert(text, **told, page="guide/x.md", use_directory_urls=False)
    assert "as of 30 June 2026" in convert(text, **told)
    assert "al 30 giugno 2026" not in convert(text, **told)
    assert len(reads) == 2, "once for each way to write addresses"


def test_what_is_wrong_is_in_the_page_and_in_the_log(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    root = site({"plans/trail.yml": PLAN})
    shown = convert("[[goal:mor]]\n", strategies_dir=str(root / "plans"), as_of="2026-06-30", page="guide/x.md")
    assert "there is no goal “mor”; did you mean “more”?" in shown
    assert "guide/x.md:1: there is no goal “mor”; did you mean “more”?" in caplog.text


def test_problems_of_form_are_in_the_log(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    root = site({"plans/trail.yml": "titel: X\n"})
    shown = convert("/// playbook | scorecard trail\n///\n", strategies_dir=str(root / "plans"), as_of="2026-06-30")
    assert "This part cannot be shown" in shown
    assert "did you mean “title”" in caplog.text


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("audience", "all", "audience: “all” is not one of everyone, staff, leadership"),
        ("language", "xx", "language: “xx” is not one of"),
        ("as_of", "soon", "as_of: “soon” is not a day: write year-month-day"),
    ],
)
def test_an_option_that_is_none(option: str, value: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        convert("[[goal:more]]", **{option: value})


ZENSICAL = """\
site_name: P
docs_dir: content
theme: {name: material}
markdown_extensions:
  - playbook_gen.embeds: {as_of: 2026-06-30}
"""


@pytest.mark.parametrize("directory_urls", [True, False])
def test_zensical_shows_parts_and_links(site: Site, directory_urls: bool) -> None:
    text = "# Page\n\n[[goal:more|the goal]]\n\n/// playbook | status-strip trail\n///\n"
    pages = {f"content/strategies/trail/{name}.md": f"# {name}\n" for name in ("index", "ogst", "scorecard")}
    config = {"mkdocs.yml": f"{ZENSICAL}use_directory_urls: {str(directory_urls).lower()}\n"}
    root = site({"strategies/trail.yml": PLAN, "content/index.md": text, "content/guide/x.md": text, **pages, **config})
    done = subprocess.run([sys.executable, "-m", "zensical", "build"], cwd=root, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    home = (root / "site" / "index.html").read_text(encoding="utf-8")
    other = (root / "site" / ("guide/x/index.html" if directory_urls else "guide/x.html")).read_text(encoding="utf-8")
    ogst = "strategies/trail/ogst/" if directory_urls else "strategies/trail/ogst.html"
    assert f'<a href="{ogst}#goal-more">the goal</a>' in home
    assert f'<a href="{"../../" if directory_urls else "../"}{ogst}#goal-more">the goal</a>' in other
    assert 'class="pb-strip"' in other
