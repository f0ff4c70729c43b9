"""Every link of the demo leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.links import broken


def test_every_link_of_the_demo_leads_somewhere(demo_site: Path) -> None:
    assert broken(demo_site) == ""


@pytest.mark.parametrize("href", ["gone/", "there/#nowhere", "#nowhere"])
def test_a_broken_link_is_found(tmp_path: Path, href: str) -> None:
    (tmp_path / "site" / "there").mkdir(parents=True)
    (tmp_path / "site" / "there" / "index.html").write_text("<p id=here>There</p>", encoding="utf-8")
    page = tmp_path / "site" / "index.html"
    page.write_text('<a href="there/#here">There</a>', encoding="utf-8")
    assert broken(tmp_path / "site") == ""
    page.write_text(f'<a href="{href}">There</a>', encoding="utf-8")
    assert "[ERROR]" in broken(tmp_path / "site")
