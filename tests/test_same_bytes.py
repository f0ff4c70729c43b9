"""One commit is one site: built elsewhere, by somebody else, under other settings of the machine, on another day, every file has the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import DEMO
from tests.story import Story

EPOCH = "1782820800"  # 30 June 2026
MODEL = (Path(__file__).parent / "analysis" / "tiny_model.yml").read_text(encoding="utf-8")
LATER = """\
import datetime, time

AWAY = 40 * 86400
now, day, moment = time.time, datetime.date, datetime.datetime
time.time = lambda: now() + AWAY


class Any(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])


class LaterDay(day, metaclass=Any):
    @classmethod
    def today(cls):
        return day.fromtimestamp(time.time())


class Later(moment, metaclass=Any):
    @classmethod
    def now(cls, tz=None):
        return moment.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return moment.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)


datetime.datetime, datetime.date = Later, LaterDay
"""
"""A clock that goes 40 days ahead, for a process that finds this on its path before anything else is loaded."""


def config() -> str:
    """A site with all that a build can do, and no day but that of SOURCE_DATE_EPOCH."""
    plugin = {"audience": "staff", "reference": True, "revision_url": "https://example.org/commit/{revision}", "check": {"fail_on": "never"}}
    return yaml.safe_dump(
        {
            "site_name": "P",
            "site_url": "https://example.org/p/",
            "docs_dir": "content",
            "edit_uri": "https://example.org/edit/main/content/",
            "theme": {"name": "material", "font": False, "features": ["content.action.edit", "navigation.indexes", "navigation.tabs", "content.tooltips"]},
            "plugins": ["search", "tags", {"playbook": plugin}],
        }
    )


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The demo with a past, a maturity model of its own that a strategy is measured by, and tags."""
    story = Story(tmp_path_factory.mktemp("one") / "site")
    shutil.copytree(DEMO, story.folder / "strategies")
    tags = "---\ntitle: Tags\n---\n\n# Tags\n\n<!-- material/tags -->\n"
    playbook = (DEMO / "playbook.yml").read_text(encoding="utf-8") + "\nmaturity_models: [models/tiny.yml]\n"
    measured = "maturity: {model: tiny, assessments: [{date: 2026-01-15, answers: {radio: 1, ink: 2}}]}\n"
    other = "title: Prima\nlanguage: it\nperiod: {start: 2026-01-01, end: 2026-12-31}\ntags: [b, a]\ngoals: {g: {title: Più lettori, tags: [z, y]}}\n"
    site = {"mkdocs.yml": config(), "content/index.md": "# Home\n", "content/tags.md": tags, ".gitignore": "/site/\n/.cache/\n"}
    own = {"strategies/playbook.yml": playbook, "strategies/models/tiny.yml": MODEL, "strategies/prima.yml": other + measured}
    story.commit({**site, **own}, "2026-05-01", "Zoë", tag="2026-Q1")
    story.commit({"strategies/prima.yml": (other + measured).replace("Prima", "Seconda")}, "2026-06-01", "Ada")
    goals = (DEMO / "lantern-line-2026" / "goals.yml").read_text(encoding="utf-8")
    story.commit({"strategies/lantern-line-2026/goals.yml": goals.replace("target: 36", "target: 30")}, "2026-06-02", "Ada", tag="2026-Q2")
    return story


def built(story: Story, folder: Path, umask: int = 0o022, clock: Path | None = None, **environment: str) -> dict[str, bytes]:
    """All files of the site that a process of its own makes of a copy of the repository in `folder`, by their paths."""
    story.copy(folder)
    away = [str(clock)] if clock else []
    path = os.pathsep.join([*away, str(DEMO.parent)])
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ", "PYTHON"))}
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(folder / "mkdocs.yml")],
        env={**kept, "PYTHONPATH": path, "SOURCE_DATE_EPOCH": EPOCH, **environment},
        cwd=folder.parent,
        umask=umask,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def first(story: Story, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(story, tmp_path_factory.mktemp("first") / "site", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")


def test_all_that_a_build_can_do_is_in_it(first: dict[str, bytes]) -> None:
    kinds = ["strategies/prima/changes/", "strategies/prima/maturity/", "reference/glossary/", "reference/maturity/tiny/", "tags/", "strategies/prima/"]
    assert [each for each in kinds if f"{each}index.html" not in first] == []
    assert {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "404.html"} <= first.keys()
    assert b"30 giugno 2026" in first["strategies/prima/index.html"]
    assert b"2026-06-30" in first["sitemap.xml"]


@pytest.mark.parametrize(
    ("umask", "environment"),
    [
        (0o077, {"TZ": "Pacific/Kiritimati", "LC_ALL": "it_IT.UTF-8", "LANG": "it_IT.UTF-8", "PYTHONHASHSEED": "1"}),
        (0o002, {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    ],
    ids=["far east, Italian", "far west, no locale"],
)
def test_elsewhere_the_bytes_are_the_same(story: Story, first: dict[str, bytes], tmp_path: Path, umask: int, environment: dict[str, str]) -> None:
    again = built(story, tmp_path / "a place with another name" / "p", umask, **environment)
    assert again.keys() == first.keys()
    assert [name for name in first if first[name] != again[name]] == []


def test_on_another_day_the_bytes_are_the_same(story: Story, first: dict[str, bytes], tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    asked = "import datetime, os; print(datetime.date.today() - datetime.date.fromtimestamp(os.stat('clock').st_mtime))"
    environment = {**os.environ, "PYTHONPATH": str(clock)}
    told = subprocess.run([sys.executable, "-c", asked], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("40 days"), told.stderr
    again = built(story, tmp_path / "later" / "site", clock=clock, PYTHONHASHSEED="7")
    assert [name for name in first if first[name] != again.get(name)] == []
    assert again.keys() == first.keys()
