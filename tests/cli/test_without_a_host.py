"""The commands where no host is installed: neither MkDocs nor ProperDocs nor the theme."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.story import Story

WITHOUT = """
import sys

sys.modules |= dict.fromkeys(("mkdocs", "properdocs", "material", "zensical"))  # what is None there cannot be imported
from click.testing import CliRunner
from playbook_gen.cli import main

for line in sys.argv[1:]:
    result = CliRunner().invoke(main, line.split())
    print(line, "ended with", result.exit_code, result.output[-200:] if result.exit_code else "")
"""
COMMANDS = (
    "check --as-of 2026-06-30",
    "explain no-human",
    "schema",
    "diff HEAD~1 HEAD",
    "new persona somebody --strategy x",
    "export json --as-of 2026-06-30",
    "export csv --to tables",
    "export pages --to docs",
    "init another",
    "publish --to releases",
)
PLAN = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\ngoals: {g: {title: G}}\n"


def test_each_command_works_but_the_one_that_builds(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.commit({"mkdocs.yml": "site_name: P\nplugins: [playbook]\n", "strategies/x.yml": PLAN}, "2026-01-01")
    story.commit({"strategies/x.yml": PLAN.replace("title: G", "title: H")}, "2026-02-01")
    run = subprocess.run([sys.executable, "-c", WITHOUT, *COMMANDS], cwd=tmp_path, capture_output=True, text=True, check=True)
    ended = [line.strip() for line in run.stdout.splitlines()]
    assert ended[: len(COMMANDS) - 1] == [f"{each} ended with 0" for each in COMMANDS[:-1]]
    assert "MkDocs builds the site, and is not installed" in run.stdout
    assert (tmp_path / "docs" / "strategies" / "x" / "ogst.md").exists()
    assert (tmp_path / "another" / "mkdocs.yml").exists()
