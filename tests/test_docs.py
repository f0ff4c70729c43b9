"""What the documents tell people to write and to type: each example is right in form, each command runs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from playbook_gen.cli import main
from tests.story import Story

ROOT = Path(__file__).parents[1]
GUIDE = [ROOT / "content" / "guide" / name for name in ("index.md", "goals.md", "maturity.md", "what-goes-where.md", "reviewing.md", "running-the-site.md")]
OTHERS = [ROOT / "README.md", *sorted((ROOT / "content").glob("*.md"))]
DOCUMENTS = [*OTHERS, *GUIDE]
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s`/])playbook (?P<arguments>(?:check|explain|export|schema)\b[^`#\n|]*)")
TYPED = re.compile(r"^ *((?:playbook|mkdocs|cd) [^#\n]+)|`(playbook [a-z]+ [^`]+)`", re.MULTILINE)


def blocks(language: str) -> list[object]:
    """The examples in a language, with where they stand."""
    return [
        pytest.param(found["text"], id=f"{path.name}:{text.count(chr(10), 0, found.start()) + 1}")
        for path in DOCUMENTS
        for text in [path.read_text(encoding="utf-8")]
        for found in BLOCK.finditer(text)
        if found["language"] == language
    ]


def commands() -> list[str]:
    """Every `playbook …` that a document tells to type in a playbook's folder, without what goes to a file."""
    texts = (path.read_text(encoding="utf-8") for path in OTHERS)
    found = (each["arguments"].partition(">")[0].strip() for text in texts for each in COMMAND.finditer(text))
    return sorted({each for each in found if not re.search("RULE|DIR|REV|[$]", each)})


@pytest.mark.parametrize("text", blocks("yaml"))
def test_an_example_can_be_read(text: str) -> None:
    assert yaml.safe_load(text)


def test_there_are_commands() -> None:
    assert {"check", "check --format github", "export json"} <= set(commands())


@pytest.mark.parametrize("arguments", commands())
def test_a_command_runs(arguments: str) -> None:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        result = CliRunner().invoke(main, shlex.split(arguments))
    finally:
        os.chdir(before)
    assert result.exit_code in (0, 1), result.output
    assert result.output


def steps() -> list[str]:
    """Everything that the guide tells to type, page by page, in its order; and the one file that it tells to save."""
    found: list[str] = []
    for path in GUIDE:
        text = path.read_text(encoding="utf-8")
        found += [next(filter(None, each.groups())).strip() for each in TYPED.finditer(text)]
    return found


def test_the_guide_is_made_of_known_commands() -> None:
    assert {each.split()[1] for each in steps() if each.startswith("playbook")} == {"init", "check", "diff", "new", "schema", "explain", "publish", "export"}
    assert {each for each in steps() if not each.startswith("playbook")} == {"cd our-playbook", "mkdocs serve", "mkdocs build --strict"}
    assert set(GUIDE) == set((ROOT / "content" / "guide").glob("*.md"))


def test_the_guide_works_from_an_empty_folder(tmp_path: Path) -> None:
    first = (ROOT / "content" / "guide" / "index.md").read_text(encoding="utf-8")
    market = re.search(r"`(strategies/spring-market\.yml)`.*?```yaml\n(.*?)```", first, re.DOTALL)
    assert market
    folder = tmp_path
    for step in steps():
        if step.startswith("cd "):
            folder = folder / step.removeprefix("cd ")
            Story(folder).commit({market[1]: market[2]}, "2026-01-01", tag="2026-Q1")
        elif step == "mkdocs serve":
            assert "Serving on" in served(folder)
        else:
            done = typed(step, folder)
            assert done.returncode == 0, f"{step}\n{done.stdout}{done.stderr}"
    assert (folder / "site" / "strategies" / "spring-market" / "index.html").exists()


def typed(step: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What typing a command in a folder does."""
    program, *arguments = shlex.split(step)
    module = {"playbook": "playbook_gen", "mkdocs": "mkdocs"}[program]
    return subprocess.run([sys.executable, "-m", module, *arguments], cwd=folder, env=environment(), capture_output=True, text=True, timeout=120, check=False)


def served(folder: Path) -> str:
    """What `mkdocs serve` says until it serves; then it is ended."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        said = ""
        for line in process.stderr:
            said += line
            if "Serving on" in line:
                break
        process.terminate()
    return said


def environment() -> dict[str, str]:
    """This one, with our package in reach where it is not installed."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}


def test_the_hook_runs_the_command() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] in (ROOT / "content" / "continuous-integration.md").read_text(encoding="utf-8")
    program, *arguments = hook["entry"].split()
    assert program == "playbook"
    assert CliRunner().invoke(main, [*arguments, "--strategies", str(ROOT / "strategies")]).exit_code in (0, 1)
