"""What CONTRIBUTING.md tells to write: each of its files, put into a copy of the package, does what it is there for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable

import pytest
import yaml

from tests.repository import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FILE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```', re.MULTILINE | re.DOTALL)
STRATEGY = """\
title: X
period: {start: 2026-01-01, end: 2026-12-31}
goals: {g: {title: More readers}}
decisions: {d: {title: Leave it, decided: {date: 2026-02-01, outcome: We left}}}
"""
PAGES = """\
from datetime import date
from pathlib import Path
from playbook_gen import Settings, check, render
settings = Settings(date(2026, 6, 30), reference=True)
print(next(page.html for page in render(check(Path("strategies"), settings).playbook, settings) if page.path == "strategies/x/decided.md"))
"""
FIGURE = """\
from playbook_gen.figures.risk_grid import risk_grid
from playbook_gen.render.environment import environment
figure = risk_grid([(3, 1), (3, 1), (1, 2)])
print(environment("en").get_template("figures/risk_grid.html").render(figure=figure, number=str))
"""
OUTLINE = """\
from datetime import date
from pathlib import Path
from playbook_gen import Settings, check
from playbook_gen.exports.outline import as_outline
print(as_outline(check(Path("strategies"), Settings(date(2026, 6, 30))).playbook))
"""

Python = Callable[..., str]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Python:
    """A Python, run beside the package as it is once everything that is told was added."""
    folder = tmp_path_factory.mktemp("contributed")
    shutil.copytree(ROOT / "playbook_gen", folder / "playbook_gen", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in FILE.findall(TEXT):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        assert not (folder / name).exists(), f"{name} is there already"
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "strategies").mkdir()
    (folder / "strategies" / "x.yml").write_text(STRATEGY, encoding="utf-8")

    def run(*arguments: str, status: int = 0) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    return run


def test_every_file_that_is_told_is_one_of_these() -> None:
    told = {"pages/decided.py", "templates/pages/decided.html", "rules/goal_without_owner.py", "figures/risk_grid.py", "templates/figures/risk_grid.html"}
    told |= {"reports/tabs.py", "exports/outline.py"}
    assert {name for name, _ in FILE.findall(TEXT)} == {*(f"playbook_gen/{name}" for name in told), "tests/cases/rules/goal-without-owner.yml"}
    assert 2 * len(FILE.findall(TEXT)) == len(re.findall("^```", TEXT, re.MULTILINE))


def test_the_page_is_written(python: Python) -> None:
    assert re.search(r"<li>.*Leave it.*: We left</li>", python("-c", PAGES))


def test_the_rule_is_found_explained_and_asked(python: Python) -> None:
    told = python("-m", "playbook_gen", "explain", "goal-without-owner")
    assert "nobody owns" in told
    assert "owner: editor" in told
    assert "nobody owns this goal" in python("-m", "playbook_gen", "check", "--select", "goal-without-owner", "--as-of", "2026-06-30")
    cases = yaml.safe_load(dict(FILE.findall(TEXT))["tests/cases/rules/goal-without-owner.yml"])
    assert [*cases] == ["fails", "passes"]


def test_the_figure_is_drawn(python: Python) -> None:
    assert '<th scope="row">3</th><td>2</td>' in python("-c", FIGURE)


def test_the_formats_are_written(python: Python) -> None:
    assert "strategies/x.yml\t" in python("-m", "playbook_gen", "check", "--format", "tabs", "--as-of", "2026-06-30", "--fail-on", "never")
    assert python("-c", OUTLINE).startswith("X\n- More readers\n")


def test_the_other_commands_that_are_told_are_there() -> None:
    modules = re.findall(r"python -m ([\w.]+)", TEXT)
    assert {each for each in modules if each != "pytest"} == {"tests.locale.messages"}
    named = {path for line in re.findall(r"pytest ((?:tests[\w/.]* ?)+)", TEXT) for path in line.split()}
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert set(re.findall(r"`make (\w+)", TEXT)) <= set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
