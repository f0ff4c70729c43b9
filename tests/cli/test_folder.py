"""What mkdocs.yml tells the commands, however it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from playbook_gen.cli.folder import site as told_by


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
    assert told_by(root).strategies == root / folder


@pytest.mark.parametrize(
    ("option", "day"),
    [("2026-06-30", date(2026, 6, 30)), ('"2026-06-30"', date(2026, 6, 30)), ("soon", None), ("!ENV DAY", None)],
)
def test_the_day(site: Callable[..., Path], option: str, day: date | None) -> None:
    assert told_by(site({"mkdocs.yml": f"plugins:\n  - playbook:\n      as_of: {option}\n"})).as_of == day


def test_the_language_is_the_theme_s(site: Callable[..., Path]) -> None:
    assert told_by(site({"mkdocs.yml": "theme: {name: material, language: it}"})).language == "it"
    assert told_by(site({"mkdocs.yml": "theme: material"})).language == "en"
