"""Random edits → a check that goes on from the last one finds, and makes, what a check from nothing does."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from playbook_gen.pipeline import Checked, check, check_again, render
from playbook_gen.render.page import RenderedPage
from playbook_gen.settings import Settings
from tests.edits import START, edit, held, written

STEPS = 40


def told(checked: Checked, settings: Settings) -> dict[str, Any]:
    """All that a build makes of a check."""
    pages = () if checked.stops else render(checked.playbook, settings)
    return {"found": checked.found, "broken": checked.broken, "texts": checked.texts, **{page.path: page for page in pages}}


@pytest.mark.parametrize("seed", range(4))
def test_a_check_again_is_a_check(seed: int, tmp_path: Path) -> None:
    """Where the check ends in an error, the edit is most often taken back."""
    site, sound = tmp_path / "site", {name: text.encode() for name, text in START.items()}
    written(site, sound)
    settings = Settings(date(2026, 6, 30), audience="staff", reference=True)
    chance, folder = random.Random(seed), site / "strategies"
    _, kept = check_again(folder, settings, None)
    done: list[str] = []
    before: dict[str, Any] = {}
    taken_over = broken = 0
    for _ in range(STEPS):
        done.append(edit(site, chance))
        checked, kept = check_again(folder, settings, kept)
        again, anew = told(checked, settings), told(check(folder, settings), settings)
        assert list(again) == list(anew), done
        assert [name for name in anew if again[name] != anew[name]] == [], done
        taken_over += sum(isinstance(page, RenderedPage) and page is before.get(name) for name, page in again.items())
        before = again
        broken += checked.stops
        if not checked.stops:
            sound = held(site)
        elif chance.random() < 0.7:
            written(site, sound)
    assert broken
    assert taken_over > 10 * STEPS
