"""What mkdocs.yml tells the commands, however it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
import pytest

from playbook_gen.cli.folder import site as told_by
from playbook_gen.settings import Limits


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


@pytest.mark.parametrize(
    ("option", "limits"),
    [
        ("{nodes: 7, occurrences: 1}", Limits(nodes=7, occurrences=1)),
        ("{nodes: !ENV NODES, nesting: 3}", Limits(nesting=3)),
        ("{}", Limits()),
        ("!ENV LIMITS", Limits()),
    ],
)
def test_the_limits(site: Callable[..., Path], option: str, limits: Limits) -> None:
    assert told_by(site({"mkdocs.yml": f"plugins:\n  - playbook:\n      limits: {option}\n"})).limits == limits


@pytest.mark.parametrize(("option", "words"), [("{nods: 7}", "did you mean “nodes”"), ("{nodes: many}", "“many” is no limit"), ("[nodes]", "belong here")])
def test_what_is_no_limit(site: Callable[..., Path], option: str, words: str) -> None:
    with pytest.raises(click.UsageError, match=f"mkdocs.yml, the option limits: .*{words}"):
        _ = told_by(site({"mkdocs.yml": f"plugins:\n  - playbook:\n      limits: {option}\n"})).limits
