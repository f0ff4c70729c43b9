"""The reference in a site: where its pages stand in the navigation, and that it is there only where it is wanted."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml

Build = Callable[..., Any]
PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"


def site(build: Build, nav: Any = None, language: str = "en", **options: Any) -> Any:
    """A tiny site with these options of the plugin."""
    config = {
        "site_name": "A playbook",
        "docs_dir": "content",
        "theme": {"name": "material", "font": False, "language": language, "features": ["navigation.indexes", "navigation.path"]},
        "plugins": ["search", {"playbook": {"as_of": "2026-06-30", **options}}],
        **({"nav": nav} if nav else {}),
    }
    return build({"strategies/x.yml": PLAN, "mkdocs.yml": yaml.safe_dump(config, sort_keys=False)})


def primary(page: str) -> list[str]:
    """What the navigation of a page lists, in order."""
    (nav,) = re.findall(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', page, re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", " ", each).split()) for each in re.findall(r'<span class="md-ellipsis">(.*?)</span>', nav, re.DOTALL)]


def test_without_a_word_there_is_none(build: Build) -> None:
    built = site(build)
    assert not (built.site_dir / "reference").exists()
    assert "Reference" not in primary(built.page(""))


@pytest.mark.parametrize("where", ["", "strategies/x/", "reference/glossary/", "reference/rules/goal-without-deadline/"])
def test_it_stands_last_with_its_pages(build: Build, where: str) -> None:
    found = primary(site(build, reference=True).page(where))
    last = ["Strategies", "Reference", "Glossary", "The format", "The rules", "Social Maturity Index"]
    assert [each for each in dict.fromkeys(found) if each in last] == last
    assert "A goal without a deadline" not in found


def test_it_stands_where_the_authors_navigation_has_it(build: Build) -> None:
    nav = [{"Home": "index.md"}, {"Words and rules": "reference/index.md"}, {"Strategies": "strategies/index.md"}]
    found = primary(site(build, nav, reference=True).page("strategies/x/"))
    assert found.index("Words and rules") < found.index("Glossary") < found.index("Strategies") < found.index("X")


def test_a_rule_knows_its_way_back(build: Build) -> None:
    page = site(build, reference=True).page("reference/rules/goal-without-deadline/")
    assert re.search(r'class="md-path".*?href="\.\./\.\./".*?Reference', page, re.DOTALL)


def test_an_italian_site_has_an_italian_reference(build: Build) -> None:
    built = site(build, language="it", reference=True)
    assert not re.search("^(WARNING|ERROR)", built.log, re.MULTILINE), built.log
    assert primary(built.page("reference/"))[-4:] == ["Glossario", "Il formato", "Le regole", "Indice di maturità sociale"]
    assert "Una direzione, senza cifre" in built.page("reference/glossary/")


def test_what_is_no_yes_or_no_is_refused(build: Build) -> None:
    with pytest.raises(BaseException, match="reference"):
        site(build, reference="maybe")
