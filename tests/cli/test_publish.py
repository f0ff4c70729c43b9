"""`playbook publish` as a person meets it: what it says, what it refuses, and its exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from playbook_gen.cli import main
from playbook_gen.cli import publish as publishing
from playbook_gen.publishing.errors import NotPublishedError
from playbook_gen.publishing.lock import MARK

Site = Callable[..., Path]
PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\nstatus: approved\ngoals: {g: {title: G}}\n"
PAGES = ("", "strategies/", *(f"strategies/x/{each}" for each in ("", "ogst/", "scorecard/", "review/", "board-pack/", "governance/", "maturity/")))


def config(**check: object) -> dict[str, str]:
    told = {"site_name": "P", "docs_dir": "content", "theme": {"name": "material", "font": False}}
    return {"mkdocs.yml": yaml.safe_dump(told | {"plugins": [{"playbook": {"as_of": "2026-06-30", "check": check}}]})}


FILES = {"strategies/x.yml": PLAN, "content/index.md": "# Home\n", **config()}


def run(folder: Path, *arguments: str) -> Result:
    """The command as from the folder that holds the site."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, ["publish", "--to", "live", *arguments])
    finally:
        os.chdir(before)


def current(folder: Path) -> str:
    return (folder / "live" / "current").readlink().name


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that takes no time: every page that is looked for is there."""

    def build(settings: Path, to: Path, lock: int) -> None:
        for page in PAGES:
            (to / page).mkdir(parents=True, exist_ok=True)
            (to / page / "index.html").write_text("<h1>Here</h1>", encoding="utf-8")

    monkeypatch.setattr(publishing, "build", build)


def test_from_the_first_release_to_the_way_back(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    root = site(FILES)
    first = run(root)
    assert first.exit_code == 0, first.output
    assert f"Published: readers see release {current(root)}.\nLet your web server serve {root / 'live' / 'current'}," in first.stdout
    one = current(root)
    assert one.startswith("0001-")
    assert (root / "live" / "current" / "strategies" / "x" / "index.html").is_file()
    site({"content/index.md": "# Home again\n"})
    second = run(root)
    assert f"Back to {one}: playbook publish --to live --roll-back\n" in second.stdout
    assert "Home again" in (root / "live" / "current" / "index.html").read_text(encoding="utf-8")
    back = run(root, "--roll-back")
    assert (back.exit_code, current(root)) == (0, one)
    assert back.stdout.startswith("Back from release 0002-")
    assert "Home again" not in (root / "live" / "current" / "index.html").read_text(encoding="utf-8")
    site({"content/index.md": "# Home\n\n[nowhere](nowhere.md)\n"})
    failed = run(root)
    assert (failed.exit_code, current(root)) == (1, one)
    assert failed.stderr.endswith(f"Not published: the build failed, as it says above.\nReaders see release {one}.\n")
    assert len(names(root / "live" / "releases")) == 2
    none = run(root, "--roll-back")
    assert (none.exit_code, current(root)) == (1, one)
    assert f"{one} is the oldest release that is kept: there is none before it to go back to.\n" in none.stderr


@pytest.mark.usefixtures("quick")
def test_so_many_releases_stay_and_none_that_was_left_behind(site: Site) -> None:
    root = site(FILES)
    for _ in range(4):
        assert run(root, "--keep", "3").exit_code == 0
    assert [name[:4] for name in names(root / "live" / "releases")] == ["0002", "0003", "0004"]
    run(root, "--roll-back")
    assert run(root, "--keep", "3").exit_code == 0
    assert [name[:4] for name in names(root / "live" / "releases")] == ["0002", "0003", "0005"]
    run(root, "--roll-back")
    assert current(root).startswith("0003-")
    assert run(root, "--keep", "1").exit_code == 2


@pytest.mark.usefixtures("quick")
def test_errors_of_form_are_named_before_anything_is_built(site: Site) -> None:
    root = site(FILES | {"strategies/y.yml": "titel: Y\n"})
    result = run(root)
    assert result.exit_code == 1
    assert "strategies/y.yml:1:1" in result.stderr
    assert result.stderr.endswith("Nothing was published.\n")
    assert not (root / "live").exists()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("check", "arguments", "status"),
    [({}, [], 0), ({"fail_on": "error"}, [], 1), ({}, ["--fail-on", "error"], 1), ({"fail_on": "error"}, ["--fail-on", "never"], 0)],
)
def test_findings_stop_it_where_the_site_or_the_command_says_so(site: Site, check: dict[str, str], arguments: list[str], status: int) -> None:
    assert run(site(FILES | config(**check)), *arguments).exit_code == status


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("page", "text", "said"),
    [
        ("index.html", None, "index.html is missing: a site needs a first page"),
        ("strategies/x/ogst/index.html", None, "strategies/x/ogst/index.html is missing"),
        ("strategies/x/index.html", "", "strategies/x/index.html is empty"),
    ],
)
def test_a_site_that_is_not_whole_is_not_published(site: Site, monkeypatch: pytest.MonkeyPatch, page: str, text: str | None, said: str) -> None:
    root = site(FILES)
    assert run(root).exit_code == 0
    one, whole = current(root), publishing.build

    def build(settings: Path, to: Path, lock: int) -> None:
        whole(settings, to, lock)
        (to / page).unlink() if text is None else (to / page).write_text(text, encoding="utf-8")

    monkeypatch.setattr(publishing, "build", build)
    result = run(root)
    assert (result.exit_code, current(root)) == (1, one)
    assert said in result.stderr
    assert names(root / "live" / "releases") == [one]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("files", "arguments", "said"),
    [
        ({"live/index.html": "mine"}, [], "it holds something else (index.html), and nothing of others is touched"),
        ({"live": "a file"}, [], "is a file"),
        ({f"live/{MARK}": "", "live/current/index.html": "mine"}, [], "current there is not the link that publishing makes"),
        ({}, ["--roll-back"], "there is no such folder"),
        ({"live/index.html": "mine"}, ["--roll-back"], "it holds something else"),
    ],
)
def test_a_folder_of_others_is_refused_and_stays(site: Site, files: dict[str, str], arguments: list[str], said: str) -> None:
    root = site(FILES | files)
    before = sorted(path for path in root.rglob("*") if path.name != MARK)
    result = run(root, *arguments)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert sorted(path for path in root.rglob("*") if path.name != MARK) == before


@pytest.mark.usefixtures("quick")
def test_nothing_behind_a_link_and_nothing_of_others_is_deleted(site: Site) -> None:
    root = site(FILES | {"precious/index.html": "mine"})
    for _ in range(2):
        assert run(root, "--keep", "2").exit_code == 0
    releases = root / "live" / "releases"
    others = {"0000-20260101T000000Z.unfinished", "0001-20250101T000000Z", "notes.unfinished", "0001-20250101T000000Z.unfinished.txt"}
    (releases / "0000-20260101T000000Z.unfinished").symlink_to(root / "precious")
    (releases / "0001-20250101T000000Z").symlink_to(root / "precious")
    (releases / "notes.unfinished").mkdir()
    (releases / "0001-20250101T000000Z.unfinished.txt").write_text("mine", encoding="utf-8")
    (root / "live" / "robots.txt").write_text("mine", encoding="utf-8")
    (next(each for each in releases.glob("0001-*Z") if not each.is_symlink()) / "link").symlink_to(root / "precious")
    assert run(root, "--keep", "2").exit_code == 0
    assert others < set(names(releases))
    assert [each.name[:4] for each in sorted(releases.iterdir()) if each.name not in others] == ["0002", "0003"]
    assert (root / "precious" / "index.html").read_text(encoding="utf-8") == (root / "live" / "robots.txt").read_text(encoding="utf-8") == "mine"
    releases.rename(root / "elsewhere")
    releases.symlink_to(root / "elsewhere")
    assert run(root).exit_code == 2
    assert len(names(root / "elsewhere")) == 6


def test_what_is_missing_is_said(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "is_installed", lambda: False)
    root = site(FILES)
    result = run(root)
    assert result.exit_code == 2
    assert "MkDocs builds the site, and is not installed for" in result.stderr
    assert not (root / "live").exists()
    (root / "mkdocs.yml").unlink()
    assert "there is no mkdocs.yml here" in run(root).stderr
    assert run(root).exit_code == 2


@pytest.mark.usefixtures("quick")
def test_a_system_without_links_or_locks_is_told_before_anything_is_built(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    def unexpected(*_: object) -> None:
        raise NotPublishedError("this was built in vain")

    root = site(FILES)
    monkeypatch.setattr(publishing, "build", unexpected)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "symlink_to", refused)
        result = run(root)
    assert result.exit_code == 2
    assert "symbolic links, which publishing needs, cannot be made there" in result.stderr
    monkeypatch.setitem(sys.modules, "fcntl", None)
    result = run(root)
    assert result.exit_code == 2
    assert "this system has no file locks" in result.stderr
