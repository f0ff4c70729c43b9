"""What a page of ours weighs beyond the theme's own: a promise to readers on slow lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ASSETS = Path(__file__).parents[2] / "playbook_gen" / "assets"
SUMMARY, STYLE, SCRIPT = 40_000, 12_000, 1_000
"""Bytes: the invented strategy's summary, all styles, all scripts."""


def test_the_summary_of_the_invented_strategy_is_light(demo: Callable[..., Any]) -> None:
    assert len(demo().pages["strategies/lantern-line-2026/index.md"].html.encode()) <= SUMMARY


@pytest.mark.parametrize(("ending", "most"), [("css", STYLE), ("js", SCRIPT)])
def test_styles_and_scripts_are_light(ending: str, most: int) -> None:
    assert sum(file.stat().st_size for file in ASSETS.rglob(f"*.{ending}")) <= most


def test_there_is_no_image_file(demo: Callable[..., Any]) -> None:
    assert [file.name for file in ASSETS.rglob("*") if file.is_file() and file.suffix not in (".css", ".js", ".html")] == []
    assert [path for path, page in demo().pages.items() if re.search(r"<img|url\(", page.html)] == []
