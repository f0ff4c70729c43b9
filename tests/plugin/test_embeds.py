"""Hand-written pages of a site that ask for live parts: under MkDocs they are there without a word in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.exceptions import Abort

from tests.plugin.test_last_good_site import everything

Site = Callable[..., Path]
PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\ngoals: {g: {title: A goal of ours}}\n"
PAGE = "---\ntitle: Home\n---\n# Home\n\nSee [[goal:g]].\n\n/// playbook | goals x\n///\n"
WRONG = PAGE + "\n`[[goal:none]]` [[goal:none]]\n\n/// playbook | goels x\n///\n"
FILES = {"strategies/x.yml": PLAN, "content/index.md": PAGE, "content/about/us.md": "# Us\n\n[[goal:g|ours]]\n"}


def config(plugins: tuple[Any, ...] = (), **more: Any) -> dict[str, str]:
    told = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material", "font": False}, **more}
    return {"mkdocs.yml": yaml.safe_dump(told | {"plugins": ["search", *plugins, {"playbook": {"as_of": "2026-06-30"}}]})}


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_page_shows_parts_and_links(site: Site, run: Callable[..., Any], html: Callable[[str], Any], directory_urls: bool) -> None:
    root = site(FILES | config(use_directory_urls=directory_urls, validation={"links": {"anchors": "warn"}}, strict=True))
    run(root)
    home = html((root / "site" / "index.html").read_text(encoding="utf-8"))
    us = html((root / "site" / ("about/us/index.html" if directory_urls else "about/us.html")).read_text(encoding="utf-8"))
    ogst = "strategies/x/ogst/" if directory_urls else "strategies/x/ogst.html"
    assert home.links.count(f"{ogst}#goal-g") == 2
    assert f"{'../..' if directory_urls else '..'}/{ogst}#goal-g" in us.links
    assert "1 goal" in home.text or "A goal of ours" in home.text


def test_one_that_lists_the_extension_for_another_host_gets_it_once(site: Site, run: Callable[..., Any]) -> None:
    root = site(FILES | config(markdown_extensions=["tables", {"playbook_gen.embeds": {"strategies_dir": "elsewhere"}}]))
    run(root)
    assert "A goal of ours" in (root / "site" / "index.html").read_text(encoding="utf-8")


def test_a_figure_s_links_suit_the_theme(site: Site, run: Callable[..., Any]) -> None:
    assessed = PLAN + "maturity: {assessments: [{date: 2026-01-15, answers: {budget: 1, tooling: 2, dedicated-staff: 2, in-channel-resolution: 1}}]}\n"
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    root = site(
        {"strategies/x.yml": assessed, "content/index.md": "/// playbook | maturity-matrix\n///\n"} | config(theme=theme, site_url="https://example.org/")
    )
    run(root)
    assert '<a xlink:href="strategies/x/"' in (root / "site" / "index.html").read_text(encoding="utf-8")


def test_all_that_is_wrong_is_told_before_the_old_site_goes(site: Site, run: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    root = site(FILES | config(markdown_extensions=["pymdownx.superfences"]))
    run(root)
    before = everything(root / "site")
    site({"content/index.md": WRONG, "content/about/us.md": "```\n/// playbook | none\n```\n\n[[plan:y]]\n", "content/fine.md": "# Fine\n"})
    with pytest.raises(Abort):
        run(root)
    assert everything(root / "site") == before
    told = [line for line in caplog.text.splitlines() if ".md:" in line]
    assert [each.split(".md:")[1].split()[0].rstrip(":") for each in told] == ["5:1", "11:17", "13:1"]
    assert "there is no strategy “y”; " in caplog.text or "there is no strategy “y”" in caplog.text
    assert "did you mean “goals”?" in caplog.text
    assert "/// playbook | goels x" in caplog.text


def test_what_another_plugin_writes_ends_the_build_too(site: Site, run: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    hook = "def on_page_markdown(markdown, page, config, files):\n    return markdown.replace('NAME', '[[persona:nobody]]')\n"
    root = site(FILES | {"hook.py": hook, "content/index.md": "# Home\n\nNAME\n"} | config(hooks=["hook.py"]))
    with pytest.raises(Abort):
        run(root)
    assert "there is no persona “nobody”" in caplog.text
    assert "content/index.md:1:1" in caplog.text


def test_a_preview_shows_it_in_its_place(site: Site, serve: Callable[[Path], Any], caplog: pytest.LogCaptureFixture) -> None:
    root = site(FILES | config())
    again = serve(root)
    page = root / "site" / "index.html"
    site({"content/index.md": WRONG})
    again()
    shown = page.read_text(encoding="utf-8")
    assert "there is no part “goels”" in shown
    assert "content/index.md:13" in shown
    assert "A goal of ours" in shown, "the rest of the page stands"
    assert "goels" in caplog.text
    site({"content/index.md": PAGE, "strategies/x.yml": PLAN.replace("A goal of ours", "Another goal")})
    again()
    assert "Another goal" in page.read_text(encoding="utf-8")
    site({"strategies/x.yml": PLAN.replace("title: A", "titel: A")})
    again()
    assert 'class="admonition failure"' in page.read_text(encoding="utf-8")
    site({"strategies/x.yml": PLAN})
    again()
    assert "A goal of ours" in page.read_text(encoding="utf-8")
