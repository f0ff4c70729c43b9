"""Hand-written pages that ask for live parts and links: under MkDocs the extension knows the strategies, the page, and what to do about a problem."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.utils import is_markdown_file

from playbook_gen.embeds import Desk, Embeds, Written
from playbook_gen.embeds.documents import problems
from playbook_gen.plugin.beforehand import documents
from playbook_gen.plugin.framed import framed
from playbook_gen.plugin.page import PlaybookPage, for_theme

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.playbook_gen")
NAMES = ("playbook", "playbook_gen.embeds")
"""What an author may list for a host that runs no plugins; here it is the plugin's own."""
_REFUSED = "Pages of yours ask for what is not there"


def add_extension(embeds: Embeds, config: MkDocsConfig) -> None:
    """Adds the extension, once."""
    config.markdown_extensions = [each for each in config.markdown_extensions if each not in NAMES]
    config.markdown_extensions.append(embeds)
    embeds.finish = for_theme(config)
    for name in NAMES:
        config.mdx_configs.pop(name, None)


def lay_out(embeds: Embeds, desk: Desk, config: MkDocsConfig, serving: bool) -> None:
    """Lets pages ask for what there is now. Raises `PluginError` for all that they cannot have, as long as the old site stands; a preview shows it instead."""
    embeds.desk, embeds.problems = desk, []
    if serving:
        return
    extensions = [each for each in config.markdown_extensions if each is not embeds]
    found, texts = problems(_written(config), desk, extensions, config.mdx_configs or {})
    if found:
        raise PluginError(framed(f"{_REFUSED}; no page was written.", found, texts))


def begin(embeds: Embeds, page: Page, config: MkDocsConfig) -> None:
    """The page that is converted next."""
    if not isinstance(page, PlaybookPage):
        file = page.file
        embeds.page = Written(file.src_uri, _shown(file.abs_src_path or file.src_uri, config), lambda: file.content_string)


def report(embeds: Embeds, serving: bool) -> None:
    """What only showed when pages were converted, because another program wrote it. Raises `PluginError`, but for a preview, whose pages say it."""
    if embeds.problems:
        told = framed(f"{_REFUSED}.", tuple(dict.fromkeys(embeds.problems)), {})
        if not serving:
            raise PluginError(told)
        log.error(told)


def _written(config: MkDocsConfig) -> Iterator[Written]:
    """The documents that are pages."""
    for path, name in documents(config):
        if is_markdown_file(path.name):
            yield Written(name, _shown(str(path), config), lambda path=path: path.read_text(encoding="utf-8-sig", errors="strict"))  # type: ignore[misc]


def _shown(path: str, config: MkDocsConfig) -> str:
    """A file as places name it: from the folder of mkdocs.yml on."""
    return Path(os.path.relpath(path, Path(config.config_file_path or "mkdocs.yml").parent)).as_posix()
