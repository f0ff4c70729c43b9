"""The demo's pages, rendered once for each audience, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from playbook_gen import Settings, check, render
from playbook_gen.model.playbook import Playbook
from playbook_gen.render.page import RenderedPage
from playbook_gen.settings import Audience

DEMO = Path(__file__).parents[2] / "strategies"


@dataclass(frozen=True)
class Rendered:
    """A playbook with its pages by source path, and the homes of its things: (plan, (kind, id)) → path and anchor."""

    playbook: Playbook
    settings: Settings
    pages: dict[str, RenderedPage]


def rendered(folder: Path, settings: Settings) -> Rendered:
    checked = check(folder, settings)
    assert checked.diagnostics == ()
    return Rendered(checked.playbook, settings, {page.path: page for page in render(checked.playbook, settings)})


@cache
def of_demo(audience: Audience, directory_urls: bool) -> Rendered:
    settings = Settings(date(2026, 6, 30), audience=audience, directory_urls=directory_urls)
    return rendered(DEMO, settings)


Demo = Callable[..., Rendered]


@pytest.fixture(scope="session")
def demo() -> Demo:
    """`demo("leadership", directory_urls=True)` is the demo as this audience sees it."""
    return lambda audience="leadership", directory_urls=True: of_demo(audience, directory_urls)


@pytest.fixture(scope="session")
def pages_of() -> Callable[..., Rendered]:
    """`pages_of(folder, audience="staff")` renders a strategies folder without problems of form."""
    return lambda folder, **choices: rendered(folder, replace(Settings(date(2026, 6, 30)), **choices))
