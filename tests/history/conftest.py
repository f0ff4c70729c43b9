"""A repository to tell a story in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.story import Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path / "repository")
