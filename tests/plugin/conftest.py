"""Sites that are built more than once in the same folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config


def configured(folder: Path) -> Any:
    return load_config(config_file=str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))


@pytest.fixture
def run() -> Callable[..., Any]:
    """`run(folder)` builds the site of a folder anew; with `stop_after="config"` only the configuration is made."""

    def built(folder: Path, stop_after: str = "") -> Any:
        config = configured(folder)
        config.plugins.on_startup(command="build", dirty=False)
        if stop_after == "config":
            return config.plugins.on_config(config)
        build(config)
        config.plugins.on_shutdown()
        return config

    return built


@pytest.fixture
def serve() -> Callable[[Path], Callable[[], None]]:
    """`serve(folder)` builds as `mkdocs serve` does and gives what builds again, with the same plugin."""

    def started(folder: Path) -> Callable[[], None]:
        first = configured(folder)
        first.plugins.on_startup(command="serve", dirty=False)

        def again() -> None:
            config = configured(folder)
            build(config, serve_url="http://localhost/")

        again()
        return again

    return started
