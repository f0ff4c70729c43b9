"""The strategies' past, as far as a build may tell it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from playbook_gen import pipeline
from playbook_gen.locale.phrase import Phrase

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from playbook_gen.history.past import Past
    from playbook_gen.model.playbook import Playbook
    from playbook_gen.settings import Settings

log = logging.getLogger("mkdocs.plugins.playbook_gen")


def past_of(folder: Path, playbook: Playbook, settings: Settings, config: MkDocsConfig) -> Past | None:
    """What is told of the past; says in one line why nothing is, and what cannot be known."""
    cache = Path(config.config_file_path or "mkdocs.yml").parent / ".cache" / "playbook-gen" / "history.json"
    found = pipeline.past(folder, playbook, settings, cache)
    if isinstance(found, Phrase):
        log.log(logging.WARNING if settings.history.enabled else logging.INFO, "Playbook: no pages of changes: %s", found)
        return None
    for note in found.notes if found else ():
        log.info("Playbook: %s", note)
    return found
