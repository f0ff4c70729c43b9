"""Templates of the site's owner: where they are, and what their errors say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from playbook_gen.plugin.preview import place_of
from playbook_gen.render.overrides import overrides_in

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from playbook_gen.settings import Overrides, Settings

FOLDER = "playbook"
"""The folder of the theme's `custom_dir` in which they are."""


def overrides_of(config: MkDocsConfig) -> Overrides | None:
    """The templates that stand instead of ours."""
    return overrides_in(Path(config.theme.custom_dir) / FOLDER) if config.theme.custom_dir else None


@contextmanager
def told_by_place(settings: Settings, serving: bool) -> Iterator[None]:
    """What goes wrong in a template of the owner's ends a build as an error with file and line. A preview finds the place itself."""
    try:
        yield
    except Exception as error:
        folder = settings.overrides.folder if settings.overrides else None
        place = place_of(error, folder) if folder and not serving else None
        if place is None:
            raise
        raise PluginError(f"A template of yours cannot be used; no page was written.\n  {folder}/{place.file}:{place.line}: {error}") from error
