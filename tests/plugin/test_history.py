"""What pages tell of the past: the page of changes, the latest changes, as approved and now, readings that were edited, who changed a page last."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Built, mkdocs_build
from tests.story import Story

HEAD = "title: Letters\nperiod: {start: 2026-01-01, end: 2026-12-31}\napproved: {date: 2026-01-01, revision: v1}\n"
FOOT = re.compile(r"<footer>Last changed in its YAML:.*?</footer>\n?", re.DOTALL)


def strategy(target: int, reading: int) -> str:
    readings = f"[{{date: 2026-01-31, value: {reading}}}, {{date: 2026-02-28, value: 9400}}]"
    goals = f"goals: {{g: {{title: Readers, kpi: k, target: {target}, by: 2026-12-31}}}}\n"
    return HEAD + goals + f"kpis: {{k: {{title: K, unit: people, better: higher, readings: {readings}}}}}\n"


def config(history: dict[str, Any] | None = None, **options: Any) -> str:
    told = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material", "font": False}}
    return yaml.safe_dump(told | {"plugins": ["search", {"playbook": {"as_of": "2026-06-30", "history": history or {}, **options}}]})


def written(folder: Path) -> Story:
    """Three commits: as approved, a lower target, an edited reading."""
    story = Story(folder)
    story.commit(
        {"mkdocs.yml": config(), "content/index.md": "# Home\n", ".gitignore": "/site/\n/.cache/\n", "strategies/x.yml": strategy(10000, 9000)},
        "2026-01-01",
        tag="v1",
    )
    story.commit({"strategies/x.yml": strategy(8000, 9000)}, "2026-02-01", "Bea & {{ 7 * 7 }}", tag="2026-Q1")
    story.commit({"strategies/x.yml": strategy(8000, 8000)}, "2026-03-01")
    return story


Pages = dict[str, Any]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return written(tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module")
def built(story: Story) -> Built:
    return mkdocs_build(story.folder)


def test_the_page_of_changes_is_in_words_newest_first_by_tags(built: Built, html: Callable[[str], Any]) -> None:
    text = html(built.page("strategies/x/changes/")).text
    assert "3 changes in 3 revisions since 1 January 2026: ▼ 1 × target lowered, ✎ 1 × reading edited." in text
    since_tag = ["Since the last tag", "reading (31 Jan 2026) of KPI “K”: 9,000 people → 8,000 people"]
    order = [*since_tag, "2026-Q1", "10,000 people → 8,000 people (−20%)", "v1", "new: strategy “Letters”"]
    places = [text.rindex(each) for each in order]
    assert places == sorted(places)


def test_names_of_authors_are_text(built: Built) -> None:
    page = built.page("strategies/x/changes/")
    assert "Bea &amp; {{ 7 * 7 }}" in page


def test_the_summary_tells_what_has_moved_since_the_approval(built: Built, html: Callable[[str], Any]) -> None:
    text = html(built.page("strategies/x/")).text
    assert "2 changes since the approved revision v1. ▼ target lowered target of goal “Readers”: 10,000 people → 8,000 people (−20%)" in text
    assert "What changed lately 1 March 2026 · Ada" in text


def test_the_board_pack_tells_it_too(built: Built, html: Callable[[str], Any]) -> None:
    text = html(built.page("strategies/x/board-pack/")).text
    assert "2 changes since the approved revision v1." in text[text.index("What changed", 600) :]


def test_a_reading_that_was_edited_is_marked(built: Built, html: Callable[[str], Any]) -> None:
    text = html(built.page("strategies/x/scorecard/")).text
    assert "8,000 people – changed afterwards: reading (31 Jan 2026) of KPI “K”: 9,000 people → 8,000 people (−11%) 1 March 2026 · Ada" in text


def test_the_portfolio_tells_the_latest(built: Built, html: Callable[[str], Any]) -> None:
    assert "What changed lately Letters 1 March 2026 · Ada" in html(built.page("strategies/")).text


def test_each_page_ends_with_who_changed_it_last(built: Built, html: Callable[[str], Any]) -> None:
    assert "Last changed in its YAML: 1 March 2026 · Ada · " in html(built.page("strategies/x/ogst/")).text


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in (".gz",)}


def test_history_changes_nothing_else(tmp_path: Path, built: Built) -> None:
    """Without it the pages are those of a folder that git knows nothing of; with it, the pages that do not look back only end with who changed them last."""
    story = written(tmp_path / "off")
    story.write({"mkdocs.yml": config({"enabled": False})})
    off = tree(mkdocs_build(story.folder).site_dir)
    plain = Story(tmp_path / "elsewhere")
    plain.write({"mkdocs.yml": config(), "content/index.md": "# Home\n", "strategies/x.yml": strategy(8000, 8000)})
    (plain.folder / ".git" / "HEAD").unlink()
    assert off == tree(mkdocs_build(plain.folder).site_dir)
    on = tree(built.site_dir)
    assert on.keys() - off.keys() == {"strategies/x/changes/index.html"}
    for name in ("strategies/x/ogst/index.html", "strategies/x/review/index.html"):
        article = [re.search(r'<div class="pb .*</article>', FOOT.sub("", each[name].decode()), re.DOTALL)[0] for each in (on, off)]  # type: ignore[index]  # every page has one
        assert article[0] == article[1]


def test_without_git_one_line_says_why(tmp_path: Path) -> None:
    files = {"content/index.md": "# Home\n", "strategies/x.yml": HEAD}
    for told, level in ((None, "INFO"), ({"enabled": True}, "WARNING")):
        folder = tmp_path / level
        Story(folder).write({"mkdocs.yml": config(told), **files})
        (folder / ".git" / "HEAD").unlink()
        log = mkdocs_build(folder).log
        assert f"{level} mkdocs.plugins.playbook_gen: Playbook: no pages of changes: the strategies are not kept in git" in log


def test_options(tmp_path: Path, html: Callable[[str], Any]) -> None:
    story = written(tmp_path)
    story.write({"mkdocs.yml": config({"authors": False, "limit": 1, "since": "2026-01-15"}, revision_url="https://code.example.org/x/commit/{revision}")})
    page = mkdocs_build(story.folder).page("strategies/x/changes/")
    text = html(page).text
    assert "Ada" not in text
    assert "2 changes in 2 revisions since 1 February 2026" in text
    assert "1 older revision is not shown here." in text
    assert f'href="https://code.example.org/x/commit/{story.git.head.target}"' in page


def test_two_builds_with_and_without_what_was_kept_are_the_same(tmp_path: Path) -> None:
    story = written(tmp_path)
    first = tree(mkdocs_build(story.folder).site_dir)
    assert (story.folder / ".cache" / "playbook-gen" / "history.json").exists()
    assert tree(mkdocs_build(story.folder).site_dir) == first


def test_what_the_audience_may_not_see_is_on_no_page_of_the_past(tmp_path: Path) -> None:
    story = written(tmp_path)
    secret = "risks: {{sale: {{title: Selling the {}, visible_to: leadership}}}}\nteam: {{a: {{title: Ann, visible_to: {}}}}}\n"
    for day, (word, level) in zip(("2026-03-02", "2026-03-03", "2026-03-04"), (("Company", "staff"), ("House", "everyone"), ("Ship", "staff")), strict=True):
        story.commit({"strategies/x.yml": strategy(8000, 8000) + secret.format(word, level)}, day)
    site = mkdocs_build(story.folder).site_dir
    whole = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".json"))
    assert "Readers" in whole
    assert not [word for word in ("Selling", "Company", "Ship", "Ann") if re.search(rf"\b{word}\b", whole)]
