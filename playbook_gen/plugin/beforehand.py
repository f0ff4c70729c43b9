"""What would end a build once MkDocs has emptied the site folder is looked for before that, so that the old site stays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.utils import is_markdown_file

from playbook_gen.plugin.overrides import FOLDER, overrides_of
from playbook_gen.render.broken import broken, overrides_broken

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

TEMPLATES = (".html", ".xml")


def hindrances(config: MkDocsConfig) -> list[str]:
    """What the build would end at, a line each: a document that cannot be read, a template of the author that is broken, a site folder that is closed."""
    return [*_documents(config), *_templates(config), *_site(Path(config.site_dir))]


def refuse_what_cannot_work(config: MkDocsConfig) -> None:
    """Raises `PluginError` where a plugin is asked for beside which ours cannot work."""
    if "i18n" in config.plugins:
        raise PluginError(
            "The plugin i18n makes every page from a file below docs_dir, once for each language, and pages of strategies have no such file. "
            "Build the playbook as a site of its own; a strategy says in which language it is: language: it"
        )


def _documents(config: MkDocsConfig) -> Iterator[str]:
    """The documents that MkDocs would read or copy, and cannot."""
    for path, _ in documents(config):
        if reason := _unreadable(path):
            yield f"{path}: {reason}"


def documents(config: MkDocsConfig) -> Iterator[tuple[Path, str]]:
    """The documents that the site is made of, with their names among the documents."""
    for path in _files(Path(config.docs_dir)):
        name = path.relative_to(config.docs_dir).as_posix()
        if not (config.exclude_docs and config.exclude_docs.match_file(name)):
            yield path, name


def _unreadable(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            if is_markdown_file(path.name):
                file.read().decode("utf-8-sig")
    except OSError as error:
        return error.strerror or "cannot be read"
    except UnicodeDecodeError as error:
        return f"not UTF-8, from byte {error.start} on: save it as UTF-8"
    return None


def _templates(config: MkDocsConfig) -> Iterator[str]:
    """The templates of the theme and of ours that the author replaces, and that are no templates, or are made from one that is not there."""
    if not config.theme.custom_dir:
        return
    environment, others = config.theme.get_env(), len(config.plugins.events["env"]) > 1
    for path in _files(Path(config.theme.custom_dir)):
        if path.suffix in TEMPLATES:
            name = path.relative_to(config.theme.custom_dir).as_posix()
            if not name.startswith(f"{FOLDER}/"):
                yield from (f"{path}{reason}" for reason in broken(environment, name, others))
    if overrides := overrides_of(config):
        yield from overrides_broken(overrides)


def _site(folder: Path) -> Iterator[str]:
    """A folder of the site that MkDocs can neither empty nor fill, but whose folders it could."""
    above = next(each for each in (folder, *folder.parents) if each.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        yield f"{above}: the site cannot be written there"


def _files(folder: Path) -> Iterator[Path]:
    """Every file that MkDocs looks at: none whose name, or whose folder's, begins with a dot."""
    for each, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(each, name) for name in sorted(names) if not name.startswith("."))
