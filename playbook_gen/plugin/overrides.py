"""Templates of the site's owner: where they are, and what their errors say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from jinja2 import TemplateError
from mkdocs.exceptions import PluginError

from playbook_gen.plugin.preview import place_of
from playbook_gen.render.overrides import overrides_in

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from playbook_gen.settings import Overrides, Settings

FOLDER = "playbook"
"""The folder of the theme's `custom_dir` in which they are."""
_UNUSABLE = "A template of yours cannot be used; no page was written."


def overrides_of(config: MkDocsConfig) -> Overrides | None:
    """The templates that stand instead of ours."""
    return overrides_in(Path(config.theme.custom_dir) / FOLDER) if config.theme.custom_dir else None


@contextmanager
def told_by_place(settings: Settings, serving: bool) -> Iterator[None]:
    """What goes wrong in a template of the owner's, or in ours because of one, ends a build as an error with its place. A preview finds that itself."""
    try:
        yield
    except Exception as error:
        if settings.overrides is None or serving:
            raise
        folder = settings.overrides.folder
        if place := place_of(error, folder):
            raise PluginError(f"{_UNUSABLE}\n  {folder}/{place.file}:{place.line}: {error}") from error
        if not isinstance(error, TemplateError):
            raise
        frames = reversed(extract_tb(error.__traceback__))
        asking = next((f"{each.filename}:{each.lineno}" for each in frames if each.filename.endswith(".html")), "a template of ours")
        raise PluginError(f"{_UNUSABLE}\n  {folder}: {error}: {asking} asks for it") from error
