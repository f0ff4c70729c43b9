"""What tests of every room may use: a tiny site in, pages out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

Files = Mapping[str, str]
AS_OF = "2026-06-30"


def write_tree(folder: Path, files: Files) -> Path:
    """Writes texts, dedented so that a test can indent them, under their paths in `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Files], Path]:
    """`site({"strategies/x.yml": "…"})` writes the files and returns their folder; called again, it adds to it."""
    return lambda files: write_tree(tmp_path, files)


@dataclass(frozen=True)
class Built:
    """A built site: `site_dir` holds its pages, `log` is what MkDocs and its plugins said, a line each: `LEVEL logger: message`."""

    folder: Path
    site_dir: Path
    log: str

    def page(self, path: str) -> str:
        """The HTML of a page: `""` is the home page, `strategies/x/` or `strategies/x/index.html` another."""
        file = self.site_dir / path
        return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")


Build = Callable[..., Built]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """`build({"strategies/x.yml": "…"}, as_of="2026-01-31")` is the site that MkDocs makes of the files with these options of the plugin.

    A `content/index.md` and a `mkdocs.yml` are there if not among the files. A build that fails raises with its log in a note,
    where `pytest.raises(…, match="…")` finds it.
    The same files with the same options are built once a module: change nothing in what this returns.
    """
    kept: dict[str, Built] = {}

    def built(files: Files, **options: Any) -> Built:
        key = repr((sorted(files.items()), sorted(options.items())))
        if key not in kept:
            config = {
                "site_name": "A playbook",
                "docs_dir": "content",
                "theme": {"name": "material", "font": False},
                "plugins": ["search", {"playbook": {"as_of": AS_OF, **options}}],
            }
            defaults = {"mkdocs.yml": yaml.safe_dump(config, sort_keys=False), "content/index.md": "# Home\n"}
            kept[key] = mkdocs_build(write_tree(tmp_path_factory.mktemp("site"), {**defaults, **files}))
        return kept[key]

    return built


def mkdocs_build(folder: Path) -> Built:
    """Builds the `mkdocs.yml` in `folder` in this process, as `mkdocs build` does."""
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config

    text = StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        config = load_config(config_file=str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
        config.plugins.on_startup(command="build", dirty=False)
        run(config)
        config.plugins.on_shutdown()
    except BaseException as error:
        error.add_note(text.getvalue())
        raise
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    return Built(folder, folder / "site", text.getvalue())
