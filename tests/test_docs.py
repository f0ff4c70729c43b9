"""What the documents tell people to write and to type: each example is right in form, each command runs."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from playbook_gen.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "content").glob("*.md"))]
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s`/])playbook (?P<arguments>(?:check|explain|export)\b[^`#\n|]*)")


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
    """Every `playbook …` that a document tells to type, without what goes to a file."""
    texts = (path.read_text(encoding="utf-8") for path in DOCUMENTS)
    found = (each["arguments"].partition(">")[0].strip() for text in texts for each in COMMAND.finditer(text))
    return sorted({each for each in found if "RULE" not in each and "DIR" not in each})


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


def test_the_hook_runs_the_command() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] in (ROOT / "content" / "continuous-integration.md").read_text(encoding="utf-8")
    program, *arguments = hook["entry"].split()
    assert program == "playbook"
    assert CliRunner().invoke(main, [*arguments, "--strategies", str(ROOT / "strategies")]).exit_code in (0, 1)
