"""The glossary: what the words on all pages mean, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.locale import glossary, message
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import GLOSSARY, PageKind, PageSpec, SearchEntry
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page, in the site's language, with the names that the playbook gives to things."""
    if settings.reference:
        context = {"groups": glossary.GROUPS, "glossary": glossary.GLOSSARY}
        title = message("Glossary", settings.language)
        yield PageSpec("glossary", GLOSSARY, title, settings.language, context=context, entries=tuple(_entries(playbook, settings.language)))


def _entries(playbook: Playbook, language: str) -> Iterator[SearchEntry]:
    """Each word at its place."""
    for id_, word in glossary.WORDS.items():
        yield SearchEntry(f"word-{id_}", glossary.title(id_, language, playbook.shared.terms), message(word.meaning, language))


KIND = PageKind("glossary", 910, pages, about="reference")
