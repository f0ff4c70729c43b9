"""`playbook check` as a person meets it: what it prints, and its exit status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from playbook_gen.cli import main
from playbook_gen.cli.folder import strategies_folder

SOUND = {"strategies/x.yml": "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"}


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", "--strategies", str(folder / "strategies"), *arguments])
    return result.exit_code, result.output


def test_a_sound_folder_is_clean(site: Callable[..., Path]) -> None:
    status, output = run(site(SOUND))
    assert status == 0
    assert "no problem of form" in output


def test_a_problem_is_named_with_its_place_and_what_to_write(site: Callable[..., Path]) -> None:
    status, output = run(site(SOUND | {"strategies/y.yml": "titel: Y\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"}))
    assert status == 1
    assert "strategies/y.yml:1:1" in output
    assert "did you mean “title”?" in output
    assert "\x1b" not in output


def test_no_such_folder_is_wrong_usage(tmp_path: Path) -> None:
    status, output = run(tmp_path)
    assert status == 2
    assert "there is no folder" in output


@pytest.mark.parametrize(
    ("mkdocs", "folder"),
    [
        ("plugins: [search, playbook: {strategies_dir: plans}]", "plans"),
        ("plugins: {playbook: {strategies_dir: plans}}", "plans"),
        ("extra: !ENV X\nemoji: !!python/name:material.extensions.emoji.twemoji\nplugins: [playbook]", "strategies"),
        ("plugins: [", "strategies"),
        ("- no mapping", "strategies"),
    ],
)
def test_the_folder_is_the_one_that_the_plugin_is_told(site: Callable[..., Path], mkdocs: str, folder: str) -> None:
    root = site({"mkdocs.yml": mkdocs})
    assert strategies_folder(root) == root / folder
