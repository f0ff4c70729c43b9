"""Every link leads somewhere, and every relation can be followed both ways."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from playbook_gen.model.links import Reference
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.pages import Home, homes, planned
from playbook_gen.pages.addresses import address, relative
from playbook_gen.pipeline import site_files

OUTWARDS = ("http://", "https://", "mailto:")
PLAN = "lantern-line-2026"


@pytest.fixture(scope="module")
def read(html: Callable[[str], Any]) -> Callable[[str], Any]:
    return cache(html)


def targets(page: Any, path: str, directory_urls: bool) -> Iterator[tuple[str, str]]:
    """Site address and fragment of each link of a page that stays on the site."""
    here = address(path, directory_urls)
    for link in page.links:
        if not link.startswith(OUTWARDS):
            way, _, fragment = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), way)) if way else here
            yield (f"{there}/" if way.endswith("/") else there), fragment


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_leads_to_a_page_and_an_element(demo: Any, read: Any, directory_urls: bool) -> None:
    found = demo("leadership", directory_urls)
    pages = found.pages
    ids = {address(path, directory_urls): {*read(page.html).ids, ""} for path, page in pages.items()}
    ids |= {file.path: {""} for file in site_files(found.playbook, found.settings)}
    for path, page in pages.items():
        for there, fragment in targets(read(page.html), path, directory_urls):
            assert there in ids, f"{path}: {there}"
            assert fragment in ids[there], f"{path}: {there}#{fragment}"


def test_pages_are_sound(demo: Any, read: Any) -> None:
    for path, page in demo().pages.items():
        found = read(page.html)
        assert len(found.ids) == len(set(found.ids)), f"{path}: an id stands twice: {sorted(each for each in found.ids if found.ids.count(each) > 1)}"
        assert found.headings[0] == 1, path
        assert found.headings.count(1) == 1, path
        steps = [(before, after) for before, after in zip(found.headings, found.headings[1:], strict=False) if after > before + 1]
        assert steps == [], f"{path}: headings skip a level: {found.headings}"
        assert set(found.ids) == set(page.anchors), path
        assert {heading.id for heading in page.headings} <= set(page.anchors), path


def test_recorded_headings_are_those_of_the_page(demo: Any, read: Any) -> None:
    for path, page in demo().pages.items():
        assert [heading.level for heading in page.headings] == read(page.html).headings, path


def test_every_thing_has_a_home(demo: Any) -> None:
    found = demo()
    where = homes(planned(found.playbook, found.settings))
    for plan, links in found.playbook.links.items():
        for key in links.things:
            home = where.get((plan, key))
            assert home, f"{plan}: {key}"
            assert not home.anchor or home.anchor in found.pages[home.path].anchors, f"{plan}: {key}"


def references(rendered: Any) -> list[tuple[str, Reference]]:
    return [(plan, each) for plan, links in rendered.playbook.links.items() for key in links.things for each in links.of(*key)]


def source_home(where: Any, plan: str, each: Reference) -> Home:
    """Where the one who refers is shown; a section that holds no things has a page of its name."""
    if each.source[0] == "plan" and each.field in SECTIONS:
        return Home(f"strategies/{plan}/{each.field}.md", "")
    return where[(plan, each.source)]  # type: ignore[no-any-return]


def is_linked(page: Any, here: Home, there: Home, directory_urls: bool) -> bool:
    if here.path == there.path and not there.anchor:
        return True
    anchors = [there.anchor, ""] if there.path.endswith("/calendar.md") else [there.anchor]  # of a long calendar a page may show some entries only
    return any(relative(here.path, there.path, anchor, directory_urls) in page.links for anchor in anchors)


@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_a_relation_is_a_link(demo: Any, read: Any, back: bool) -> None:
    """From the page that is the home of the one who refers to what it refers to, and back."""
    found = demo()
    where = homes(planned(found.playbook, found.settings))
    missing = []
    for plan, each in references(found):
        source = source_home(where, plan, each)
        target = where[(each.target[1] if each.target[0] == "plan" else plan, each.target)]
        here, there = (target, where[(plan, each.source)]) if back else (source, target)
        if not is_linked(read(found.pages[here.path].html), here, there, found.settings.directory_urls):
            missing.append(f"{plan} {each.source} {each.field} {each.target}: no link on {here.path}")
    assert missing == []


def test_the_demo_has_a_reference_in_every_field_that_refers(demo: Any) -> None:
    kinds = {(each.source[0], each.field) for plan, each in references(demo()) if plan == PLAN}
    assert {("tactic", "closes"), ("plan", "governance"), ("plan", "summary"), ("goal", "parent"), ("channel", "deputy"), ("entry", "approver")} <= kinds
