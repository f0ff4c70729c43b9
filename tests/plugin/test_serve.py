"""A real `mkdocs serve` through whatever may be saved: after each, it answers, its page says what is wrong and where, and the next good save shows the site.

With PLAYBOOK_ORDEAL=1 in the environment all of it happens ten times more, in any order.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import HOST, write_tree
from tests.story import Story

ROOT = Path(__file__).parents[2]
PLAN = """\
title: {}
period: {{start: 2026-01-01, end: 2026-12-31}}
owner: lead
goals: {{g: {{title: More readers}}}}
"""
SITE = """\
site_name: P
docs_dir: content
watch: [overrides]
theme: {name: material, font: false, custom_dir: overrides}
plugins:
  - playbook:
      as_of: 2026-06-30
      audience: everyone
"""
FILES = {
    "mkdocs.yml": SITE,
    "content/index.md": "# Home\n",
    "overrides/main.html": '{% extends "base.html" %}\n',
    "strategies/playbook.yml": "team: {lead: {title: The lead}}\n",
    "strategies/east.yml": PLAN.format("East"),
    "strategies/north/strategy.yml": PLAN.format("North"),
}
IN_TIME = 20.0
"""Seconds in which a page is there, on a machine that does other things too."""


class Preview:
    """A process that serves a folder, and what it says."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder.parent / "log.txt"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", HOST, "serve", "-a", f"127.0.0.1:{self.port}", "-f", str(folder / "mkdocs.yml")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)

    def page(self, path: str = "strategies/") -> str:
        """What is answered, or why nothing is."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=IN_TIME) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            return f"{error.code}"
        except OSError as error:
            return str(error)

    def shows(self, *words: str, path: str = "strategies/") -> None:
        """Waits for a page that has all these words; fails where there is none in time."""
        end, found = time.monotonic() + IN_TIME, ""
        while time.monotonic() < end:
            found = self.page(path)
            if all(each in found for each in words):
                return
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")[-3000:]
            time.sleep(0.1)
        pytest.fail(f"{words} are not on {path}: {found[-1500:]}\n{self.log.read_text(encoding='utf-8')[-3000:]}")

    def save(self, name: str, text: str | bytes) -> None:
        """As editors do: a new file beside the old one, which then takes its place."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.swp")
        aside.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        aside.replace(path)

    def good(self, title: str) -> None:
        """Saves what is sound, under a title that was not there before, and waits for it."""
        for name, text in FILES.items():
            if not (self.folder / name).is_file() or (self.folder / name).read_bytes() != text.encode():
                self.save(name, text)
        self.save("strategies/east.yml", PLAN.format(title))
        self.shows(title, "North")
        self.shows("More readers", path="strategies/east/ogst/")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    preview = Preview(write_tree(tmp_path_factory.mktemp("serve") / "site", FILES))
    try:
        preview.shows("East", "North")
        yield preview
    finally:
        preview.process.terminate()
        preview.process.wait(timeout=10)


def syntax(preview: Preview) -> None:
    preview.save("strategies/east.yml", PLAN.format("East") + "channels: [\n")
    for path in ("strategies/", "strategies/east/ogst/", "strategies/north/"):
        preview.shows("strategies/east.yml:6:1", path=path)


def form(preview: Preview) -> None:
    preview.save("strategies/north/goals.yml", "g: {title: [T]}\n")
    preview.shows("section", "strategies/north/")
    (preview.folder / "strategies/north/goals.yml").unlink()


def folder_gone(preview: Preview) -> None:
    shutil.move(preview.folder / "strategies", preview.folder / "elsewhere")
    preview.shows("there is no such folder")
    shutil.move(preview.folder / "elsewhere", preview.folder / "strategies")
    preview.shows("North")


def folder_swapped(preview: Preview) -> None:
    """As a change of branch does."""
    shutil.copytree(preview.folder / "strategies", preview.folder / "other")
    (preview.folder / "other/west.yml").write_text(PLAN.format("West"), encoding="utf-8")
    shutil.rmtree(preview.folder / "strategies")
    (preview.folder / "other").rename(preview.folder / "strategies")
    preview.shows("West", "North")
    (preview.folder / "strategies/west.yml").unlink()


def emptied(preview: Preview) -> None:
    shutil.rmtree(preview.folder / "strategies")
    (preview.folder / "strategies").mkdir()
    preview.shows("there is no strategy in this folder")


def a_file_instead(preview: Preview) -> None:
    shutil.rmtree(preview.folder / "strategies")
    (preview.folder / "strategies").write_text("no folder", encoding="utf-8")
    preview.shows("this is a file, not a folder")
    (preview.folder / "strategies").unlink()


def shared_gone(preview: Preview) -> None:
    (preview.folder / "strategies/playbook.yml").unlink()
    preview.shows("nobody in the team has the id “lead”", "strategies/east.yml:3:8", "strategies/north/strategy.yml:3:8")


def renamed_in_view(preview: Preview) -> None:
    (preview.folder / "strategies/east.yml").rename(preview.folder / "strategies/orient.yml")
    preview.shows("More readers", path="strategies/orient/ogst/")
    preview.shows("404", path="strategies/east/ogst/")
    (preview.folder / "strategies/orient.yml").rename(preview.folder / "strategies/east.yml")


def strategy_a_file(preview: Preview) -> None:
    shutil.rmtree(preview.folder / "strategies/north")
    preview.save("strategies/north", "no folder")
    preview.save("strategies/west.yml", "title: W\n")
    preview.shows("strategies/west.yml:1:1", "period")
    (preview.folder / "strategies/north").unlink()
    (preview.folder / "strategies/west.yml").unlink()


def not_utf8(preview: Preview) -> None:
    preview.save("strategies/east.yml", b"title: caf\xe9\n")
    preview.shows("strategies/east.yml:1:11", "0xE9")


def unreadable(preview: Preview) -> None:
    loop = preview.folder / "strategies/loop.yml"
    loop.symlink_to(loop)
    preview.save("strategies/north/note.txt", "x")
    preview.save("strategies/pipe.txt", "x")
    preview.shows("strategies/loop.yml:1:1")
    loop.unlink()
    os.mkfifo(loop)
    preview.save("strategies/pipe.txt", "y")
    preview.shows("strategies/loop.yml:1:1", "cannot be read")
    loop.unlink()
    (preview.folder / "strategies/north/note.txt").unlink()
    (preview.folder / "strategies/pipe.txt").unlink()


def wrong_option(preview: Preview) -> None:
    preview.save("mkdocs.yml", SITE.replace("everyone", "everybody"))
    preview.shows("mkdocs.yml:8", "audience: everybody", path="strategies/east/")


def broken_configuration(preview: Preview) -> None:
    preview.save("mkdocs.yml", SITE.replace("theme: {", "theme: [{"))
    preview.shows("mkdocs.yml:", "while parsing", path="")


def configuration_gone(preview: Preview) -> None:
    (preview.folder / "mkdocs.yml").unlink()
    preview.shows("mkdocs.yml", "does not exist", path="strategies/")


def documents_gone(preview: Preview) -> None:
    shutil.rmtree(preview.folder / "content")
    preview.shows("docs_dir", "mkdocs.yml", path="strategies/")


def broken_override(preview: Preview) -> None:
    preview.save("overrides/main.html", '{% extends "base.html" %}\n{% block footer %}\n')
    preview.shows("overrides/main.html:", "Unexpected end of template", path="strategies/east/")


def failing_override(preview: Preview) -> None:
    preview.save("overrides/main.html", '{% extends "base.html" %}\n{% block footer %}{{ 1 / 0 }}{% endblock %}\n')
    preview.shows("overrides/main.html:2", "ZeroDivisionError", path="")


def burst(preview: Preview) -> None:
    for number in range(1000):
        preview.save("strategies/east.yml", PLAN.format(f"Number {number}") if number % 3 else "a: [\n")
    preview.shows("strategies/east.yml:2:1")


def half_written(preview: Preview) -> None:
    """What is read while somebody writes."""
    whole = PLAN.format("Half")
    for length in range(0, len(whole), 7):
        (preview.folder / "strategies/east.yml").write_text(whole[:length], encoding="utf-8")
        time.sleep(0.02)
    preview.shows("strategies/east.yml:")


ORDEALS = (
    *(syntax, form, folder_gone, folder_swapped, emptied, a_file_instead, shared_gone, renamed_in_view, strategy_a_file, not_utf8, unreadable),
    *(wrong_option, broken_configuration, configuration_gone, documents_gone, broken_override, failing_override, burst, half_written),
)


@pytest.mark.parametrize("ordeal", ORDEALS, ids=lambda each: each.__name__)
def test_it_says_what_is_wrong_and_goes_on(preview: Preview, ordeal: Callable[[Preview], None]) -> None:
    ordeal(preview)
    preview.good(f"East after {ordeal.__name__}")


@pytest.mark.skipif("PLAYBOOK_ORDEAL" not in os.environ, reason="takes minutes; PLAYBOOK_ORDEAL=1 asks for it")
def test_it_goes_on_and_on(preview: Preview) -> None:
    chance = random.Random(1)
    for number in range(10 * len(ORDEALS)):
        ordeal = chance.choice(ORDEALS)
        ordeal(preview)
        preview.good(f"East after {number} {ordeal.__name__}")


def damaged(folder: Path) -> Iterator[str]:
    """One damage after the other, each named; the last leaves no repository."""
    git = folder / ".git"
    objects = sorted(path for path in (git / "objects").rglob("*") if path.is_file())
    for path in objects[::3]:
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:10])
    yield "objects cut off"
    (git / "refs/heads/main").write_text("1" * 40 + "\n", encoding="ascii")
    yield "a branch that leads nowhere"
    (git / "HEAD").write_bytes(b"\xff\xfe")
    yield "no HEAD that can be read"
    (git / "config").write_text("[core\n", encoding="ascii")
    yield "a broken configuration"
    shutil.rmtree(git / "objects")
    yield "no objects"
    shutil.rmtree(git)
    yield "no repository"


def test_it_goes_on_while_the_repository_is_damaged(tmp_path: Path) -> None:
    story = Story(tmp_path / "site")
    story.commit({**FILES, ".gitignore": ".cache/\n"}, "2026-01-05")
    for number in range(12):
        story.commit({"strategies/east.yml": PLAN.format(f"East {number}")}, f"2026-02-{number + 1:02}")
    preview = Preview(story.folder)
    try:
        preview.shows("East 11", "North")
        for number, name in enumerate(damaged(story.folder)):
            shutil.rmtree(story.folder / ".cache", ignore_errors=True)
            preview.good(f"East with {name} {number}")
        assert "Traceback" not in preview.log.read_text(encoding="utf-8")
    finally:
        preview.process.terminate()
        preview.process.wait(timeout=10)
